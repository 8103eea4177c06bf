import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserIsMissing } from '../support/browser.ts';
import { ChatPage, say } from '../support/chat/chat-page.ts';
import { hand } from '../support/chat/hand-file.ts';
import { descriptionQuestion, sentTicket, ticketCheck } from '../support/chat/replies.ts';

const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const LONG = 'a line of a log '.repeat(200);

describe.skipIf(browserIsMissing())('a ticket in the chat page', () => {
  const site = new ChatPage().register();

  /** Opens a ticket at the question about its description, with a bucket that takes files. */
  async function describing(): Promise<Page> {
    site.chat.bot.answer(descriptionQuestion);
    const page = await site.open();
    let id = '';
    page.on('request', (request) => {
      id = /sessions\/([^/]+)\/attachments$/.exec(request.url())?.[1] ?? id;
    });
    let n = 0;
    await page.route('https://uploads.example.edu/**', async (route) => {
      n += 1;
      const name = /filename="([^"]*)"/.exec(route.request().postData() ?? '')?.[1] ?? 'file';
      site.chat.uploads.put(id, n, name, 'x');
      await route.fulfill({ status: 204, headers: { 'access-control-allow-origin': '*' } });
    });
    await say(page, 'open a ticket');
    await page.getByText('Question 2 of 2').waitFor();
    return page;
  }

  const files = (page: Page) => page.getByRole('list', { name: 'Files of the ticket' });

  it('says once which question it is', async () => {
    const page = await describing();

    await page.getByText('Please describe what happened.', { exact: true }).waitFor();
    expect(await page.getByText('2 of 2').count()).toBe(1);
  });

  it('tells the limits first, takes files by button, and takes them back by name', async () => {
    const page = await describing();
    await page.getByText('At most 5 files, 10 MB each.').waitFor();

    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Add files to the ticket' }).click(),
    ]);
    await chooser.setFiles({ name: 'photo.png', mimeType: 'image/png', buffer: PNG });

    await page.getByText('1 file is added.').waitFor();
    expect(await files(page).textContent()).toContain('photo.png');
    await page.getByRole('button', { name: 'Remove photo.png' }).click();
    await expect.poll(() => site.chat.bot.received.at(-1)).toBe('remove photo.png');
  });

  it.each(['drop', 'paste'] as const)('takes files by %s', async (way) => {
    const page = await describing();

    await hand(page, way, 'screen.png');

    await page.getByText('1 file is added.').waitFor();
    expect(await files(page).textContent()).toContain('screen.png');
  });

  it('shows how much of a file has left', async () => {
    const page = await describing();
    let finish: () => void = () => {};
    const isTime = new Promise<void>((resolve) => {
      finish = resolve;
    });
    await page.route('https://uploads.example.edu/**', async (route) => {
      await isTime;
      await route.fallback();
    });

    await hand(page, 'drop', 'screen.png');

    await page.getByRole('progressbar', { name: 'Upload of screen.png' }).waitFor();
    finish();
    await page.getByText('1 file is added.').waitFor();
    expect(await page.getByRole('progressbar').count()).toBe(0);
  });

  it('refuses a file before it leaves, by its name and with the reason', async () => {
    const page = await describing();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));

    await hand(page, 'drop', 'film.mov', 11 * 1024 * 1024);

    await page.locator('.problem').getByText('film.mov: It has 11.0 MB').waitFor();
    expect(asked).toEqual([]);
    await page.getByRole('button', { name: 'Dismiss the note on film.mov' }).click();
    expect(await page.locator('.problem').count()).toBe(0);
  });

  it('is needed for files: without one, the page says what to do', async () => {
    const page = await site.open();

    await hand(page, 'drop', 'screen.png');

    await page.getByText('Files go with a ticket. Open a ticket first').waitFor();
  });

  it('takes a pasted log whole for its description, and says so while it is written', async () => {
    const page = await describing();
    const box = page.getByLabel('Your message');

    await box.fill(LONG);
    await page.getByText('This goes to the ticket whole, as an attached text.').waitFor();
    await box.fill('a'.repeat(20_006));
    await page.getByText('6 characters too many. Send the part that matters').waitFor();
    await page.keyboard.press('Enter');
    expect(await box.inputValue()).toHaveLength(20_006);
    await say(page, LONG);

    await expect.poll(() => site.chat.bot.uploads).toStrictEqual([undefined, 1_002]);
  });

  it('is what a long text needs: without one, the page says so and sends nothing', async () => {
    const page = await site.open();
    const box = page.getByLabel('Your message');

    await box.fill('🎓'.repeat(500));
    await page.getByText('24 characters left.').waitFor();
    await say(page, LONG);

    await page.getByText('or open a ticket: there you can paste all of it.').waitFor();
    expect(await box.getAttribute('aria-invalid')).toBe('true');
    expect(site.chat.bot.received).toEqual([]);
  });

  it('is checked in a list whose buttons say what the bot understands', async () => {
    site.chat.bot.answer(ticketCheck);
    const page = await site.open();
    await say(page, 'send it');
    await page.getByText('Check your ticket').waitFor();

    const rows = page.locator('.summary-row');
    expect(await rows.locator('dt').allTextContents()).toEqual([
      'Name',
      'Replies go to',
      'Urgent',
      'Description',
      'This chat',
    ]);
    expect(await page.getByText('jordan.lee@example.edu').count()).toBe(1);
    expect(await page.getByText('Shall I send the ticket?').count()).toBe(0);
    for (const [name, words] of [
      ['Change name', 'change name'],
      ['Change where replies go', 'change e-mail'],
      ['Make it urgent', 'make it urgent'],
      ['Leave out this chat', 'leave out the chat'],
      ['Send it', 'send'],
    ] as const) {
      await page.getByRole('button', { name, exact: true }).click();
      await expect.poll(() => site.chat.bot.received.at(-1)).toBe(words);
      await page
        .locator('.mine .entry')
        .last()
        .getByText(words === 'send' ? 'Send it' : words)
        .waitFor();
      await expect.poll(() => page.getByRole('button', { name, exact: true }).count()).toBe(1);
    }
  });

  it('is confirmed by a card with its number, to be copied, and what happens next', async () => {
    site.chat.bot.answer(sentTicket);
    const page = await site.open();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);

    await say(page, 'send');
    await page.getByText('Your ticket is sent').waitFor();

    expect(await page.getByText('LTSI-3C0WQEHZPR', { exact: true }).count()).toBe(1);
    await page.getByText('It goes to the team "Video".').waitFor();
    expect(await page.getByText('Name: Jordan Lee').isVisible()).toBe(false);
    await page.getByText('This was sent').click();
    await page.getByText('Name: Jordan Lee').waitFor();
    await page.getByRole('button', { name: 'Copy ticket number LTSI-3C0WQEHZPR' }).click();
    await page.getByText('The ticket number is copied.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('LTSI-3C0WQEHZPR');
  });
});
