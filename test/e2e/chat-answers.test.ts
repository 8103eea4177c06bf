import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserIsMissing } from '../support/browser.ts';
import { ChatPage, focused, say, sessionOf } from '../support/chat/chat-page.ts';
import { plainText } from '../support/chat/fake-bot.ts';
import { PAGE_ID } from '../support/chat/fake-documents.ts';
import { card, stepsAnswer, videoAnswer } from '../support/chat/replies.ts';

const VIDEO = new URL(
  '../../seed/documents/videos/connect-a-laptop-and-a-phone-to-eduroam.mp4',
  import.meta.url,
);
const NO_HELP = 'This didn’t help, ticket please';

describe.skipIf(browserIsMissing())('an answer in the chat page', () => {
  const site = new ChatPage().register();

  async function answered(reply = stepsAnswer): Promise<Page> {
    site.chat.bot.answer((text) =>
      text === NO_HELP ? { messages: [plainText('What is your name?')] } : reply(),
    );
    const page = await site.open();
    await say(page, 'how do I reset my password');
    await page.getByRole('button', { name: 'This helped' }).waitFor();
    return page;
  }

  const ratings = () => site.chat.events.filter(({ kind }) => kind === 'rating');

  it('is rated with a thumb, which may be changed, and is shown again after a reload', async () => {
    const page = await answered();
    const up = page.getByRole('button', { name: 'This helped' });

    await up.click();

    await page.getByText('Thank you. Good to know.').waitFor();
    expect(ratings()).toMatchObject([{ turn: 1, helpful: true }]);
    expect(await up.getAttribute('aria-pressed')).toBe('true');
    await page.reload();
    await up.waitFor();
    expect(await up.getAttribute('aria-pressed')).toBe('true');
  });

  it('that did not help takes a reason, if somebody wants to give one', async () => {
    const page = await answered();

    await page.getByRole('button', { name: 'This didn’t help' }).click();
    await page.getByRole('button', { name: 'Tell the help desk' }).click();
    await page.getByText('Choose what was wrong, or say it in your own words.').waitFor();
    expect(await page.getByText('a better page').count()).toBe(0);
    await page.getByLabel('It is out of date').check();
    await page.getByLabel('In your own words').fill('The button is gone.');
    await page.getByRole('button', { name: 'Tell the help desk' }).click();

    await page.getByText('That helps us to write a better page.').waitFor();
    expect(await focused(page)).toBe('Open a ticket with this question');
    expect(ratings().at(-1)).toMatchObject({ turn: 1, helpful: false });
    const id = (await sessionOf(page)) ?? '';
    expect(site.chat.conversations.records(id).at(-1)?.rating).toMatchObject({
      helpful: false,
      reason: 'outOfDate',
      comment: 'The button is gone.',
    });
    expect(await page.getByLabel('In your own words').count()).toBe(0);
  });

  it('that did not help becomes a ticket with the question', async () => {
    const page = await answered();

    await page.getByRole('button', { name: 'This didn’t help' }).click();
    await page.getByRole('button', { name: 'Open a ticket with this question' }).click();

    await page.getByText('What is your name?').waitFor();
    expect(site.chat.bot.received.at(-1)).toBe(NO_HELP);
    expect(await page.getByText('What was wrong?').isVisible()).toBe(false);
    expect(await focused(page)).toBe('message');
  });

  it('of an earlier question offers no ticket: it would be on another one', async () => {
    const page = await answered();
    await say(page, NO_HELP);
    await page.getByText('What is your name?').waitFor();

    await page.getByRole('button', { name: 'This didn’t help' }).click();

    await page.getByText('What was wrong?').waitFor();
    expect(await page.getByRole('button', { name: 'Open a ticket with this' }).count()).toBe(0);
  });

  it('of several parts is rated once, below all of them', async () => {
    const page = await answered(() => ({
      messages: [...stepsAnswer().messages, ...videoAnswer().messages],
    }));

    const thumbs = page.getByRole('group', { name: 'About these answers' });
    expect(await page.getByRole('button', { name: 'This helped' }).count()).toBe(1);
    const [below, last] = await Promise.all([
      thumbs.boundingBox(),
      page.locator('.answer').last().boundingBox(),
    ]);
    expect(below?.y).toBeGreaterThanOrEqual((last?.y ?? 0) + (last?.height ?? 0));
    await thumbs.getByRole('button', { name: 'This helped' }).click();
    await page.getByText('Thank you. Good to know.').waitFor();
  });

  it('says so when a rating was not kept', async () => {
    const page = await answered();
    await page.route('**/feedback', (route) => route.abort());

    await page.getByRole('button', { name: 'This helped' }).click();

    await page.getByText('That was not kept. The chat cannot be reached.').waitFor();
    const up = page.getByRole('button', { name: 'This helped' });
    expect(await up.getAttribute('aria-pressed')).toBe('false');
  });

  it('is copied, and mailed by the own mail program, with the address of its place', async () => {
    const page = await answered();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);

    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByText('The answer is copied.').waitFor();

    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('Passwords\n\n“Do this:');
    await page.getByRole('button', { name: 'Print' }).click();
    expect(await page.getByText('The answer is copied.').count()).toBe(0);
    expect(copied).toContain(`${site.url}/api/documents/${PAGE_ID}#reset`);
    const href = await page.getByRole('link', { name: /^Mail/ }).getAttribute('href');
    expect(new URL(href ?? '').searchParams.get('body')).toContain('Open the account page.');
  });

  it('is printed alone', async () => {
    const page = await answered();

    await page.getByRole('button', { name: 'Print' }).click();

    const frame = page.frames().find((one) => one !== page.mainFrame());
    expect(await frame?.locator('body').innerText()).toContain('Choose <b>Reset</b>.');
    expect(await frame?.locator('body').innerText()).not.toContain('This helped');
    expect(await frame?.locator('body').innerText()).toContain(
      `${site.url}/api/documents/${PAGE_ID}#reset`,
    );
    expect(await frame?.locator('body').innerText()).toContain('Saved 12 March 2026');
  });

  it('opens its page beside the chat at the place, and Escape leads back to the link', async () => {
    const page = await answered();
    const link = page.getByRole('link', { name: 'Open the page at this place of “Passwords”' });

    await link.press('Enter');

    const panel = page.getByRole('dialog', { name: 'Passwords' });
    await panel.frameLocator('iframe').getByText('How to reset.').waitFor();
    const frame = panel.locator('iframe');
    expect(await frame.getAttribute('sandbox')).not.toContain('allow-scripts');
    expect(await frame.getAttribute('src')).toBe(`/api/documents/${PAGE_ID}#reset`);
    expect(await focused(page)).toBe('Back to the chat');
    expect(await panel.getByRole('link', { name: 'Open in a new tab' }).getAttribute('href')).toBe(
      `/api/documents/${PAGE_ID}#reset`,
    );
    await page.keyboard.press('Escape');
    expect(await panel.count()).toBe(0);
    expect(await focused(page)).toContain('Open the page at this place');
  });

  it('closes its page with Escape from the box, too', async () => {
    const page = await answered();
    await page.getByRole('link', { name: /Open the page at this place/ }).click();
    await page.getByRole('dialog', { name: 'Passwords' }).waitFor();

    await page.getByLabel('Your message').press('Escape');

    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('opens its page over the chat on a phone, which cannot be reached meanwhile', async () => {
    site.chat.bot.answer(stepsAnswer);
    const page = await site.open({ viewport: { width: 390, height: 780 }, hasTouch: true });
    await say(page, 'password');

    await page.getByRole('link', { name: /Open the page at this place/ }).click();

    const panel = page.getByRole('dialog', { name: 'Passwords' });
    await panel.waitFor();
    expect(await panel.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 780 });
    expect(await page.getByLabel('Your message').and(page.locator(':not([inert] *)')).count()).toBe(
      0,
    );
    await panel.getByRole('button', { name: 'Back to the chat' }).click();
    await page.getByLabel('Your message').waitFor();
    expect(await page.locator('.chat').evaluate((chat: HTMLElement) => chat.inert)).toBe(false);
  });

  it('opens a print document in a new tab, because no browser shows one in a sandbox', async () => {
    const place = { page: 4 };
    const page = await answered(() => ({
      messages: [card({ kind: 'answer', docId: PAGE_ID, title: 'Form', quote: 'Sign.', place })],
    }));

    const link = page.getByRole('link', { name: 'Open page 4 of “Form” (opens in a new tab)' });

    expect(await link.getAttribute('target')).toBe('_blank');
  });

  it('plays its video in place from the cue, with the captions under the picture', async () => {
    site.chat.bot.answer(videoAnswer);
    const page = await site.open();
    // Without the redirect to the bucket, which is not there.
    await page.route('**/file/*', (route) => {
      const whole = readFileSync(VIDEO);
      const from = Number(/bytes=(\d+)/.exec(route.request().headers().range ?? '')?.[1] ?? 0);
      const range = `bytes ${from}-${whole.length - 1}/${whole.length}`;
      const headers = { 'content-range': range, 'accept-ranges': 'bytes' };
      const body = whole.subarray(from);
      return route.fulfill({ status: 206, contentType: 'video/mp4', headers, body });
    });
    await say(page, 'how do I share my screen');

    await page.getByRole('button', { name: /Play from 0:05/ }).click();

    const video = page.locator('video');
    await expect
      .poll(() => video.evaluate((one: HTMLVideoElement) => one.currentTime))
      .toBeGreaterThan(4.9);
    const caption = page.locator('.captions');
    await caption.getByText('Press the <green> button').waitFor();
    const [picture, line] = await Promise.all([video.boundingBox(), caption.boundingBox()]);
    expect(line?.y).toBeGreaterThanOrEqual((picture?.y ?? 0) + (picture?.height ?? 0));
    expect(
      await video.evaluate((one: HTMLVideoElement) => [...one.textTracks].map(({ mode }) => mode)),
    ).toEqual(['hidden']);
    await page.getByLabel('Captions').selectOption('Off');
    expect(await caption.isVisible()).toBe(false);
  });

  it('says so when its video cannot be played, and lets the person try again', async () => {
    const page = await answered(videoAnswer);
    await page.route('**/video', (route) => route.abort());

    await page.getByRole('button', { name: /Play from 0:05/ }).click();

    await page.getByText('The video cannot be played. The chat cannot be reached.').waitFor();
    await page.getByRole('button', { name: /Play from 0:05/ }).waitFor();
  });
});
