import { setTimeout as sleep } from 'node:timers/promises';
import type { Wire } from './wire.js';

export interface TabOptions {
  readonly width: number;
  readonly height: number;
  /** Pixels of the picture for each of the page. */
  readonly scale?: number;
}

/** A page in the browser. */
export interface Tab {
  readonly go: (url: string) => Promise<void>;
  /** The value of an expression in the page. */
  readonly evaluate: <Value>(expression: string) => Promise<Value>;
  /** Waits until an expression is true, and says what it waited for where that does not come. */
  readonly until: (expression: string, of: { readonly what: string; readonly ms?: number }) => Promise<void>;
  readonly resize: (size: TabOptions) => Promise<void>;
  /** A real click with the mouse in the middle of an element. */
  readonly click: (selector: string) => Promise<void>;
  readonly press: (key: string) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  /** A picture of the whole page, or of a part of it. */
  readonly picture: (clip?: Box) => Promise<Buffer>;
  readonly close: () => Promise<void>;
  /** What the page wrote to its console, and errors nobody caught. */
  readonly said: readonly string[];
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export async function openTab(wire: Wire, options: TabOptions): Promise<Tab> {
  const { targetId } = await wire.call('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await wire.call('Target.attachToTarget', { targetId, flatten: true });
  const session = String(sessionId);
  const call: (method: string, parameters?: Readonly<Record<string, unknown>>) => ReturnType<Wire['call']> = (
    method,
    parameters,
  ) => wire.call(method, parameters, session);
  const said: string[] = [];
  wire.on((method, parameters, of) => {
    if (of === session) said.push(...textOf(method, parameters));
  });
  await Promise.all([call('Page.enable'), call('Runtime.enable'), call('Log.enable')]);
  const tab: Tab = {
    said,
    go: async (url) => {
      const { errorText } = await call('Page.navigate', { url });
      if (typeof errorText === 'string') throw new Error(`${url} cannot be opened: ${errorText}`);
    },
    evaluate: async <Value>(expression: string) => {
      const answer = await call('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
      const { result, exceptionDetails } = answer as Evaluated;
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result?.value as Value;
    },
    until: async (expression, { what, ms = 30_000 }) => {
      const deadline = Date.now() + ms;
      while (!(await tab.evaluate<boolean>(`Boolean(${expression})`))) {
        if (Date.now() > deadline)
          throw new Error(
            `waited ${ms} ms in vain for ${what}; the page said: ${said.slice(-5).join(' | ') || 'nothing'}`,
          );
        await sleep(40);
      }
    },
    resize: async ({ width, height, scale = 1 }) => {
      await call('Emulation.setDeviceMetricsOverride', {
        width,
        height,
        deviceScaleFactor: scale,
        mobile: false,
      });
    },
    click: async (selector) => {
      const box = await tab.evaluate<Box | null>(`(() => {
        const found = document.querySelector(${JSON.stringify(selector)});
        found?.scrollIntoView({ block: 'center' });
        return found ? (({ x, y, width, height }) => ({ x, y, width, height }))(found.getBoundingClientRect()) : null;
      })()`);
      if (!box) throw new Error(`nothing in the page is ${selector}`);
      const at = { x: box.x + box.width / 2, y: box.y + box.height / 2, button: 'left', clickCount: 1 };
      await call('Input.dispatchMouseEvent', { ...at, type: 'mouseMoved', button: 'none' });
      await call('Input.dispatchMouseEvent', { ...at, type: 'mousePressed' });
      await call('Input.dispatchMouseEvent', { ...at, type: 'mouseReleased' });
    },
    press: async (key) => {
      const code = { Enter: 13, Escape: 27, ArrowDown: 40, Backspace: 8 }[key] ?? 0;
      const of = { key, code: key, windowsVirtualKeyCode: code, ...(key === 'Enter' && { text: '\r' }) };
      await call('Input.dispatchKeyEvent', { ...of, type: 'keyDown' });
      await call('Input.dispatchKeyEvent', { ...of, type: 'keyUp' });
    },
    type: async (text) => {
      await call('Input.insertText', { text });
    },
    close: async () => {
      await wire.call('Target.closeTarget', { targetId });
    },
    picture: async (clip) => {
      const { data } = await call('Page.captureScreenshot', {
        format: 'png',
        captureBeyondViewport: false,
        ...(clip && { clip: { ...clip, scale: 1 } }),
      });
      return Buffer.from(String(data), 'base64');
    },
  };
  await tab.resize(options);
  return Object.freeze(tab);
}

interface Evaluated {
  readonly result?: { readonly value?: unknown };
  readonly exceptionDetails?: {
    readonly text: string;
    readonly exception?: { readonly description?: string };
  };
}

function textOf(method: string, parameters: Readonly<Record<string, unknown>>): readonly string[] {
  if (method === 'Runtime.exceptionThrown') {
    const { exceptionDetails } = parameters as unknown as Required<Evaluated>;
    return [`uncaught: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`];
  }
  if (method === 'Runtime.consoleAPICalled') {
    const { type, args } = parameters as {
      type: string;
      args: readonly { value?: unknown; description?: string }[];
    };
    return [`${type}: ${args.map(({ value, description }) => String(value ?? description ?? '')).join(' ')}`];
  }
  if (method === 'Log.entryAdded') {
    const { entry } = parameters as { entry: { level: string; text: string } };
    return [`${entry.level}: ${entry.text}`];
  }
  return [];
}
