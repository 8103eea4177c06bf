import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { BotReply } from '../../services/bot/functions/chat/lex/bot.ts';
import { browserIsMissing } from '../support/browser.ts';
import { Announcements } from '../support/chat/announcements.ts';
import { ChatPage, focused, say } from '../support/chat/chat-page.ts';
import { plainText } from '../support/chat/fake-bot.ts';
import { choice, QUOTE, stepsAnswer, ticketCheck, videoAnswer } from '../support/chat/replies.ts';

describe.skipIf(browserIsMissing())('the chat page with a screen reader', () => {
  const site = new ChatPage().register();

  it('reads each reply once, says once that the bot writes, and echoes nothing', async () => {
    const page = await site.open();
    const announcements = await Announcements.of(page);

    for (const words of ['one', 'two', 'three']) {
      let finish: (reply: BotReply) => void = () => {};
      site.chat.bot.answer(() => new Promise((resolve) => (finish = resolve)));
      await say(page, words);
      await page.getByText('The bot is writing').waitFor();
      await announcements.listen();
      await announcements.listen();
      finish({ messages: [plainText(`Reply to ${words}.`)] });
      await page.getByText(`Reply to ${words}.`).waitFor();
      await announcements.listen();
    }

    const heard = await announcements.listen();
    expect(heard).toEqual(
      ['one', 'two', 'three'].flatMap((words) => [
        'The bot is writing …',
        'The bot said:',
        `Reply to ${words}.`,
      ]),
    );
  });

  it('reads an answer once, and what is pressed there only as its result', async () => {
    site.chat.bot.answer(videoAnswer);
    const page = await site.open();
    const announcements = await Announcements.of(page);
    await say(page, 'share');
    await page.getByText(QUOTE).waitFor();
    await announcements.listen();

    await page.getByRole('button', { name: 'This didn’t help' }).click();
    await page.getByText('The help desk will see that.').waitFor();

    const heard = await announcements.listen();
    expect(heard.filter((text) => text === QUOTE)).toHaveLength(1);
    expect(heard.filter((text) => text.includes('didn’t help'))).toEqual([]);
    expect(heard.at(-1)).toBe('Thank you. The help desk will see that.');
    expect(heard.some((text) => /\d:\d\d [AP]M/.test(text))).toBe(false);
  });

  it('says why a message failed, once', async () => {
    site.chat.bot.answer(() => {
      throw new Error('boom');
    });
    const page = await site.open();
    const announcements = await Announcements.of(page);

    await say(page, 'hello');
    await page.locator('.failure').waitFor();
    await announcements.listen();

    const heard = await announcements.listen();
    expect(heard.filter((text) => text.startsWith('Not answered.'))).toHaveLength(1);
  });

  it('reads nothing of a chat that is resumed', async () => {
    const page = await site.open();
    await say(page, 'hello');
    await page.getByText('Heard: hello').waitFor();
    let resume: () => void = () => {};
    const mayResume = new Promise<void>((resolve) => {
      resume = resolve;
    });
    await page.route('**/api/sessions/*', async (route) => {
      await mayResume;
      await route.continue();
    });
    await page.reload();
    await page.getByText('Connecting').waitFor();
    const log = await page.locator('.log').elementHandle();
    await log?.evaluate((element) => {
      const note = () =>
        element.setAttribute('data-live', element.getAttribute('aria-live') ?? 'polite');
      new MutationObserver(note).observe(element, { childList: true });
    });

    resume();
    await page.getByText('Heard: hello').waitFor();

    expect(await log?.getAttribute('data-live')).toBe('off');
    await expect.poll(() => log?.getAttribute('aria-live')).toBeNull();
  });
});

describe.skipIf(browserIsMissing())('the chat page by keyboard', () => {
  const site = new ChatPage().register();

  it('has the buttons of the last reply directly before the box', async () => {
    site.chat.bot.answer((text) => (text === 'open' ? choice('open') : stepsAnswer()));
    const page = await site.open();
    await say(page, 'password');
    await page.getByRole('button', { name: 'This helped' }).waitFor();
    await say(page, 'open');
    await page.getByRole('button', { name: 'Accounts' }).waitFor();

    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('Course sites');
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('Accounts');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('message');
  });

  it('asks before it deletes, and gives the focus back', async () => {
    const page = await site.open();
    const button = page.getByRole('button', { name: 'Delete chat' });
    await button.press('Enter');
    await page.getByRole('heading', { name: 'Delete this chat?' }).waitFor();

    await page.keyboard.press('Escape');

    expect(await focused(page)).toBe('Delete chat');
  });
});

describe.skipIf(browserIsMissing())('the chat page on small screens', () => {
  const site = new ChatPage().register();

  const box = (page: Page) => page.getByLabel('Your message').boundingBox();

  it.each([
    ['at 400 %', { width: 320, height: 256 }],
    ['on a small phone', { width: 320, height: 568 }],
    ['on a phone in landscape', { width: 667, height: 375 }],
  ])('has the box on the screen and nothing beside it, %s', async (_name, viewport) => {
    site.chat.bot.answer((text) => (text === 'check' ? ticketCheck() : stepsAnswer()));
    const page = await site.open({ viewport });
    for (const words of ['password', 'check']) {
      await say(page, words);
      await page.locator('.bot .entry').last().waitFor();
      const place = await box(page);
      expect(place?.y).toBeGreaterThanOrEqual(0);
      expect((place?.y ?? 0) + (place?.height ?? 0)).toBeLessThanOrEqual(viewport.height);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
    }
  });

  it('has targets that a finger hits: 24 pixels at least, 44 for what matters most', async () => {
    site.chat.bot.answer((text) =>
      text === 'check'
        ? ticketCheck()
        : { messages: [...videoAnswer().messages, ...choice('open').messages] },
    );
    const page = await site.open({ viewport: { width: 390, height: 780 }, hasTouch: true });
    const sizes = () =>
      page.locator('support-chat').evaluate((chat) => {
        const all =
          chat.shadowRoot?.querySelectorAll<HTMLElement>('button, a, summary, select') ?? [];
        return [...all]
          .map((one) => [one.textContent ?? '', one.getBoundingClientRect()] as const)
          .filter(([, { width }]) => width > 0)
          .map(([name, { width, height }]) => ({ name, small: Math.min(width, height) }));
      });
    const tooSmall: string[] = [];
    const check = async () => {
      for (const { name, small } of await sizes())
        if (small < 24) tooSmall.push(`${name}: ${small}`);
    };

    await check();
    await say(page, 'share');
    await page.getByRole('button', { name: 'Accounts' }).waitFor();
    await check();
    await say(page, 'check');
    await page.getByRole('button', { name: 'Send it' }).waitFor();
    await check();

    expect(tooSmall).toEqual([]);
    const main = (await sizes()).filter(({ name }) => ['Send', 'Send it'].includes(name));
    expect(main.map(({ small }) => small >= 44)).toEqual([true, true]);
  });
});
