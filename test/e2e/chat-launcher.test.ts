import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BotReply } from '../../services/bot/functions/chat/lex/bot.ts';
import { axeViolations } from '../support/axe.ts';
import { browserIsMissing } from '../support/browser.ts';
import { ChatPage, focused, say } from '../support/chat/chat-page.ts';
import { type EmbeddingPage, startEmbeddingPage } from '../support/chat/embedding-page.ts';
import { plainText } from '../support/chat/fake-bot.ts';
import { stepsAnswer } from '../support/chat/replies.ts';

const PHONE = { viewport: { width: 390, height: 780 }, hasTouch: true };

describe.skipIf(browserIsMissing())('the launcher in the page of another site', () => {
  const site = new ChatPage().register();
  let library: EmbeddingPage;
  let attributes = '';

  beforeAll(async () => {
    library = await startEmbeddingPage(
      () =>
        `<script src="${site.url}/support-chat.js" defer></script><support-chat mode="launcher" ${attributes}></support-chat>`,
    );
  });

  afterAll(() => library.close());

  beforeEach(() => {
    attributes = '';
    return site.serve({ embedOrigins: [library.url] });
  });

  async function visit(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await site.newPage(options);
    await page.goto(library.url);
    await page.getByRole('button', { name: 'Open the support chat' }).waitFor();
    return page;
  }

  async function openChat(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Open the support chat' }).click();
    await page.getByText('Hello, I am').waitFor();
  }

  it('asks the chat’s server for nothing but the script until it is opened', async () => {
    const page = await site.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));

    await page.goto(library.url);
    await page.getByRole('button', { name: 'Open the support chat' }).waitFor();

    expect(asked.filter((path) => path !== '/')).toEqual(['/support-chat.js']);
  });

  it('opens a dialog with the focus in the box, which talks to the origin of its script', async () => {
    const page = await visit();

    await openChat(page);
    await page.keyboard.type('hello');
    await page.keyboard.press('Enter');

    await page.getByText('Heard: hello').waitFor();
    expect(await page.getByRole('dialog', { name: 'LTSI support' }).count()).toBe(1);
    expect(await focused(page)).toBe('message');
  });

  it('closes with Escape, and gives the focus back; the page stays usable meanwhile', async () => {
    const page = await visit();
    await openChat(page);
    await page.locator('#page-link').click();
    await page.getByLabel('Your message').focus();

    await page.keyboard.press('Escape');

    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await focused(page)).toBe('Open the support chat');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.getByRole('button', { name: 'Close the chat' }).click();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('counts what is answered while it is closed', async () => {
    let finish: (reply: BotReply) => void = () => {};
    site.chat.bot.answer(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );
    const page = await visit();
    await openChat(page);
    await say(page, 'hello');
    await page.getByText('The bot is writing').waitFor();
    await page.keyboard.press('Escape');

    finish({ messages: [plainText('Here you are.')] });

    const button = page.getByRole('button', { name: 'Open the support chat, 1 new message' });
    await button.waitFor();
    expect(await page.locator('.badge').textContent()).toBe('1');
    await page.getByText('The support chat has 1 new message.').waitFor();
    await button.click();
    await page.getByText('Here you are.').waitFor();
    expect(await page.locator('.badge').isVisible()).toBe(false);
  });

  it('is as it was after the next page of the site: open, in the same chat', async () => {
    const page = await visit();
    await openChat(page);
    await say(page, 'hello');
    await page.getByText('Heard: hello').waitFor();

    await page.goto(`${library.url}/catalogue`);

    await page.getByText('Heard: hello').waitFor();
    await page.keyboard.press('Escape');
    await page.goto(library.url);
    await page.getByRole('button', { name: 'Open the support chat' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('fills a phone, where nothing else can be reached until it is closed', async () => {
    const page = await visit(PHONE);
    await openChat(page);

    const dialog = page.getByRole('dialog', { name: 'LTSI support' });
    expect(await dialog.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 780 });
    expect(await dialog.evaluate((one) => one.matches(':modal'))).toBe(true);
    await page.keyboard.press('Escape');
    expect(await dialog.count()).toBe(0);
  });

  it('lets the page be reached again when a phone becomes a wide window', async () => {
    const page = await visit(PHONE);
    await openChat(page);
    await page.getByLabel('Your message').focus();

    await page.setViewportSize({ width: 1200, height: 800 });

    const dialog = page.getByRole('dialog', { name: 'LTSI support' });
    await expect.poll(() => dialog.evaluate((one) => one.matches(':modal'))).toBe(false);
    expect(await focused(page)).toBe('message');
    await page.locator('#page-link').click();
  });

  it('keeps its head on the screen at 400 %', async () => {
    const page = await visit({ viewport: { width: 320, height: 256 } });
    await openChat(page);
    await page.getByText('Other ways to reach us').scrollIntoViewIfNeeded();

    const close = await page.getByRole('button', { name: 'Close the chat' }).boundingBox();

    expect(close?.y).toBeGreaterThanOrEqual(0);
  });

  it('shows a document beside the chat, and Escape closes one after the other', async () => {
    site.chat.bot.answer(stepsAnswer);
    const page = await visit({ viewport: { width: 1200, height: 800 } });
    await openChat(page);
    await say(page, 'password');
    await page.getByRole('link', { name: /Open the page at this place/ }).click();
    const panel = page.getByRole('dialog', { name: 'Passwords' });
    await panel.frameLocator('iframe').getByText('How to reset.').waitFor();

    await page.keyboard.press('Escape');
    expect(await panel.count()).toBe(0);
    expect(await page.getByRole('dialog', { name: 'LTSI support' }).count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('stays open when its own dialog is closed with Escape', async () => {
    const page = await visit();
    await openChat(page);
    await page.getByRole('button', { name: 'Delete chat' }).click();
    await page.getByRole('heading', { name: 'Delete this chat?' }).waitFor();

    await page.keyboard.press('Escape');

    expect(await page.getByRole('dialog').count()).toBe(1);
    await page.getByLabel('Your message').waitFor();
  });

  it('has the colours of the page around, and its theme', async () => {
    attributes =
      'theme="dark" style="--support-chat-accent-dark: #ffcc00; --support-chat-radius: 0px"';
    const page = await visit();

    const look = await page.locator('.launcher').evaluate((button) => {
      const { backgroundColor, colorScheme } = getComputedStyle(button);
      return { backgroundColor, colorScheme };
    });

    expect(look).toEqual({ backgroundColor: 'rgb(255, 204, 0)', colorScheme: 'dark' });
  });

  it('stands at the other side of a page that is read from right to left', async () => {
    attributes = 'dir="rtl"';
    const page = await visit();
    await openChat(page);

    const [button, window] = await Promise.all([
      page.locator('.launcher').boundingBox(),
      page.getByRole('dialog').boundingBox(),
    ]);
    expect(button?.x).toBeLessThan(100);
    expect(window?.x).toBeLessThan(100);
  });

  it('opens and closes for the script of the page', async () => {
    const page = await visit();
    const chat = page.locator('support-chat');

    await chat.evaluate((element) => (element as unknown as { open(): void }).open());
    await page.getByRole('dialog').waitFor();
    await chat.evaluate((element) => (element as unknown as { close(): void }).close());

    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it.each<[string, BrowserContextOptions]>([
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['on a phone', PHONE],
    ['in forced colours', { forcedColors: 'active' }],
  ])('has no accessibility violation, %s', async (_name, options) => {
    const page = await visit(options);
    expect(await axeViolations(page)).toEqual([]);

    await openChat(page);

    await page.getByText('You could ask').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('is not for sites that are not named: the browser lets them have nothing', async () => {
    await site.serve({ embedOrigins: ['https://other.example.edu'] });
    const page = await site.newPage();
    await page.goto(library.url);

    const warnings: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'warning') warnings.push(message.text());
    });
    await page.getByRole('button', { name: 'Open the support chat' }).click();

    await page.getByText('The chat cannot be reached.').waitFor();
    expect(await page.getByText('No connection').count()).toBe(0);
    expect(warnings[0]).toContain(`add ${library.url} to its EMBED_ORIGINS`);
  });
});
