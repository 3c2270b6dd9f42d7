/** The sources of a decision that are a person; the others are rules (`config`) and hooks. */
export const people = Object.freeze(['user_permanent', 'user_temporary', 'user_abort', 'user_reject']);
