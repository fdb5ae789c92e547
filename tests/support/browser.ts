import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import chromium from '@sparticuz/chromium';
import { chromium as launcher, type Browser } from 'playwright-core';
import { afterAll, beforeAll, type TestContext } from 'vitest';
import { isWide } from './wide.ts';

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

/**
 * The Chromium from npm, which has no window and costs half as much, else the machine's own; in the wide run the machine's
 * own first, since that is what people have. Throws an `Error` that says why neither starts.
 */
async function launchBrowser(): Promise<Browser> {
  const failures: string[] = [];
  for (const start of isWide ? [startInstalled, startPackaged] : [startPackaged, startInstalled])
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
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)];
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const executablePath = paths.find((path) => existsSync(path));
  if (!executablePath) throw new Error(`none of ${names.join(', ')} is installed`);
  return launcher.launch({ executablePath, args: QUIET });
}

async function startPackaged(): Promise<Browser> {
  const args = chromium.args.filter((argument) => !UNSAFE.includes(argument));
  const executablePath = join(await unpacked(), 'chromium');
  return launcher.launch({ executablePath, args: [...new Set([...args, ...QUIET])] });
}

/** Beside the packed browser, so that another version of the package unpacks its own. */
const PACKAGE = resolve('node_modules/@sparticuz/chromium');

const UNPACK = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;

/**
 * The folder with the unpacked browser. The package unpacks into the folder for temporary files, where another process
 * would find half a browser: here it gets a folder of its own, which has its name when all is in it.
 */
async function unpacked(): Promise<string> {
  const path = join(PACKAGE, 'unpacked');
  if (existsSync(path)) return path;
  const making = mkdtempSync(join(PACKAGE, 'unpacking-'));
  const env = { ...process.env, TMPDIR: making };
  try {
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', UNPACK], { env });
    renameSync(making, path);
  } catch (error) {
    // Whoever was first has made the same.
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  return path;
}
