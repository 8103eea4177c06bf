import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { browserIsMissing, openBrowser } from '../support/browser.ts';
import { type Product, removeFolders, startProduct, temporaryFolder } from '../support/product.ts';

/** The shipped product as a person uses it: a real browser, the real functions, the real bot, its seed documents. */
describe.skipIf(browserIsMissing())('a person in a browser', () => {
  let product: Product;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const refused: string[] = [];

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(await temporaryFolder()), openBrowser()]);
    context = await browser.newContext();
    context.setDefaultTimeout(10_000);
    page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') refused.push(message.text());
    });
    await page.goto(product.outputs.WebUrl ?? '');
    await page.getByText('Hello, I am').waitFor();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    await removeFolders();
  });

  async function say(text: string): Promise<void> {
    await page.getByLabel('Your message').fill(text);
    await page.keyboard.press('Enter');
    await page.getByText('The bot is writing').waitFor({ state: 'hidden' });
  }

  /** The bot's latest reply. */
  const reply = () => page.locator('.bot').last();

  it('asks, and opens the answer at its place', async () => {
    await say('I forgot my NetLink ID password');
    const link = reply().getByRole('link', { name: /^Open the page at this place/ });
    await link.click();
    const panel = page.getByRole('dialog');
    const marked = panel.frameLocator('iframe').locator(':target');
    expect(await marked.textContent()).toMatch(/password|NetLink/i);
    const tab = panel.getByRole('link', { name: 'Open in a new tab' });
    const [document] = await Promise.all([context.waitForEvent('page'), tab.click()]);
    await document.waitForLoadState();
    await panel.getByRole('button', { name: 'Back to the chat' }).click();

    const opened = new URL(document.url());
    expect(opened.pathname).toMatch(/^\/api\/documents\/[\w-]{16}$/);
    await document.getByRole('link', { name: 'Ask the support chat' }).click();
    await document.getByText('Hello, I am').waitFor();
    await document.close();

    // The page is sandboxed, so the same address is opened without its policy to inspect it.
    const inside = await browser.newPage({ bypassCSP: true });
    await inside.goto(opened.href);
    const place = inside.locator(':target');
    expect(await place.textContent()).toMatch(/password|NetLink/i);
    const { y = -1 } = (await place.boundingBox()) ?? {};
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThan(720);
    expect(await axeViolations(inside)).toEqual([]);
    await inside.close();
  });

  it('reads the steps of an answer as steps, from a page with its date', async () => {
    await say('how do I reset my NetLink ID password');

    const steps = reply().locator('ol').getByRole('listitem');
    expect(await steps.count()).toBeGreaterThan(2);
    expect(await steps.first().textContent()).toMatch(/^\p{Lu}.*\.$/u);
    expect(await reply().textContent()).toMatch(/Help page · Saved \d{1,2} \p{Lu}\p{Ll}+ \d{4}/u);
  });

  it('plays a tutorial video in the chat, with what is said under the picture', async () => {
    await say('how do I share my screen in Zoom');
    const quote = (await reply().locator('blockquote').textContent()) ?? '';

    await reply()
      .getByRole('button', { name: /^Play from \d+:\d\d/ })
      .click();

    const caption = reply().locator('.captions');
    await expect.poll(() => caption.textContent(), { timeout: 10_000 }).not.toBe('');
    await reply()
      .locator('video')
      .evaluate((video: HTMLVideoElement) => video.pause());
    expect(quote).toContain((await caption.textContent())?.replaceAll('\n', ' '));
    expect(await axeViolations(page)).toEqual([]);
  });

  it('opens a tutorial video at the very cue that answers, and marks its line', async () => {
    const quote = (await reply().locator('blockquote').textContent()) ?? '';
    const mail = await reply().getByRole('link', { name: /^Mail/ }).getAttribute('href');
    const said = new URL(mail ?? '').searchParams.get('body') ?? '';
    const player = await context.newPage();
    await player.goto(/http\S+\?t=[\d.]+/.exec(said)?.[0] ?? '');
    const second = Number(new URL(player.url()).searchParams.get('t'));
    const video = player.locator('video');

    const played = await video.evaluate(async (element: HTMLVideoElement) => {
      element.muted = true;
      await element.play();
      await new Promise((resolve) =>
        element.addEventListener('timeupdate', resolve, { once: true }),
      );
      const [track] = element.textTracks;
      const cues = Array.from(track?.cues ?? []);
      const start = element.played.start(0);
      return {
        start,
        at: element.currentTime,
        mode: track?.mode,
        spoken: cues.filter((cue) => cue.startTime <= start).map((cue) => cue.startTime),
      };
    });

    expect(Number.isInteger(second)).toBe(false);
    expect(played.start).toBeCloseTo(second, 3);
    expect(played.at).toBeGreaterThanOrEqual(second);
    expect(played.at).toBeLessThan(second + 10);
    expect(played.mode).toBe('showing');
    expect(played.spoken.at(-1)).toBeCloseTo(second, 3);
    const [excerpt, transcript] = await player.locator('ol').all();
    const marked = (await excerpt?.locator('[aria-current] span').allTextContents())?.join() ?? '';
    expect(marked).not.toBe('');
    expect(quote.startsWith(marked)).toBe(true);
    expect(await excerpt?.getByRole('listitem').count()).toBe(3);
    expect(await transcript?.locator('[aria-current] span').allTextContents()).toEqual([marked]);
    expect(await axeViolations(player)).toEqual([]);
    await player.close();
  });

  it('presses a section that is offered, and reads it', async () => {
    await say('how do I delete a zoom recording');
    const section = reply().getByRole('button', { name: /^Where is my Zoom recording/ });

    await section.click();
    await page.getByText('The bot is writing').waitFor({ state: 'hidden' });

    expect(await page.locator('.mine .entry').last().textContent()).toBe(
      'You said: Where is my Zoom recording?',
    );
    expect(await reply().textContent()).toContain(
      'Record a Zoom meeting: Where is my Zoom recording',
    );
    expect(await reply().locator('.card').getByRole('link').count()).toBe(1);
    expect(await page.getByText('show section').count()).toBe(0);
  });

  it('turns a question without an answer into a ticket, and meets what is urgent on the way', async () => {
    await say('how tall is the clock tower');
    expect(await reply().textContent()).toContain('“clock”');

    await reply().getByRole('button', { name: 'Open a ticket with this question' }).click();
    await page.getByText('The bot is writing').waitFor({ state: 'hidden' });
    await say('Wei Chen');
    await say('i dont want to live anymore');
    const alert = page.getByRole('alert').last();
    expect(await alert.getByRole('link', { name: /^988/ }).getAttribute('href')).toBe('tel:988');
    expect(await axeViolations(page)).toEqual([]);
    await reply().getByRole('button', { name: 'Go on with my ticket' }).click();
    await page.getByText('The bot is writing').waitFor({ state: 'hidden' });
    await say('wei.chen@example.edu');
    await reply()
      .getByRole('button', { name: /other|else/i })
      .click();
    await page.getByText('The bot is writing').waitFor({ state: 'hidden' });
    await say('My group needs the height for a physics assignment.');

    await say('yes');
    expect(await reply().textContent()).toMatch(/LTSI-/);
    const mails = await (await fetch(`${product.outputs.WebUrl}/console/mail`)).text();
    expect(mails).toContain('how tall is the clock tower');
    expect(mails).not.toContain('live anymore');
  });

  it('files a ticket, whose mail the team can read', async () => {
    // For the person of the ticket before.
    await say('open a ticket');
    await reply()
      .getByRole('button', { name: /course sites/i })
      .click();
    await page.getByText('The bot is writing').waitFor({ state: 'hidden' });
    await say('Week 3 does not open');
    await say('Students see an empty page since this morning in HIST 101.');
    await say('yes');

    const said = (await reply().textContent()) ?? '';
    const [ticketId = 'none'] = /LTSI-[0-9A-HJKMNP-TV-Z]{10}/.exec(said) ?? [];
    expect(ticketId).toMatch(/^LTSI-/);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: `Copy ticket number ${ticketId}` }).click();
    await page.getByText('The ticket number is copied.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(ticketId);
    const mails = await fetch(`${product.outputs.WebUrl}/console/mail`);
    expect(await mails.text()).toContain('Week 3 does not open');
  });

  it('met no accessibility violation and no refused resource on the way', async () => {
    expect(await axeViolations(page)).toEqual([]);
    expect(refused).toEqual([]);
  });

  it('finds the chat again after a reload', async () => {
    await page.reload();

    await page.getByText('I forgot my NetLink ID password').waitFor();
  });
});
