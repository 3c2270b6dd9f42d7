import { panelOf } from '../../src/proof/index.js';
import type { Browser } from './browser/browser.js';
import type { Box, Tab } from './browser/tab.js';

/** What a picture shows. */
export interface Scene {
  /** Where the preview answers. */
  readonly url: string;
  readonly dashboard: object;
  /** One panel, by title or id; the whole board without it. */
  readonly panel?: string;
  readonly theme: 'dark' | 'light';
  readonly width: number;
  readonly from?: string;
  readonly to?: string;
  /** Pixels of the picture for each of the page. */
  readonly scale?: number;
}

const drawn = "document.documentElement?.dataset.state === 'drawn'";
/** Where the board ends, in a window that may be higher than it; the page without a board at its own end. */
const end = `(() => {
  const ground = document.querySelector('.ground')?.getBoundingClientRect();
  return ground ? ground.bottom + window.scrollY + 16 : document.querySelector('.page').scrollHeight;
})()`;
const firstHeight = 1000;
const mostMs = 120_000;

/** A board or a panel as PNG, taken when everything is drawn. */
export async function shoot(browser: Browser, scene: Scene): Promise<Buffer> {
  const { width, scale = 1 } = scene;
  const tab = await browser.open({ width, height: firstHeight, scale });
  try {
    await tab.go(`${scene.url}/?${queryOf(scene)}`);
    await tab.until(drawn, { what: 'the board to be drawn', ms: mostMs });
    // The whole board in one picture: the window becomes as high as the board.
    const height = Math.ceil(await tab.evaluate<number>(end));
    await tab.resize({ width, height, scale });
    await tab.until(drawn, { what: 'the board to be drawn', ms: mostMs });
    return await tab.picture(await boxOf(tab, scene));
  } finally {
    await tab.close();
  }
}

function queryOf({ dashboard, theme, from, to }: Scene): string {
  const query = new URLSearchParams({
    board: String((dashboard as { uid?: unknown }).uid),
    theme,
    bare: '1',
  });
  if (from !== undefined) query.set('from', from);
  if (to !== undefined) query.set('to', to);
  return query.toString();
}

/** Where a panel stands in the page. */
async function boxOf(tab: Tab, { dashboard, panel }: Scene): Promise<Box | undefined> {
  if (panel === undefined) return undefined;
  const { id, title } = panelOf(dashboard, panel);
  const box = await tab.evaluate<Box | null>(`(() => {
    const found = document.querySelector('[data-panel="${id ?? ''}"]');
    return found ? (({ x, y, width, height }) => ({ x, y, width, height }))(found.getBoundingClientRect()) : null;
  })()`);
  if (box) return box;
  throw new Error(`the panel ${JSON.stringify(title)} stands in a row that is folded`);
}
