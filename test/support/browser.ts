import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const CANDIDATES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Path of the installed browser, or undefined. */
export const browserPath = CANDIDATES.find((path) => existsSync(path));

/** Returns true if no browser is installed, and prints that browser tests are skipped. */
export function browserIsMissing(): boolean {
  if (browserPath !== undefined) return false;
  process.stdout.write(`Browser tests are skipped: none of ${CANDIDATES.join(', ')} exists.\n`);
  return true;
}

/** Starts the installed browser, headless, with no network access but to the page. */
export async function openBrowser(...flags: readonly string[]): Promise<Browser> {
  if (browserPath === undefined) throw new Error('No browser is installed');
  return chromium.launch({
    executablePath: browserPath,
    headless: true,
    args: [...FLAGS, ...flags],
  });
}
