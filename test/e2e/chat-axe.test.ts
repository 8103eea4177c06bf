import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { browserIsMissing } from '../support/browser.ts';
import { ChatPage, say } from '../support/chat/chat-page.ts';
import {
  choice,
  descriptionQuestion,
  offerOr,
  sentTicket,
  stepsAnswer,
  ticketCheck,
  urgentReply,
  videoAnswer,
} from '../support/chat/replies.ts';

/** What the bot answers to the words of this test. */
const REPLIES = {
  answer: () => ({ messages: [...videoAnswer().messages, ...choice('open').messages] }),
  steps: stepsAnswer,
  offer: () => offerOr(stepsAnswer)('fax'),
  urgent: urgentReply,
  ticket: descriptionQuestion,
  check: ticketCheck,
  sent: sentTicket,
} as const;

/** The states of the page, in the order in which one person can come to them. */
const STATES: readonly (readonly [name: string, reach: (page: Page) => Promise<void>])[] = [
  ['start', (page) => page.getByText('You could ask').waitFor()],
  ['ways', (page) => page.getByText('Other ways to reach us').click()],
  ['answer', (page) => hear(page, 'answer')],
  ['offer', (page) => hear(page, 'offer')],
  ['urgent', (page) => hear(page, 'urgent')],
  ['panel', openPanel],
  ['reason', (page) => page.getByRole('button', { name: 'This didn’t help' }).last().click()],
  ['ticket form', (page) => hear(page, 'ticket')],
  ['too long', (page) => page.getByLabel('Your message').fill('a'.repeat(20_001))],
  ['check', (page) => hear(page, 'check')],
  ['sent', (page) => hear(page, 'sent')],
  ['delete', (page) => page.getByRole('button', { name: 'Delete chat' }).click()],
  ['failed', fail],
  ['offline', goOffline],
  ['ended', (page) => page.clock.fastForward('16:00')],
];

describe.skipIf(browserIsMissing())('the states of the chat page', () => {
  const site = new ChatPage().register();

  it.each<[string, BrowserContextOptions]>([
    ['light, on a desktop', {}],
    ['dark, on a desktop', { colorScheme: 'dark' }],
    ['light, on a phone', { viewport: { width: 390, height: 780 }, hasTouch: true }],
    ['dark, on a phone', { colorScheme: 'dark', viewport: { width: 390, height: 780 } }],
    ['zoomed to 400 %', { viewport: { width: 320, height: 256 } }],
    ['in forced colours', { forcedColors: 'active' }],
  ])(
    'have no accessibility violation and no sideways scrolling, %s',
    async (_name, options) => {
      site.chat.bot.answer((text) => {
        if (text === 'fail') throw new Error('boom');
        return REPLIES[text as keyof typeof REPLIES]();
      });
      const page = await site.open(options);
      const found: string[] = [];
      for (const [name, reach] of STATES) {
        await reach(page);
        // Nothing is in the middle of a change of colour or place.
        await page.evaluate(() =>
          Promise.all(document.getAnimations().map((one) => one.finished)).catch(() => {}),
        );
        for (const violation of await axeViolations(page)) found.push(`${name}: ${violation}`);
        const beside = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (beside > 0) found.push(`${name}: ${beside} pixels beside the screen`);
        if (name === 'panel') await page.keyboard.press('Escape');
        if (name === 'delete') await page.keyboard.press('Escape');
      }

      expect(found).toEqual([]);
    },
    90_000,
  );

  it('would not pass with an error in them', async () => {
    const page = await site.open();
    await page.locator('support-chat').evaluate((chat) => {
      const image = document.createElement('img');
      image.src = 'data:,';
      const faint = document.createElement('p');
      faint.textContent = 'Faint words';
      faint.style.color = '#eeeeee';
      chat.shadowRoot?.querySelector('.scroll')?.append(image, faint);
    });

    const rules = (await axeViolations(page)).map((violation) => violation.split(':')[0]);

    expect(rules).toContain('image-alt');
    expect(rules).toContain('color-contrast');
  });
});

async function hear(page: Page, words: string): Promise<void> {
  const entries = page.locator('.bot .entry');
  const before = await entries.count();
  await say(page, words);
  await entries.nth(before).waitFor();
}

async function openPanel(page: Page): Promise<void> {
  await hear(page, 'steps');
  await page.getByRole('link', { name: /Open the page at this place/ }).click();
  await page.getByRole('button', { name: 'Back to the chat' }).waitFor();
}

async function fail(page: Page): Promise<void> {
  await say(page, 'fail');
  await page.locator('.failure').waitFor();
}

async function goOffline(page: Page): Promise<void> {
  await page.context().setOffline(true);
  await say(page, 'answer');
  await page.getByText('Not sent yet').waitFor();
}
