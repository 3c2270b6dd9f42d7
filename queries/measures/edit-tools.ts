/** The tools that change files: decisions about these are what the counter of edit decisions counts. */
export const edits: readonly string[] = Object.freeze(['Edit', 'Write', 'NotebookEdit']);
