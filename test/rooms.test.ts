import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Each room and the rooms it may import. Inside src a room imports only rooms named before it. */
const mayImport: Record<string, readonly string[]> = {
  'src/promql': [],
  'src/logql': [],
  'src/grafana': ['src/promql', 'src/logql'],
  'src/check': ['src/promql', 'src/logql', 'src/grafana'],
  'src/proof': ['src/promql', 'src/logql', 'src/grafana', 'src/check'],
  'src/api': ['src/promql', 'src/logql', 'src/grafana', 'src/check', 'src/proof'],
  queries: ['src/*'],
  panels: ['src/*', 'queries'],
  dashboards: ['src/*', 'queries', 'panels'],
  rules: ['src/*', 'queries', 'panels'],
  pipeline: ['src/*', 'queries'],
  cli: ['src/*', 'queries', 'panels', 'dashboards', 'rules', 'pipeline'],
};

/** What only one room may know. */
const keptTo: Record<string, string> = { '@grafana/grafana-foundation-sdk': 'src/grafana' };

function roomOf(path: string): string | undefined {
  const parts = relative(root, path).split(sep);
  const room = parts[0] === 'src' ? parts.slice(0, 2).join('/') : parts[0]!;
  return room in mayImport ? room : undefined;
}

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.tsx?$/.test(entry.name)) yield path;
  }
}

function importsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*(['"])([^'"]+)\1/g)].map((found) => found[2]!);
}

function allowed(from: string, to: string): boolean {
  if (from === to) return true;
  return mayImport[from]!.some((room) => room === to || (room === 'src/*' && to.startsWith('src/')));
}

function findings(): string[] {
  const found: string[] = [];
  for (const room of Object.keys(mayImport)) {
    for (const path of sources(join(root, room))) {
      for (const name of importsOf(path)) {
        const place = `${relative(root, path)} imports ${name}`;
        const owner = Object.entries(keptTo).find(([kept]) => name.startsWith(kept))?.[1];
        if (owner && owner !== room) found.push(`${place}: only ${owner} may`);
        if (!name.startsWith('.')) continue;
        const target = roomOf(resolve(dirname(path), name));
        if (!target || !allowed(room, target)) found.push(place);
      }
    }
  }
  return found;
}

test('imports point one way', () => {
  expect(findings()).toEqual([]);
});

test('every folder with code at the top is a room, or holds scripts and tests', () => {
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const known = new Set([...Object.keys(mayImport).map((room) => room.split('/')[0]), 'scripts', 'test']);
  const others = folders
    .map((entry) => entry.name)
    .filter((name) => !name.startsWith('.') && !['node_modules', 'dist', 'lib', 'docs'].includes(name));
  expect(others.filter((name) => !known.has(name))).toEqual([]);
});
