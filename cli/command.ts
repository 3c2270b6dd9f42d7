/** One option of a command, as `parseArgs` of Node takes it and as `--help` shows it. */
export interface Option {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  readonly short?: string;
  /** Stands for the value in the help text: `--out <folder>`. */
  readonly value?: string;
  readonly help: string;
}

/** What a command gets to work with; nothing else of the process is touched. */
export interface Surroundings {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** A person is watching: progress may be redrawn in place. */
  readonly live: boolean;
  /** Writes to the terminal as it is, to draw over what is there; `out` and `err` show control characters. */
  readonly redraw?: (text: string) => void;
  /** Aborted by Ctrl-C; asking for it means to end in order. Without asking, Ctrl-C ends the process. */
  readonly interruption?: () => AbortSignal;
}

/** The values of a command's options as given. */
export type Values = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

export interface Command {
  readonly options: Readonly<Record<string, Option>>;
  /** Words after the command, as the usage line shows them. */
  readonly operands?: string;
  readonly about: string;
  /** Exit codes beside 0, 1 and 2, or what those mean here. */
  readonly exits?: Readonly<Record<number, string>>;
  run(values: Values, operands: readonly string[], around: Surroundings): Promise<number>;
}

/** A command's name and one line about it; its code is loaded only when it runs. */
export interface Entry {
  readonly name: string;
  readonly alias?: string;
  readonly summary: string;
  load(): Promise<{ readonly command: Command }>;
}

export function text(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

export function flag(values: Values, name: string): boolean {
  return values[name] === true;
}

export function list(values: Values, name: string): readonly string[] {
  const value = values[name];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
