import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserIsMissing } from '../support/browser.ts';
import { ChatPage, focused, say } from '../support/chat/chat-page.ts';
import { plainText } from '../support/chat/fake-bot.ts';
import { hand } from '../support/chat/hand-file.ts';
import {
  descriptionQuestion,
  stepsAnswer,
  ticketCheck,
  urgentReply,
  videoAnswer,
} from '../support/chat/replies.ts';

const LONG = 'a line of a log\n'.repeat(12);
const TOO_LARGE = 11 * 1024 * 1024;

describe.skipIf(browserIsMissing())('what is in view in the chat page', () => {
  const site = new ChatPage().register();

  it.each([
    ['on a desktop', { viewport: { width: 1000, height: 700 } }],
    ['on a phone', { viewport: { width: 390, height: 700 }, hasTouch: true }],
  ])('is the question, however high the box grows, %s', async (_name, options) => {
    const page = await site.open(options);
    for (const text of ['one', 'two', 'three']) {
      await say(page, text);
      await page.getByText(`Heard: ${text}`).waitFor();
    }
    site.chat.bot.answer(descriptionQuestion);
    await say(page, 'open a ticket');
    const question = page.getByText('Please describe what happened.', { exact: true });
    await question.waitFor();
    await page.getByText('Files: add').waitFor();
    await expect.poll(() => isInLog(page, question)).toBe(true);

    await hand(page, 'drop', 'a.mov', TOO_LARGE);
    await hand(page, 'drop', 'b.mov', TOO_LARGE);
    await page.getByLabel('Your message').fill(LONG);

    await page.getByText('2 files are not added.').waitFor();
    await expect.poll(() => isInLog(page, question)).toBe(true);
  });

  it('is why files were not taken, at 400 %: in one line, with one button for all', async () => {
    site.chat.bot.answer(descriptionQuestion);
    const page = await site.open({ viewport: { width: 320, height: 256 } });
    await say(page, 'open a ticket');
    await page.getByRole('button', { name: 'Add files to the ticket' }).waitFor();

    for (const name of ['a.mov', 'b.mov', 'c.mov']) await hand(page, 'drop', name, TOO_LARGE);

    const note = page.getByText('3 files are not added. Why?');
    await expect.poll(() => isOnScreen(page, note)).toBe(true);
    await note.click();
    await page.getByText('b.mov: It has 11.0 MB').waitFor();
    await page.getByRole('button', { name: 'Dismiss all' }).click();
    expect(await note.count()).toBe(0);
  });

  it('is text in the size of the browser, whatever the page around does to its own', async () => {
    const page = await site.open();
    const sizes = () =>
      page.locator('.greeting p, .header, .foot button').evaluateAll((all) =>
        all.map((one) => {
          const { fontSize, letterSpacing, textTransform, height } = getComputedStyle(one);
          return [fontSize, letterSpacing, textTransform, height].join();
        }),
      );
    const before = await sizes();

    await page.evaluate(() => {
      const { style } = document.documentElement;
      style.fontSize = '62.5%';
      style.letterSpacing = '0.2em';
      style.textTransform = 'uppercase';
      style.lineHeight = '3';
    });

    expect(await sizes()).toEqual(before);
    expect(before[0]).toContain('16px');
  });

  it('is one place to return from a document, after it', async () => {
    site.chat.bot.answer(stepsAnswer);
    const page = await site.open();
    await say(page, 'password');
    await page.getByRole('link', { name: /Open the page at this place/ }).click();
    const panel = page.getByRole('dialog', { name: 'Passwords' });
    await panel.frameLocator('iframe').getByText('How to reset.').click();

    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Return to the chat');
    await page.keyboard.press('Enter');

    expect(await panel.count()).toBe(0);
    expect(await focused(page)).toContain('Open the page at this place');
  });

  it('is one video at a time', async () => {
    site.chat.bot.answer(videoAnswer);
    const page = await site.open();
    for (const times of [1, 2]) {
      await say(page, 'share');
      await expect.poll(() => page.getByRole('button', { name: /Play from/ }).count()).toBe(1);
      await page.getByRole('button', { name: /Play from/ }).click();
      await expect.poll(() => page.locator('video').count()).toBe(times);
    }
    await page.locator('video').evaluateAll((all) => {
      for (const one of all as (HTMLVideoElement & { stopped?: number })[])
        one.pause = () => {
          one.stopped = (one.stopped ?? 0) + 1;
        };
      all[1]?.dispatchEvent(new Event('play'));
    });

    const stopped = await page
      .locator('video')
      .evaluateAll((all) => all.map((one) => (one as unknown as { stopped?: number }).stopped));
    expect(stopped).toEqual([1, undefined]);
    await expect.poll(() => isInLog(page, page.locator('.caption-choice').last())).toBe(true);
  });

  it('has replies and titles that a screen reader finds as articles and headings', async () => {
    site.chat.bot.answer(ticketCheck);
    const page = await site.open();

    await say(page, 'send it');

    const reply = page.getByRole('article', { name: 'Reply of the bot' });
    await reply.getByRole('heading', { level: 2, name: 'Check your ticket' }).waitFor();
  });

  it('has links for numbers and addresses, and for short numbers that are contacts', async () => {
    site.chat.bot.answer((text) =>
      text === 'help'
        ? urgentReply()
        : { messages: [plainText('Call 250-555-0100, 911 or 300, or write to it@example.edu.')] },
    );
    const page = await site.open();
    await page.getByText('Other ways to reach us').waitFor();

    await say(page, 'who');
    await page.getByText('Call 250').waitFor();

    expect(
      await page
        .getByRole('article')
        .getByRole('link')
        .evaluateAll((all) => all.map((one) => one.getAttribute('href'))),
    ).toEqual(['tel:2505550100', 'tel:911', 'mailto:it@example.edu']);
    await say(page, 'help');
    await page.getByRole('link', { name: '988 Crisis line', exact: true }).waitFor();
  });

  it('is the beginning of a long description, and all of it by a button', async () => {
    site.chat.bot.answer(() => {
      const reply = ticketCheck();
      const json = JSON.stringify(reply).replaceAll('No sound in Zoom.', 'No sound. '.repeat(60));
      return JSON.parse(json);
    });
    const page = await site.open();
    await say(page, 'send it');
    const text = page.locator('.summary .typed').filter({ hasText: 'No sound.' });
    await text.waitFor();
    const low = (await text.boundingBox())?.height ?? 0;

    await page.getByRole('button', { name: 'Show all of Description' }).click();

    expect((await text.boundingBox())?.height ?? 0).toBeGreaterThan(low);
    await page.getByRole('button', { name: 'Show less of Description' }).click();
    expect((await text.boundingBox())?.height).toBe(low);
  });
});

/** Whether an element is whole within the part of the chat that scrolls. */
async function isInLog(page: Page, element: Locator): Promise<boolean> {
  const [area, box] = await Promise.all([
    page.locator('.scroll').boundingBox(),
    element.boundingBox(),
  ]);
  if (!area || !box) return false;
  return box.y >= area.y - 1 && box.y + box.height <= area.y + area.height + 1;
}

async function isOnScreen(page: Page, element: Locator): Promise<boolean> {
  const box = await element.boundingBox();
  const height = page.viewportSize()?.height ?? 0;
  return box !== null && box.y >= 0 && box.y + box.height <= height;
}
