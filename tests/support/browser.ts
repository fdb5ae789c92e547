import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as launcher, type Browser } from 'playwright-core';
import { afterAll, beforeAll, type TestContext } from 'vitest';

/** A browser that asks nobody for anything by itself. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What the packaged browser's own list has and a test must not: it would hide what a user's browser refuses. */
const UNSAFE = ['--single-process', '--disable-web-security', '--allow-running-insecure-content'];

/** The machine's own Chromium, else the one from npm; throws an `Error` that says why neither starts. */
async function launchBrowser(): Promise<Browser> {
  const failures: string[] = [];
  for (const start of [startInstalled, startPackaged])
    try {
      return await start();
    } catch (error) {
      failures.push((error as Error).message.split('\n')[0] ?? '');
    }
  throw new Error(`no Chromium starts here: ${failures.join('; ')}`);
}

/**
 * A browser for the tests of a file, open from the first to the last of them. What it gives skips a test where no browser
 * starts.
 */
export function browserFor(what: string): (context: TestContext) => Browser {
  let browser: Browser | undefined;
  let reason = '';
  beforeAll(async () => {
    try {
      browser = await launchBrowser();
    } catch (error) {
      reason = (error as Error).message;
      console.warn(`The tests of ${what} in a browser are skipped: ${reason}`);
    }
  });
  afterAll(async () => {
    await browser?.close();
  });
  return (context) => browser ?? context.skip(reason);
}

async function startInstalled(): Promise<Browser> {
  if (process.env['TEST_BROWSER'] === 'packaged') throw new Error('the packaged one is asked for');
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)];
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const executablePath = paths.find((path) => existsSync(path));
  if (!executablePath) throw new Error(`none of ${names.join(', ')} is installed`);
  return launcher.launch({ executablePath, args: QUIET });
}

async function startPackaged(): Promise<Browser> {
  const args = chromium.args.filter((argument) => !UNSAFE.includes(argument));
  const executablePath = await chromium.executablePath();
  return launcher.launch({ executablePath, args: [...new Set([...args, ...QUIET])] });
}
