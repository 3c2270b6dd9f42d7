import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findPage } from './page-files.js';

/** One file the preview serves. */
export interface Served {
  readonly type: string;
  readonly content: string | Uint8Array;
}

const html = `<!doctype html>
<html lang="en" data-state="busy">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Preview</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
</head>
<body><div id="page"></div><script src="/page.js"></script></body>
</html>
`;

/** The page and what it loads, by path. Without a built page the error says how to build one. */
export async function servedPage(folder = findPage()): Promise<ReadonlyMap<string, Served>> {
  if (folder === undefined) {
    throw new Error("The preview's page is not built yet. In a checkout run: npm run preview-page");
  }
  const [script, style] = await Promise.all([
    readFile(join(folder, 'page.js')),
    readFile(join(folder, 'page.css')),
  ]);
  return new Map<string, Served>([
    ['/', { type: 'text/html; charset=utf-8', content: html }],
    ['/page.js', { type: 'text/javascript; charset=utf-8', content: script }],
    ['/page.css', { type: 'text/css; charset=utf-8', content: style }],
  ]);
}
