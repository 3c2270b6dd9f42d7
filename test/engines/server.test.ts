import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { until } from './http.js';
import { hasEnded, self } from '../../cli/owner.js';
import { launch, type Server } from './server.js';

let bin: string;
beforeEach(async () => {
  bin = await mkdtemp(join(tmpdir(), 'ccboards-bin-'));
});
afterEach(() => rm(bin, { recursive: true, force: true }));

/** A program that runs a shell script. */
async function script(text: string): Promise<string> {
  const path = join(bin, 'engine');
  await writeFile(path, `#!/bin/sh\n${text}\n`);
  await chmod(path, 0o755);
  return path;
}

async function start(text: string, within = 5000): Promise<Server<'http'>> {
  return launch({
    name: 'toy',
    program: await script(text),
    ports: ['http'],
    prepare: async ({ ports }) => [String(ports.http)],
    isReady: ({ log }) => log().includes('ready'),
    within,
  });
}

test('a server gets a free port, and its folder goes with it', async () => {
  const server = await start('echo "port $1 ready"; exec sleep 60');
  expect(server.url).toBe(`http://127.0.0.1:${server.ports.http}`);
  expect(server.log()).toContain(`port ${server.ports.http}`);
  await server.stop();
  expect(hasEnded({ ...self, pid: server.pid })).toBe(true);
  expect(existsSync(server.folder)).toBe(false);
});

test('a server that is not ready in time is ended, and its log shown', async () => {
  await expect(start('echo still thinking; exec sleep 60', 300)).rejects.toThrow(
    /toy was not ready within 0\.3 s\n {2}\| still thinking/,
  );
});

test('a server that ends early says how, and shows its log', async () => {
  await expect(start('echo bad flag >&2; exit 7')).rejects.toThrow(/toy ended with 7(.|\n)*\| bad flag/);
});

test('a port that somebody took meanwhile is not the end', async () => {
  const counter = join(bin, 'count');
  const text = `echo x >> ${counter}; [ $(wc -l < ${counter}) -gt 1 ] || { echo address already in use; exit 1; }`;
  const server = await start(`${text}; echo ready; exec sleep 60`);
  await server.stop();
});

test('a server does not outlive the process that started it, however that ends', async () => {
  const engine = await script('echo ready; exec sleep 60');
  const starter = join(dirname(fileURLToPath(import.meta.url)), 'support', 'starter.ts');
  const owner = spawn(process.execPath, ['--import', 'tsx', starter, engine], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve) =>
    createInterface({ input: owner.stdout }).once('line', resolve),
  );
  const { pid, folder } = JSON.parse(line) as { pid: number; folder: string };
  expect(hasEnded({ ...self, pid })).toBe(false);
  owner.kill('SIGKILL');
  await until('its end', async () => hasEnded({ ...self, pid }) && !existsSync(folder), 5000);
});
