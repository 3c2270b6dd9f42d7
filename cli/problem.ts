/** Something the user can mend: printed as it is, without a stack. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly exitCode: number;

  constructor(message: string, options: { readonly exitCode?: number; readonly cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.exitCode = options.exitCode ?? exit.error;
  }
}

/** The exit codes of every command. */
export const exit = {
  ok: 0,
  error: 1,
  usage: 2,
  differences: 3,
  partial: 4,
  interrupted: 130,
} as const;

/** What happened and, where an error knows it, what to do about it. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { todo } = error as { readonly todo?: unknown };
  return typeof todo === 'string' ? `${error.message}\n  ${todo}` : error.message;
}
