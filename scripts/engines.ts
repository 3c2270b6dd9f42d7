import process from 'node:process';
import { enginesCommand } from '../test/engines/command.js';
import { recipes } from '../test/engines/recipes.js';

// Ending through exit() ends the build this run started, too.
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

process.exitCode = await enginesCommand(process.argv.slice(2), {
  recipes,
  screen: { isTerminal: process.stderr.isTTY, write: (text) => process.stderr.write(text) },
  print: (text) => console.log(text),
  env: process.env,
});
