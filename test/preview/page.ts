import type { Tab } from '../../cli/preview/browser/tab.js';

const drawn = "document.documentElement?.dataset.state === 'drawn'";

/** Waits until nothing is asked and nothing is drawn any more. */
export function untilDrawn(tab: Tab, ms = 60_000): Promise<void> {
  return tab.until(drawn, { what: 'everything to be drawn', ms });
}

/** What a person reads in a panel, title and all. */
export function textOfPanel(tab: Tab, title: string): Promise<string> {
  return tab.evaluate<string>(
    `document.querySelector(${JSON.stringify(selector(title))})?.innerText ?? 'no such panel'`,
  );
}

/** What a person reads below a panel's title, in one line. */
export function shownIn(tab: Tab, title: string): Promise<string> {
  const found = JSON.stringify(`${selector(title)} [data-body]`);
  return tab.evaluate<string>(
    `(document.querySelector(${found})?.innerText ?? 'no such panel').trim().replaceAll(/\\s*\\n\\s*/g, ' ')`,
  );
}

export function selector(title: string): string {
  return `[data-title=${JSON.stringify(title)}]`;
}

/** Clicks the first element of a kind that bears this text. */
export async function clickText(
  tab: Tab,
  of: { readonly within: string; readonly text: string },
): Promise<void> {
  const found = `[...document.querySelectorAll(${JSON.stringify(of.within)})].find((one) => one.innerText.trim() === ${JSON.stringify(of.text)})`;
  await tab.until(found, { what: `${of.within} with the text ${JSON.stringify(of.text)}` });
  await tab.evaluate(`${found}.setAttribute('data-clicked-next', '')`);
  await tab.click('[data-clicked-next]');
  await tab.evaluate(`document.querySelector('[data-clicked-next]')?.removeAttribute('data-clicked-next')`);
}
