import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
  ChatFilter,
  ChatSummary,
  ChatTranscript,
  ChatTurn,
} from '../../services/devkit/chats/chats.ts';
import { chatsArea } from '../../services/devkit/console/areas/chats-area.ts';
import { ticketsArea } from '../../services/devkit/console/areas/tickets-area.ts';
import { axeViolations } from '../support/axe.ts';
import { browserIsMissing, openBrowser } from '../support/browser.ts';
import { aChat, aChatPage, aChatSummary, aTurn } from '../support/console/a-chat.ts';
import { aTicket, aTicketPage } from '../support/console/a-ticket.ts';
import { type ConsoleApp, startConsole } from '../support/console/console-app.ts';
import { HOSTILE_TEXT, HOSTILE_TEXTS } from '../support/console/hostile-texts.ts';
import {
  focusedText,
  LOOKS,
  openPage,
  overflow,
  PHONE,
  tabTo,
} from '../support/console/open-page.ts';

const CONVERSATION = 'c'.repeat(64);

describe.skipIf(browserIsMissing())('the page about chats', () => {
  let app: ConsoleApp;
  let browser: Browser;
  let chats: readonly ChatSummary[];
  let chat: ChatTranscript;

  beforeAll(async () => {
    browser = await openBrowser();
    app = await startConsole(
      chatsArea({
        search: async (filter) => aChatPage(chats.filter(fits(filter)), filter),
        read: async (conversation) => (conversation === CONVERSATION ? chat : undefined),
      }),
      ticketsArea({
        search: async (filter) => aTicketPage([], filter),
        read: async () => aTicket(),
        retry: () => Promise.reject(new Error('is not tried here')),
      }),
    );
  }, 60_000);

  beforeEach(() => {
    chats = [
      aChatSummary(),
      aChatSummary({
        conversation: 'd'.repeat(64),
        firstSaid: 'how do I record a lecture',
        outcomes: ['answer'],
        ticketIds: [],
      }),
    ];
    chat = aChat();
  });

  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  const rows = (page: Page) => page.getByRole('region', { name: 'Chats' }).locator('tbody tr');
  const lines = (page: Page) => page.locator('.transcript > li');
  const open = async (page: Page, place = '') => {
    await page.goto(`${app.url}/chats/${CONVERSATION}${place}`);
    await lines(page).first().waitFor();
  };

  it('finds chats by filters that the address keeps', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${app.url}/chats`);
    await rows(page).nth(1).waitFor();

    await page.getByLabel('With', { exact: true }).selectOption('Answered');
    await page.getByLabel('Words').fill('lecture');
    await page.getByLabel('Words').press('Enter');
    await page.getByText('1 chat', { exact: true }).waitFor();
    await page.reload();
    await page.getByText('1 chat', { exact: true }).waitFor();

    expect(page.url()).toBe(`${app.url}/chats?text=lecture&outcome=answer`);
    await page.getByRole('link', { name: 'Show all' }).click();
    await page.getByText('2 chats', { exact: true }).waitFor();
    expect(await page.getByLabel('Words').inputValue()).toBe('');
  });

  it('reads a chat, its buttons and what was pressed by the keyboard alone', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${app.url}/chats?outcome=refusal`);
    await rows(page).first().waitFor();
    await tabTo(page, 'the site is blank');
    await page.keyboard.press('Enter');
    await lines(page).first().waitFor();

    const said = await lines(page).allTextContents();

    expect(said.map((line) => line.replace(/[A-Z][a-z]{2} \d.*?m\./, ' '))).toEqual([
      'Bot  Hello.',
      'Client  the site is blank',
      'Bot  I found no page about that.\n\nWhat next?Open a ticket',
      'Client  Pressed: Open a ticket',
      'Bot  What is your name?',
    ]);
    await tabTo(page, 'LTSI-3H8K2M9QXW');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Ticket LTSI-3H8K2M9QXW' }).waitFor();
    await page.getByRole('link', { name: 'Open the whole chat' }).waitFor();
  });

  it('marks what came of a chat with badges that are as wide as their words', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${app.url}/chats`);
    await rows(page).nth(1).waitFor();
    const cell = rows(page).last().locator('td').nth(3);

    const widths = await cell.locator('.badge').evaluateAll((badges) =>
      badges.map((badge) => {
        const words = document.createRange();
        words.selectNodeContents(badge);
        return badge.getBoundingClientRect().width - words.getBoundingClientRect().width;
      }),
    );

    expect(widths).toHaveLength(1);
    expect(widths[0]).toBeLessThan(20);
  });

  it('says of which days its list is, by the clock of the office', async () => {
    const { page } = await openPage(browser);

    await page.goto(`${app.url}/chats?from=2026-11-02`);

    await page
      .getByText('Of the days from 2026-11-02 to 2026-11-30, by the clock of America/Vancouver')
      .waitFor();
  });

  it('goes to the turn that the address names', async () => {
    const { page } = await openPage(browser);

    await open(page, '#turn-2');

    await expect.poll(() => focusedText(page)).toContain('Pressed: Open a ticket');
    const ring = await page.evaluate(() => {
      const { outlineStyle } = getComputedStyle(document.activeElement ?? document.body);
      return outlineStyle;
    });
    expect(ring).toBe('solid');
  });

  it('shows a turn without a reply, and the words of a person', async () => {
    const at = '2026-11-30T17:02:00.000Z';
    const handoff: ChatTurn['handoff'] = {
      lines: [
        { at, by: 'system', text: 'Robin Lee joined' },
        { at, by: 'agent', text: 'Which browser is it?' },
      ],
    };
    chat = aChat({
      transcript: [
        aTurn({ said: { text: 'hello?' }, state: 'failed', reference: 'ref-42' }),
        aTurn({ turn: 2, handoff }),
      ],
    });
    const { page } = await openPage(browser);

    await open(page);

    const said = (await lines(page).allTextContents()).join('\n');
    expect(said).toContain('No reply, reference ref-42');
    expect(said).toMatch(/Note.*Robin Lee joined/);
    expect(said).toMatch(/Help desk.*Which browser is it\?/);
  });

  it('shows why a reply did not help next to it, as text', async () => {
    const rating = { at: '', helpful: false, reason: 'notWhatIAsked', comment: HOSTILE_TEXT };
    chat = aChat({
      transcript: [aTurn({ messages: [{ contentType: 'PlainText', content: 'At 8.' }], rating })],
    });
    const { page, problems } = await openPage(browser);

    await open(page);

    expect(await lines(page).locator('.shown-rating').textContent()).toBe(
      `Thumb down: It is not what I asked. “${HOSTILE_TEXT}”`,
    );
    expect(await axeViolations(page)).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('says that a chat is gone', async () => {
    const { page } = await openPage(browser);

    await page.goto(`${app.url}/chats/${'e'.repeat(64)}`);

    await page.getByRole('alert').getByText('This chat was deleted, or it has expired.').waitFor();
  });

  it('shows whatever was said as text', async () => {
    const [title = '', quote = ''] = HOSTILE_TEXTS;
    chats = [aChatSummary({ firstSaid: HOSTILE_TEXT })];
    chat = aChat({
      firstSaid: HOSTILE_TEXT,
      transcript: [
        aTurn({
          said: { text: HOSTILE_TEXT },
          messages: [
            { contentType: 'PlainText', content: HOSTILE_TEXT },
            {
              contentType: 'CustomPayload',
              card: { v: 1, kind: 'answer', also: [], title, quote, href: 'javascript:alert(1)' },
            },
            {
              contentType: 'ImageResponseCard',
              imageResponseCard: {
                title,
                buttons: HOSTILE_TEXTS.map((text) => ({ text, value: text })),
              },
            },
          ],
        }),
      ],
    });
    const { page, problems } = await openPage(browser);
    await page.goto(`${app.url}/chats`);
    await rows(page).first().waitFor();
    await open(page);

    expect(await page.locator('.client-text').first().textContent()).toBe(HOSTILE_TEXT);
    const foreign = 'main script, main img, main iframe, main form, main svg, main [onerror]';
    expect(await page.locator(foreign).count()).toBe(0);
    expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it.each(LOOKS)('is accessible at $width pixels, $colorScheme', async (look) => {
    const { page, problems } = await openPage(browser, look);
    await page.goto(`${app.url}/chats`);
    await rows(page).first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await open(page);

    expect(await axeViolations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(problems).toEqual([]);
  });

  it('scrolls its table by the keyboard on a phone', async () => {
    const { page } = await openPage(browser, PHONE);
    await page.goto(`${app.url}/chats`);
    const table = page.getByRole('region', { name: 'Chats' });
    await table.focus();

    await page.keyboard.press('ArrowRight');

    await expect.poll(() => table.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
  });
});

const fits =
  ({ text = '', outcome }: ChatFilter) =>
  ({ firstSaid, outcomes }: ChatSummary): boolean =>
    firstSaid.includes(text) && (outcome === undefined || outcomes.includes(outcome));
