import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BotReply } from '../../services/bot/functions/chat/lex/bot.ts';
import type { WebAssets } from '../../services/bot/functions/chat/routes/page.ts';
import type { ChatMessage } from '../../services/bot/helpdesk/conversations/chat-message.ts';
import { parseCard } from '../../services/bot/helpdesk/conversations/parse-card.ts';
import { axeViolations } from '../support/axe.ts';
import { browserIsMissing, openBrowser } from '../support/browser.ts';
import { type ChatFixture, chatFixture } from '../support/chat/chat-fixture.ts';
import { type ChatServer, realAssets, startChatServer } from '../support/chat/chat-server.ts';
import { plainText } from '../support/chat/fake-bot.ts';
import { PAGE_ID, VIDEO_ID } from '../support/chat/fake-documents.ts';

const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const QUOTE = 'Press the green button to share your screen.';

describe.skipIf(browserIsMissing())('the chat page', () => {
  let browser: Browser;
  let assets: WebAssets;
  let chat: ChatFixture;
  let server: ChatServer;

  beforeAll(async () => {
    [browser, assets] = await Promise.all([openBrowser(), realAssets()]);
  });

  afterAll(() => browser?.close());

  beforeEach(async () => {
    chat = chatFixture({ assets });
    server = await startChatServer(chat);
  });

  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await server.close();
  });

  /** Opens a separate tab with the server's clock. */
  async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext(options);
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    await page.clock.install({ time: new Date('2026-03-02T10:00:00Z') });
    return page;
  }

  async function openPage(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await newPage(options);
    await page.goto(server.url);
    await page.getByText('Hello, I am').waitFor();
    return page;
  }

  async function say(page: Page, text: string): Promise<void> {
    await page.getByLabel('Your message').fill(text);
    await page.keyboard.press('Enter');
  }

  it('answers with a card that opens the document at its place', async () => {
    chat.bot.answer(videoAnswer);
    const page = await openPage();

    await say(page, 'how do I share my screen');

    const link = page.getByRole('link', { name: 'Play from 0:05' });
    expect(await link.getAttribute('href')).toBe(`/api/documents/${VIDEO_ID}?t=5`);
    expect(await page.getByText(QUOTE).count()).toBe(1);
    expect(await page.getByRole('link', { name: 'Passwords' }).getAttribute('href')).toBe(
      `/api/documents/${PAGE_ID}#reset`,
    );
  });

  it('shows steps as a numbered list, with the day on which the page was saved', async () => {
    chat.bot.answer(stepsAnswer);
    const page = await openPage();

    await say(page, 'how do I reset my password');

    const steps = page.getByRole('listitem').filter({ hasText: /^(?:Open|Choose|Type)/ });
    await steps.first().waitFor();
    expect(await steps.allTextContents()).toEqual([
      'Open the account page.',
      'Choose <b>Reset</b>.',
      'Type a new one.',
    ]);
    expect(await steps.first().evaluate((item: HTMLLIElement) => item.value)).toBe(3);
    await page.getByText('Help page · Saved 12 March 2026').waitFor();
    await page.getByText('Do this:', { exact: true }).waitFor();
  });

  it('offers sections by name and page, and shows the name of the pressed one as what was said', async () => {
    chat.bot.answer(offerOr(stepsAnswer));
    const page = await openPage();
    await say(page, 'fax');
    await page.getByText('I have nothing on “fax”, but this about “zoom”:').waitFor();
    expect(await page.getByText('• Zoom').count()).toBe(0);

    await page.getByRole('button', { name: 'Join a meeting on the page Zoom' }).press('Enter');

    await page.getByText('Do this:', { exact: true }).waitFor();
    expect(chat.bot.received).toEqual(['fax', SHOW_SECTION]);
    const said = ['You said: fax', 'You said: Join a meeting'];
    expect(await page.locator('.mine').allTextContents()).toEqual(said);
    await page.reload();
    await page.getByText('Do this:', { exact: true }).waitFor();
    expect(await page.locator('.mine').allTextContents()).toEqual(said);
    expect(await page.getByText('show section').count()).toBe(0);
  });

  it('shows what is urgent first, announces it, and dials or writes with one press', async () => {
    chat.bot.answer(urgentReply);
    const page = await openPage();

    await say(page, 'i need help now');

    const alert = page.getByRole('alert');
    await alert.getByText('You are not alone.').waitFor();
    expect(
      await page
        .locator('.bot')
        .last()
        .locator('> :not(.visually-hidden)')
        .first()
        .getAttribute('class'),
    ).toBe('urgent');
    const links = await alert
      .getByRole('link')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(links).toEqual(['tel:988', 'tel:2505550100', 'mailto:safe@example.edu']);
    expect(await alert.textContent()).not.toContain('Crisis line: 988');
    await page.getByRole('button', { name: 'Go on with my ticket' }).waitFor();

    await page.reload();

    await page.getByText('You are not alone.').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('opens under the notice that staff have set', async () => {
    chat = chatFixture({
      assets,
      notice: async () => 'Zoom is down: https://status.example.edu/zoom.',
    });
    await server.close();
    server = await startChatServer(chat);

    const page = await openPage();

    const notice = page.getByRole('note');
    expect(await notice.textContent()).toBe(
      'Notice: Zoom is down: https://status.example.edu/zoom.',
    );
    expect(await notice.getByRole('link').getAttribute('href')).toBe(
      'https://status.example.edu/zoom',
    );
  });

  it('shows the text of a card that it does not know', async () => {
    chat.bot.answer(() => ({
      messages: [
        plainText('Something new.'),
        { contentType: 'CustomPayload', card: { v: 1, kind: 'ticket', also: [], title: 'New' } },
      ],
    }));
    const page = await openPage();

    await say(page, 'new');

    await page.getByText('Something new.').waitFor();
  });

  it('shows mark-up as text, and links only web addresses', async () => {
    chat.bot.answer(() => ({
      messages: [plainText('<img src=x onerror=alert(1)> https://example.edu/a. javascript:b')],
    }));
    const page = await openPage();

    await say(page, '<b>bold</b>');

    await page.getByText('<img src=x onerror=alert(1)>').waitFor();
    await page.getByText('<b>bold</b>', { exact: true }).waitFor();
    expect(await page.getByRole('link').allTextContents()).toEqual(['https://example.edu/a']);
  });

  it('offers buttons, sends the value of the pressed one, and retires the others', async () => {
    chat.bot.answer(choice);
    const page = await openPage();
    await say(page, 'open a ticket');

    await page.getByRole('button', { name: 'Course sites' }).click();

    await page.getByText('Heard: course-sites').waitFor();
    expect(chat.bot.received).toEqual(['open a ticket', 'course-sites']);
    const retired = page.getByRole('button', { name: 'Accounts' });
    expect(await retired.getAttribute('aria-disabled')).toBe('true');
    expect(await focused(page)).toBe('message');
  });

  it('sends nothing more while the bot writes', async () => {
    let finish: (reply: BotReply) => void = () => {};
    chat.bot.answer(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );
    const page = await openPage();
    await say(page, 'one');
    await page.getByText('The bot is writing').waitFor();

    await say(page, 'two');
    finish({ messages: [plainText('Done.')] });

    await page.getByText('Done.').waitFor();
    expect(chat.bot.received).toEqual(['one']);
    expect(await page.getByLabel('Your message').inputValue()).toBe('two');
  });

  it('says why a message failed, with its reference, and sends it again without a second turn', async () => {
    let calls = 0;
    chat.bot.answer(() => {
      calls += 1;
      if (calls === 1) throw new Error('boom');
      return { messages: [plainText('Now it works.')] };
    });
    const page = await openPage();
    await say(page, 'hello');
    await page.getByText(/Not answered.*Reference: [0-9A-Z]{8}/).waitFor();

    await page.getByRole('button', { name: 'Try again' }).click();

    await page.getByText('Now it works.').waitFor();
    expect(await page.getByText('Not answered').count()).toBe(0);
    expect(await page.getByText('hello', { exact: true }).count()).toBe(1);
  });

  it('gets the reply that was lost on the way, once', async () => {
    const page = await openPage();
    await page.route(
      '**/messages',
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await say(page, 'hello');
    await page.getByText('The chat cannot be reached').waitFor();

    await page.getByRole('button', { name: 'Try again' }).click();

    await page.getByText('Heard: hello').waitFor();
    expect(chat.bot.received).toEqual(['hello']);
  });

  it('goes on after a reload, in the same chat', async () => {
    chat.bot.answer(choice);
    const page = await openPage();
    await say(page, 'open a ticket');
    await page.getByRole('button', { name: 'Accounts' }).click();
    await page.getByText('Heard: accounts').waitFor();

    await page.reload();

    await page.getByText('Heard: accounts').waitFor();
    expect(await page.locator('.mine').allTextContents()).toEqual([
      'You said: open a ticket',
      'You said: Accounts',
    ]);
    await say(page, 'more');
    await page.getByText('Heard: more', { exact: true }).waitFor();
  });

  it('is another chat in another tab, also in a duplicated one', async () => {
    const page = await openPage();
    await say(page, 'hello');
    await page.getByText('Heard: hello').waitFor();

    const [copy] = await Promise.all([
      page.waitForEvent('popup'),
      page.evaluate(() => void window.open(location.href)),
    ]);

    await copy.getByText('Hello, I am').waitFor();
    expect(await copy.getByText('Heard: hello').count()).toBe(0);
    const ids = await Promise.all([page, copy].map(sessionOf));
    expect(ids[0]).not.toBe(ids[1]);
  });

  it('warns before it ends, ends visibly, and starts again', async () => {
    const page = await openPage();

    await page.clock.fastForward('13:30');
    await page.getByText('ends in two minutes').waitFor();
    await page.clock.fastForward('02:00');

    await page.getByText('This chat has ended because nothing was said').waitFor();
    expect(await page.getByLabel('Your message').isVisible()).toBe(false);
    chat.pass(16 * 60);
    await page.clock.setSystemTime(new Date('2026-03-02T10:16:00Z'));
    await page.getByRole('button', { name: 'Start a new chat' }).click();
    await say(page, 'hello');
    await page.getByText('Heard: hello').waitFor();
  });

  it('says so when the server has ended the chat first', async () => {
    const page = await openPage();
    chat.pass(16 * 60);

    await say(page, 'hello');

    await page.getByRole('button', { name: 'Start a new chat' }).waitFor();
    expect(await page.getByText('This chat has ended').count()).toBeGreaterThan(0);
  });

  it('deletes the chat after asking', async () => {
    const page = await openPage();
    const id = (await sessionOf(page)) ?? '';
    await page.getByRole('button', { name: 'Delete chat' }).click();
    await page.keyboard.press('Escape');
    expect(chat.conversations.records(id)).toHaveLength(1);

    await page.getByRole('button', { name: 'Delete chat' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();

    await page.getByText('its record was deleted').waitFor();
    expect(chat.conversations.records(id)).toEqual([]);
    expect(await sessionOf(page)).toBeNull();
  });

  it('sends what was typed before it was open', async () => {
    const page = await newPage();
    let open: () => void = () => {};
    const isOpen = new Promise<void>((resolve) => {
      open = resolve;
    });
    await page.route('**/api/sessions', async (route) => {
      await isOpen;
      await route.continue();
    });
    await page.goto(server.url);
    await page.getByText('Connecting').waitFor();
    await say(page, 'hello');
    expect(chat.bot.received).toEqual([]);

    open();

    await page.getByText('Heard: hello').waitFor();
    expect(await page.getByLabel('Your message').inputValue()).toBe('');
  });

  it('goes on in the same chat when it could not be taken up at first', async () => {
    const page = await openPage();
    await say(page, 'hello');
    await page.getByText('Heard: hello').waitFor();
    await page.route('**/api/sessions/*', (route) => route.abort(), { times: 1 });
    await page.reload();
    await page.getByText('The chat cannot be reached').waitFor();

    await page.getByRole('button', { name: 'Try again' }).click();

    await page.getByText('Heard: hello').waitFor();
  });

  it('offers another try when the chat cannot be opened', async () => {
    const page = await newPage();
    await page.route('**/api/sessions', (route) => route.abort(), { times: 1 });
    await page.goto(server.url);
    await page.getByText('The chat cannot be reached').waitFor();

    await page.getByRole('button', { name: 'Try again' }).click();

    await page.getByText('Hello, I am').waitFor();
    expect(await page.getByText('cannot be reached').isVisible()).toBe(false);
  });

  it('counts characters near the limit and sends nothing beyond it', async () => {
    const page = await openPage();
    const input = page.getByLabel('Your message');

    await input.fill('🎓'.repeat(500));
    await page.getByText('24 characters left.').waitFor();
    await input.fill('a'.repeat(1030));
    await page.getByText('That is long.').waitFor();
    await input.fill('a'.repeat(20_006));
    await page.getByText('6 characters too many').waitFor();
    await page.keyboard.press('Enter');

    expect(await input.inputValue()).toHaveLength(20_006);
    expect(chat.bot.received).toEqual([]);
  });

  it('adds files to a ticket that is being written, and takes a pasted log for its description', async () => {
    const form = { answers: {}, asked: 'description', of: 4, tries: 0 };
    chat.bot.answer(() => ({
      messages: [
        plainText('Please describe what happened.'),
        { contentType: 'CustomPayload', card: { v: 1, kind: 'progress', also: [] } },
      ],
      attributes: { ticketForm: JSON.stringify(form) },
    }));
    const page = await openPage();
    const sent: string[] = [];
    let id = '';
    page.on('request', (request) => {
      id = /sessions\/([^/]+)\/attachments$/.exec(request.url())?.[1] ?? id;
    });
    await page.route('https://uploads.example.edu/**', async (route) => {
      sent.push(route.request().method());
      chat.uploads.put(id, 1, 'photo.png', 'x');
      const headers = { 'access-control-allow-origin': '*' };
      await route.fulfill({ status: 204, headers });
    });
    const picker = page.getByLabel('Add files to the ticket');
    expect(await picker.isVisible()).toBe(false);
    await say(page, 'open a ticket');
    await picker.waitFor();

    await picker.setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: PNG });
    await page.getByText('1 file is added.').waitFor();
    await say(page, 'a line of a log '.repeat(200));
    await page.getByText('a line of a log').waitFor();

    expect(sent).toContain('POST');
    expect(await page.getByRole('list', { name: 'Files of the ticket' }).textContent()).toContain(
      'photo.png',
    );
    expect(await axeViolations(page)).toStrictEqual([]);
    await expect.poll(() => chat.bot.uploads).toStrictEqual([undefined, 1_002]);
    await page.getByRole('button', { name: 'Remove photo.png' }).click();
    await expect.poll(() => chat.bot.received.at(-1)).toBe('remove photo.png');
  });

  it('works by keyboard alone: Enter sends, Shift+Enter breaks the line, Tab reaches everything', async () => {
    chat.bot.answer(videoAnswer);
    const page = await openPage();
    await page.getByLabel('Your message').focus();

    await page.keyboard.type('how do I');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('share');
    await page.keyboard.press('Enter');
    await page.getByText(QUOTE).waitFor();

    expect(chat.bot.received).toEqual(['how do I\nshare']);
    expect(await focused(page)).toBe('message');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toContain('Play from 0:05');
  });

  it('announces replies in a log, and only new ones', async () => {
    const page = await openPage();
    const log = page.getByRole('log', { name: 'Conversation' });

    expect(await log.getAttribute('aria-live')).toBe('polite');
    expect(await log.textContent()).toContain('The bot said: Hello');
    expect(await page.locator('.status').getAttribute('role')).toBe('status');
  });

  it('is still for people who want no motion', async () => {
    chat.bot.answer(() => new Promise(() => {}));
    const page = await openPage({ reducedMotion: 'reduce' });
    await say(page, 'hello');
    await page.getByText('The bot is writing').waitFor();

    const animation = await page
      .locator('.status')
      .evaluate((status) => getComputedStyle(status, '::after').animationName);

    expect(animation).toBe('none');
  });

  it.each<[string, BrowserContextOptions]>([
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['on a narrow screen', { viewport: { width: 320, height: 640 } }],
    ['zoomed to 400 %', { viewport: { width: 320, height: 256 } }],
    ['in forced colours', { forcedColors: 'active' }],
  ])('has no accessibility violation and no sideways scrolling, %s', async (_name, options) => {
    chat.bot.answer((text) => {
      if (text === 'fail') throw new Error('boom');
      if (text === 'cards') {
        const cards = [stepsAnswer(), offerOr(stepsAnswer)('fax'), urgentReply()];
        return { messages: cards.flatMap(({ messages }) => messages) };
      }
      return { messages: [...videoAnswer().messages, ...choice('open').messages] };
    });
    const page = await openPage(options);
    await say(page, 'share');
    await page.getByRole('button', { name: 'Accounts' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);

    await say(page, 'cards');
    await page.getByText('You are not alone.').waitFor();
    expect(await axeViolations(page)).toEqual([]);

    await say(page, 'fail');
    await page.getByText('Not answered').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });

  it.each([
    ['a saved page', `/api/documents/${PAGE_ID}#passwords`],
    ['a video', `/api/documents/${VIDEO_ID}?t=5`],
  ])('leads to %s without an accessibility violation', async (_name, path) => {
    // A sandboxed page runs no scripts, including axe.
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();

    await page.goto(`${server.url}${path}`);

    expect(await axeViolations(page)).toEqual([]);
  });
});

function videoAnswer(): BotReply {
  const payload = {
    v: 1,
    kind: 'answer',
    docId: VIDEO_ID,
    title: 'Sharing your screen',
    quote: QUOTE,
    place: { startSeconds: 5 },
    also: [{ docId: PAGE_ID, title: 'Passwords', place: { anchor: 'reset' } }],
  };
  const card = parseCard(JSON.stringify(payload));
  if (card === undefined) throw new Error('The card is wrong');
  return {
    messages: [
      plainText(`Sharing your screen (video)\n“${QUOTE}”\nStarts at 0:05.`),
      { contentType: 'CustomPayload', card },
    ],
  };
}

function card(content: object): ChatMessage {
  const parsed = parseCard(JSON.stringify({ v: 1, ...content }));
  if (parsed === undefined) throw new Error('The card is wrong');
  return { contentType: 'CustomPayload', card: parsed };
}

function stepsAnswer(): BotReply {
  const quote = 'Do this:\n3. Open the account page.\n4. Choose <b>Reset</b>.\n5. Type a new one.';
  const place = { anchor: 'reset' };
  return {
    messages: [
      plainText(`Passwords\n“${quote}”\nSaved 12 March 2026`),
      card({
        kind: 'answer',
        docId: PAGE_ID,
        title: 'Passwords',
        quote,
        place,
        savedAt: '2026-03-12',
      }),
    ],
  };
}

const SHOW_SECTION = `show section ${PAGE_ID}:01234567`;

/** Offers a section, and answers when its button is pressed. */
function offerOr(answer: () => BotReply): (text: string) => BotReply {
  const also = [{ docId: PAGE_ID, title: 'Zoom: Join a meeting', place: { anchor: 'join' } }];
  const buttons = [
    { text: 'Join a meeting', value: SHOW_SECTION },
    { text: 'Open a ticket with this question', value: 'open a ticket' },
  ];
  return (text) =>
    text === SHOW_SECTION
      ? answer()
      : {
          messages: [
            plainText('I have nothing on “fax”, but this about “zoom”:\n• Zoom: Join a meeting'),
            card({ kind: 'didYouMean', also }),
            {
              contentType: 'ImageResponseCard',
              imageResponseCard: { title: 'Which of these do you mean?', buttons },
            },
          ],
        };
}

function urgentReply(): BotReply {
  const contacts = [
    { id: 'line', label: 'Crisis line', phone: '988' },
    { id: 'safe', label: 'Security', phone: '250-555-0100', email: 'safe@example.edu' },
  ];
  const buttons = [{ text: 'Go on with my ticket', value: 'continue my ticket' }];
  return {
    messages: [
      plainText('You are not alone.\nCrisis line: 988\nSecurity: 250-555-0100, safe@example.edu'),
      card({ kind: 'urgent', id: 'crisis', contacts }),
      {
        contentType: 'ImageResponseCard',
        imageResponseCard: { title: 'What else?', buttons },
      },
    ],
  };
}

function choice(text: string): BotReply {
  if (!text.startsWith('open')) return { messages: [plainText(`Heard: ${text}`)] };
  const buttons = [
    { text: 'Accounts', value: 'accounts' },
    { text: 'Course sites', value: 'course-sites' },
  ];
  const imageResponseCard = { title: 'What is it about?', buttons };
  return { messages: [{ contentType: 'ImageResponseCard', imageResponseCard }] };
}

/** Returns the id or the text of the focused element inside the chat. */
function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const active = document.querySelector('support-chat')?.shadowRoot?.activeElement;
    return active?.id || active?.textContent || undefined;
  });
}

function sessionOf(page: Page): Promise<string | null> {
  return page.evaluate(() => sessionStorage.getItem('support-chat-session'));
}
