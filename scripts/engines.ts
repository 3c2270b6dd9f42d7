import process from 'node:process';
import { enginesCommand } from '../test/engines/command.js';
import { recipes } from '../test/engines/recipes.js';

process.exitCode = await enginesCommand(process.argv.slice(2), {
  recipes,
  screen: { isTerminal: process.stderr.isTTY, write: (text) => process.stderr.write(text) },
  print: (text) => console.log(text),
  env: process.env,
});
