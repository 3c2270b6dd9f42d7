import { run } from '../../cli/run.js';

/** A command line to run: what `warm.ts` asks of this process. */
export interface Asked {
  readonly cwd: string;
  readonly args: readonly string[];
}

process.on('message', async ({ cwd, args }: Asked) => {
  let out = '';
  let err = '';
  process.chdir(cwd);
  const code = await run(args, {
    cwd,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    live: false,
  });
  process.send!({ code, out, err });
});
