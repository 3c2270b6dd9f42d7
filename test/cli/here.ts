import { run } from '../../cli/run.js';

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process, in a folder, with nothing in its environment but what is given. */
export async function here(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  interruption?: () => AbortSignal,
): Promise<Said> {
  let out = '';
  let err = '';
  const code = await run(args, {
    cwd,
    env,
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    live: false,
    ...(interruption && { interruption }),
  });
  return { code, out, err };
}
