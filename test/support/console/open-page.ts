import type { Browser, Page } from 'playwright-core';

/** How staff may look at the console. */
export interface Look {
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
}

export const DESKTOP: Look = { width: 1280, colorScheme: 'light' };
export const PHONE: Look = { width: 390, colorScheme: 'light' };
export const LOOKS: readonly Look[] = [
  DESKTOP,
  { width: 1280, colorScheme: 'dark' },
  PHONE,
  { width: 390, colorScheme: 'dark' },
];

export interface OpenedPage {
  readonly page: Page;
  /** What went wrong in the page so far: errors of scripts, and what its policy has blocked. */
  readonly problems: readonly string[];
}

/** Opens a page of its own in the browser. */
export async function openPage(
  browser: Browser,
  { width, colorScheme }: Look = DESKTOP,
): Promise<OpenedPage> {
  const context = await browser.newContext({
    viewport: { width, height: 844 },
    colorScheme,
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('dialog', (dialog) => {
    // What is typed in a test is left at its end.
    if (dialog.type() === 'beforeunload') return void dialog.accept();
    problems.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (/content security policy|trusted/i.test(message.text())) problems.push(message.text());
  });
  return { page, problems };
}

/** By how many pixels the page itself is wider than its window: what is wide has to scroll by itself. */
export async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}

/** The text of what has the focus. */
export async function focusedText(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '');
}

/** Presses Tab until a link or button with this text has the focus. Throws if none of the next 40 does. */
export async function tabTo(page: Page, text: string): Promise<void> {
  for (let stop = 0; stop < 40; stop++) {
    await page.keyboard.press('Tab');
    if ((await focusedText(page)).trim() === text) return;
  }
  throw new Error(`No “${text}” is reached by Tab`);
}
