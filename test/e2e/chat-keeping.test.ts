import { describe, expect, it } from 'vitest';
import type { BotReply } from '../../services/bot/functions/chat/lex/bot.ts';
import { browserIsMissing } from '../support/browser.ts';
import { ChatPage, say, sessionOf } from '../support/chat/chat-page.ts';
import { plainText } from '../support/chat/fake-bot.ts';

const SECRET = 'my password is Girasol2023!';
const NOTE = 'I have taken out what looks like a password. It is not kept, and nobody reads it.';

describe.skipIf(browserIsMissing())('what the chat page keeps of what was typed', () => {
  const site = new ChatPage().register();

  it('is no password that the bot has taken out, also the second time, which it does not mention', async () => {
    let turns = 0;
    site.chat.bot.answer(() => {
      turns += 1;
      return { messages: [...(turns === 1 ? [plainText(NOTE)] : []), plainText(`Reply ${turns}`)] };
    });
    const page = await site.open();
    const mine = page.locator('.mine .entry');

    await say(page, SECRET);
    await page.getByText('Reply 1').waitFor();
    await expect.poll(() => mine.textContent()).toContain('[password removed]');
    await say(page, 'the password: Tournesol77!');
    await page.getByText('Reply 2').waitFor();

    await expect.poll(() => mine.last().textContent()).toContain('[password removed]');
    expect(await page.locator('.log').textContent()).not.toMatch(/Girasol|Tournesol/);
  });

  it('is nothing of a deleted chat, which is said', async () => {
    const page = await site.open();
    await say(page, 'I was ill');
    await page.getByText('Heard: I was ill').waitFor();
    await page.getByLabel('Your message').fill('and more');
    await page.getByRole('button', { name: 'Delete chat' }).click();

    await page.getByRole('button', { name: 'Delete', exact: true }).click();

    await page.getByText('Nothing of it is left here.').waitFor();
    expect(await page.getByText('I was ill').count()).toBe(0);
    expect(await page.getByText('Heard:').count()).toBe(0);
    await page.getByRole('button', { name: 'Start a new chat' }).click();
    await page.getByText('Hello, I am').waitFor();
    expect(await page.getByLabel('Your message').inputValue()).toBe('');
  });

  it('is a draft over a reload, until it is sent', async () => {
    const page = await site.open();
    await page.getByLabel('Your message').fill('a long story');

    await page.reload();
    await page.getByText('Hello, I am').waitFor();

    expect(await page.getByLabel('Your message').inputValue()).toBe('a long story');
    await page.getByLabel('Your message').press('Enter');
    await page.getByText('Heard: a long story').waitFor();
    await page.reload();
    await page.getByText('Heard: a long story').waitFor();
    expect(await page.getByLabel('Your message').inputValue()).toBe('');
  });

  it('is the message that came after the end of the chat: it waits in the box of the next one', async () => {
    const page = await site.open();
    await say(page, 'hello');
    await page.getByText('Heard: hello').waitFor();
    await site.chat.ask({ method: 'DELETE', path: `/api/sessions/${await sessionOf(page)}` });

    await say(page, 'where is my file');

    await page.getByText('Your last message was not sent: it waits in the new chat.').waitFor();
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
    expect(await page.getByText('Not answered').count()).toBe(0);
    await page.getByRole('button', { name: 'Start a new chat' }).click();
    await page.getByLabel('Your message').waitFor();
    expect(await page.getByLabel('Your message').inputValue()).toBe('where is my file');
  });

  it('is a message that was sent while the bot wrote: it goes out after the answer', async () => {
    let finish: (reply: BotReply) => void = () => {};
    site.chat.bot.answer((text) =>
      text === 'one'
        ? new Promise((resolve) => {
            finish = resolve;
          })
        : { messages: [plainText(`Heard: ${text}`)] },
    );
    const page = await site.open();
    await say(page, 'one');
    await page.getByText('The bot is writing').waitFor();

    await say(page, 'two');
    await page.getByText('Your message is sent after this answer.').waitFor();
    expect(site.chat.bot.received).toEqual(['one']);
    finish({ messages: [plainText('Done.')] });

    await page.getByText('Heard: two').waitFor();
    expect(site.chat.bot.received).toEqual(['one', 'two']);
    expect(await page.getByText('is sent after this answer').count()).toBe(0);
  });

  it('is the chat, until it is asked whether to start again', async () => {
    const page = await site.open();
    await say(page, 'hello');
    await page.getByText('Heard: hello').waitFor();
    const again = page.getByRole('button', { name: 'Start again' });

    await again.click();
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.getByText('Heard: hello').waitFor();
    await again.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Start again' }).click();

    await page.getByText('This is a new chat.').waitFor();
    expect(await page.getByText('Heard: hello').count()).toBe(0);
    await again.click();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});
