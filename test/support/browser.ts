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

/** The installed browser's path, or undefined. */
export const browserPath = CANDIDATES.find((path) => existsSync(path));

/** Says why browser tests are skipped, and whether they are. */
export function browserIsMissing(): boolean {
  if (browserPath !== undefined) return false;
  process.stdout.write(`Browser tests are skipped: none of ${CANDIDATES.join(', ')} exists.\n`);
  return true;
}

/** Starts the installed browser, headless, talking to nobody but the page. */
export async function openBrowser(): Promise<Browser> {
  if (browserPath === undefined) throw new Error('No browser is installed');
  return chromium.launch({ executablePath: browserPath, headless: true, args: FLAGS });
}
