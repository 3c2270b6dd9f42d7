import { run } from '../cli/run.js';

/** `npm run build`: the boards of this package with its defaults. Options go through to `ccboards build`. */
process.exitCode = await run(['build', ...process.argv.slice(2)], {
  cwd: process.cwd(),
  env: process.env,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  live: process.stderr.isTTY === true && !process.env['CI'],
});
