import process from 'node:process';
import { launch } from '../server.js';

/** Starts the program it is told and waits to be killed. */
const server = await launch({
  name: 'toy',
  program: process.argv[2]!,
  ports: ['http'],
  prepare: async () => [],
  isReady: ({ log }) => log().includes('ready'),
});
console.log(JSON.stringify({ pid: server.pid, folder: server.folder }));
