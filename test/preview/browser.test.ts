import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startBrowser, type Browser } from '../../cli/preview/browser/browser.js';
import type { Tab } from '../../cli/preview/browser/tab.js';
import { fromStores } from '../../cli/preview/from-stores.js';
import { servedPage } from '../../cli/preview/page-served.js';
import { startPreview, type Preview } from '../../cli/preview/server.js';
import type { Source } from '../../cli/preview/source.js';
import { compileBoards } from '../../dashboards/set.js';
import { claudeCodeBoards } from '../../dashboards/index.js';
import { collector } from '../../queries/pipeline.js';
import { toClassic } from '../../src/grafana/index.js';
import { money } from '../e2e/money.js';
import { clickText, selector, shownIn, untilDrawn } from './page.js';
import { startSample, type SampleStage } from './sample-stage.js';

const hour = 3_600_000;
const fleet = {
  developers: 4,
  days: 1,
  seed: 3,
  start: '2026-03-11',
  zones: [0],
  weekends: 1,
  habits: { withoutTeam: 0.3 },
} as const;
const now = Date.UTC(2026, 2, 11, 22);

let stage: SampleStage;
let browser: Browser;
let preview: Preview;
let tab: Tab;
let boards: object[];
let asked: string[] = [];

beforeAll(async () => {
  [stage, browser] = await Promise.all([startSample(fleet, now), startBrowser()]);
  const compiled = compileBoards(claudeCodeBoards, { pipeline: collector(), individuals: true });
  boards = compiled.map((board) => firstRows(toClassic(board)));
  const stores = fromStores(stage.stores);
  const source: Source = {
    ...stores,
    now,
    zone: 'UTC',
    panel: (question, asking) => {
      asked.push(String(question.panel));
      return stores.panel(question, asking);
    },
  };
  preview = await startPreview({ boards: () => Promise.resolve(boards), source, files: await servedPage() });
  tab = await browser.open({ width: 1280, height: 1600 });
  await tab.go(`${preview.url}/?board=cc-cost`);
  await untilDrawn(tab);
});
afterAll(async () => {
  await tab?.close();
  await browser?.close();
  await preview?.close();
  await stage?.stop();
});
beforeEach(() => {
  asked = [];
});

/** Two rows of a board: what the others hold asks much and shows nothing new here. */
function firstRows(dashboard: object): object {
  const { panels } = dashboard as { readonly panels: readonly { readonly type: string }[] };
  const third = panels.flatMap(({ type }, at) => (type === 'row' ? [at] : []))[2];
  return { ...dashboard, panels: panels.slice(0, third) };
}

/** Goes to an address in the page that is open, as its own links do. */
async function open(query: string): Promise<void> {
  await tab.evaluate(`history.pushState(null, '', '/?${query}'), dispatchEvent(new Event('popstate'))`);
  await untilDrawn(tab);
}

function cost(of: { hours?: number; where?: Readonly<Record<string, string>> } = {}): string {
  const { hours = 24, where = {} } = of;
  const question = { measure: 'cost', source: 'counter', where } as const;
  return money(stage.fleet.ledger.total({ ...question, from: now - hours * hour, to: now }));
}

function teams(): readonly string[] {
  const by = stage.fleet.ledger.total({ measure: 'cost', source: 'counter', from: 0, to: now, by: ['team'] });
  return [...by.keys()].map(String).filter((team) => team !== '');
}

/** A click is answered a moment later: what the page then comes to show is what counts. */
async function shows(title: string, text: string): Promise<void> {
  await expect.poll(() => shownIn(tab, title), { timeout: 120_000 }).toContain(text);
}

const address = () => tab.evaluate<string>('decodeURIComponent(location.search)');

describe('the cost board in a browser', () => {
  test('shows the numbers of the ledger, in both themes', async () => {
    await open('board=cc-cost');
    await shows('Cost', cost());
    const dark = await tab.evaluate('getComputedStyle(document.querySelector(".page")).backgroundColor');
    await tab.click('[aria-label="Theme"]');
    await untilDrawn(tab);
    const light = await tab.evaluate('getComputedStyle(document.querySelector(".page")).backgroundColor');
    expect(light).not.toBe(dark);
    await shows('Cost', cost());
    for (const team of teams()) {
      await shows('Cost by team', `${team} ${cost({ where: { team } })}`);
    }
  });

  test('a team chosen in the drop-down is the only one that counts, and "All" brings all back', async () => {
    const [team] = teams();
    await open('board=cc-cost');
    await tab.click('[data-variable="team"] input');
    await clickText(tab, { within: '[role="option"]', text: team! });
    await tab.press('Escape');
    await untilDrawn(tab);
    expect(await address()).toContain(`var-team=${team}`);
    await shows('Cost', cost({ where: { team: team! } }));
    await tab.click('[data-variable="team"] input');
    await clickText(tab, { within: '[role="option"]', text: 'All' });
    await untilDrawn(tab);
    await shows('Cost', cost());
  });

  test('a range chosen in the time picker is the one that is asked', async () => {
    await open('board=cc-cost');
    await tab.click('[data-testid="data-testid TimePicker Open Button"]');
    await clickText(tab, { within: '#TimePickerContent li label', text: 'Last 12 hours' });
    await untilDrawn(tab);
    expect(await address()).toContain('from=now-12h');
    await shows('Cost', cost({ hours: 12 }));
    await tab.evaluate('history.back()');
    await untilDrawn(tab);
    await shows('Cost', cost());
  });

  test('a folded row takes its panels and their queries away', async () => {
    await open('board=cc-cost');
    const panels = 'document.querySelectorAll(".panel").length';
    const before = await tab.evaluate<number>(panels);
    const first = await tab.evaluate<string>('document.querySelector(".row-header").innerText');
    await clickText(tab, { within: '.row-header', text: first.trim() });
    await untilDrawn(tab);
    const folded = await tab.evaluate<number>(panels);
    expect(folded).toBeLessThan(before);
    asked = [];
    await tab.click('[aria-label="Move time range backwards"]');
    await untilDrawn(tab);
    await expect.poll(() => new Set(asked).size, { timeout: 120_000 }).toBe(folded);
    await tab.click('.row-header');
    await untilDrawn(tab);
    await expect.poll(() => tab.evaluate<number>(panels), { timeout: 120_000 }).toBe(before);
  });

  test('the menu leads to another board and keeps time and choices', async () => {
    const [team] = teams();
    await open(`board=cc-cost&from=now-12h&to=now&var-team=${team}`);
    await tab.click('[aria-label^="Boards: "]');
    await clickText(tab, { within: '[role="menuitem"]', text: 'Overview' });
    await untilDrawn(tab);
    expect(await address()).toMatch(/board=cc-overview.*from=now-12h.*var-team=/);
    await shows('Cost', cost({ hours: 12, where: { team: team! } }));
  });

  test('behind a panel stand its query, what it read, and what check finds', async () => {
    await open('board=cc-cost');
    await tab.click(`${selector('Cost')} [aria-label^="Behind"]`);
    await tab.until('document.querySelector(".behind")', { what: 'the drawer' });
    const behind = await tab.evaluate<string>('document.querySelector(".behind").innerText');
    expect(behind).toContain('claude_code_cost_usage_USD_total{team=~".*"');
    expect(behind).toMatch(/A · \d+ ms · [\d,]+ samples read/);
    expect(behind).toMatch(/check finds nothing here|Findings of check/);
  });

  test('an edited board is drawn anew, and the page says what it is', async () => {
    await open('board=cc-cost');
    expect(await tab.evaluate('document.querySelector(".note").innerText')).toContain(
      'not by a Grafana server',
    );
    const kept = boards;
    boards = boards.map((board) =>
      JSON.parse(JSON.stringify(board).replaceAll('"Cost by team"', '"Cost by squad"')),
    );
    preview.reload();
    await tab.until(`document.querySelector(${JSON.stringify(selector('Cost by squad'))})`, {
      what: 'the edit',
    });
    boards = kept;
  });
});
