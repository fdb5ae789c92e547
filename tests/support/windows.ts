import type { Browser, BrowserContextOptions, Page, Route } from 'playwright-core';
import { PATIENCE } from './until.ts';

/** Asks the server, without a port. */
type Get = (address: string, headers: Record<string, string>) => Response | Promise<Response>;

/** An open page. */
export interface Opened {
  readonly window: Page;
  /** The addresses that it has asked for. */
  readonly asked: string[];
  /** What it wrote to its console, or threw. */
  readonly complaints: string[];
}

/** The size of a window that has none of its own. */
const USUAL = { width: 1280, height: 720 };

/**
 * Windows of a browser whose requests a server answers that has no port. There is one for each set of options, which shows
 * one page after another, since each new one costs a process. They are closed by their browser.
 */
export class Windows {
  readonly #get: Get;
  readonly #windows = new Map<string, Promise<Opened>>();

  constructor(get: Get) {
    this.#get = get;
  }

  /** A page in the window of such options; what was opened there before is gone. */
  async open(
    browser: Browser,
    address: string,
    options: BrowserContextOptions = {},
  ): Promise<Opened> {
    const key = JSON.stringify(options);
    const making = this.#windows.get(key) ?? this.#make(browser, options);
    this.#windows.set(key, making);
    const opened = await making;
    const { window, asked, complaints } = opened;
    await window.unrouteAll();
    await window.emulateMedia({ media: null, colorScheme: options.colorScheme ?? null });
    await window.setViewportSize(options.viewport ?? USUAL);
    // What the page before this one still asks for, or complains of, is none of this one's.
    await window.goto('about:blank');
    asked.length = 0;
    complaints.length = 0;
    await window.goto(address);
    return opened;
  }

  async #make(browser: Browser, options: BrowserContextOptions): Promise<Opened> {
    const profile = await browser.newContext({ viewport: USUAL, ...options });
    profile.setDefaultTimeout(PATIENCE);
    const [asked, complaints]: [string[], string[]] = [[], []];
    const window = await profile.newPage();
    await profile.route('**', async (route) => {
      asked.push(route.request().url());
      // Whoever has gone on to another page, or has closed this one, waits for no answer.
      await this.#answer(route).catch((error: unknown) => {
        if (!window.isClosed() && !route.request().failure()) throw error;
      });
    });
    window.on('console', (message) => complaints.push(message.text()));
    window.on('pageerror', (error) => complaints.push(error.message));
    return { window, asked, complaints };
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request();
    const headers = { ...(await request.allHeaders()), 'accept-encoding': 'identity' };
    const answer = await this.#get(request.url(), headers);
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  }
}
