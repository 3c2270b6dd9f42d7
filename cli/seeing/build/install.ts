import { spawn } from 'node:child_process';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';

/** Installs the packages of a folder's lock file into another folder. Nothing of them is run. */
export async function install(of: { from: string; to: string }): Promise<void> {
  await mkdir(of.to, { recursive: true });
  for (const name of ['package.json', 'package-lock.json'])
    await copyFile(join(of.from, name), join(of.to, name));
  await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], of.to);
}

function npm(args: readonly string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const command = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const child = spawn(command, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: command === 'npm.cmd',
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`npm ${args[0]} in ${cwd} ended with ${code}:\n${output.trim().slice(-2000)}`));
    });
  });
}
