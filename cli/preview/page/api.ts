import type { Finding } from '../../../src/check/finding';
import type { BoardQuestion, OptionsQuestion, PanelQuestion } from '../question';
import type { PanelAnswer } from '../source';

/** A board in its classic JSON form. */
export type Dashboard = Readonly<Record<string, unknown>>;

export interface Shelf {
  readonly boards: readonly Dashboard[];
  readonly source: {
    readonly about: string;
    readonly now?: number;
    readonly zone?: string;
    readonly choices?: Readonly<Record<string, string>>;
  };
}

export type { OptionsQuestion, PanelAnswer, PanelQuestion };

export async function loadShelf(): Promise<Shelf> {
  return read<Shelf>(await fetch('/api/boards'));
}

export async function askFindings(board: string, signal: AbortSignal): Promise<readonly Finding[]> {
  const body: BoardQuestion = { board };
  const found = await read<{ findings: Finding[] }>(await post('/api/findings', { body, signal }));
  return found.findings;
}

export async function askPanel(question: PanelQuestion, signal: AbortSignal): Promise<PanelAnswer> {
  return read<PanelAnswer>(await post('/api/panel', { body: question, signal }));
}

export async function askOptions(question: OptionsQuestion, signal: AbortSignal): Promise<readonly string[]> {
  const found = await read<{ options: string[] }>(await post('/api/options', { body: question, signal }));
  return found.options;
}

/**
 * Calls back at each edit of a board; returns how to stop. A browser has six connections to a server for all its
 * tabs: one that is not looked at gives its own back, and asks when it is looked at again.
 */
export function onEdit(callback: () => void): () => void {
  let edits: EventSource | undefined;
  const listen = () => {
    edits = new EventSource('/api/edits');
    edits.addEventListener('message', callback);
  };
  const turn = () => {
    edits?.close();
    edits = undefined;
    if (document.visibilityState !== 'visible') return;
    listen();
    callback();
  };
  if (document.visibilityState === 'visible') listen();
  document.addEventListener('visibilitychange', turn);
  return () => {
    edits?.close();
    document.removeEventListener('visibilitychange', turn);
  };
}

function post(path: string, { body, signal }: { body: unknown; signal: AbortSignal }): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(path, { method: 'POST', headers, body: JSON.stringify(body), signal });
}

async function read<Body>(response: Response): Promise<Body> {
  const body = (await response.json()) as Body & { readonly error?: string };
  if (!response.ok) throw new Error(body.error ?? `the preview answered with ${response.status}`);
  return body;
}
