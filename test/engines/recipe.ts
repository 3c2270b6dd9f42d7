/** A program an engine consists of, and how a ready one is recognised. */
export interface Program {
  readonly name: string;
  /** The environment variable that points to a ready one. */
  readonly variable: string;
  /** Names to look for on PATH. */
  readonly onPath: readonly string[];
  /** Arguments that make the program print its version. */
  readonly versionArguments: readonly string[];
  /** Whether what it printed belongs to a version that fits. */
  readonly fits: (printed: string) => boolean;
}

/** What a build may do: run commands, and say what it is at. */
export interface Workshop {
  /** Where the programs belong; becomes the engine's folder when the build is through. */
  readonly output: string;
  /** For everything else; removed afterwards. */
  readonly scratch: string;
  readonly say: (doing: string) => void;
  readonly run: (command: string, args: readonly string[], options?: RunOptions) => Promise<string>;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called with each line of output. */
  readonly onLine?: (line: string) => void;
}

/** How one engine is made. */
export interface Recipe {
  readonly name: string;
  readonly version: string;
  readonly programs: readonly Program[];
  /** Everything the result depends on: another text here means another folder in the cache. */
  readonly inputs: string;
  /** What a person should expect, such as "about 5 min on 2 cores". */
  readonly takes: string;
  readonly build: (workshop: Workshop) => Promise<void>;
}

/** `prometheus 3.15.0` */
export function title(recipe: Recipe): string {
  return `${recipe.name} ${recipe.version}`;
}
