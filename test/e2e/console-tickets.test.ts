import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chatsArea } from '../../services/devkit/console/areas/chats-area.ts';
import { ticketsArea } from '../../services/devkit/console/areas/tickets-area.ts';
import type {
  RetryResult,
  TicketDetails,
  TicketFilter,
  TicketSummary,
} from '../../services/devkit/tickets/tickets.ts';
import { axeViolations } from '../support/axe.ts';
import { browserIsMissing, openBrowser } from '../support/browser.ts';
import { aChat, aChatPage } from '../support/console/a-chat.ts';
import {
  aDelivery,
  aTicket,
  aTicketPage,
  aTicketSummary,
  FAILED_DELIVERY,
} from '../support/console/a-ticket.ts';
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

const ID = 'LTSI-3H8K2M9QXW';
const FAILED: TicketDetails = aTicket({ state: 'failed', delivery: FAILED_DELIVERY });
const DELIVERED: RetryResult = {
  run: { delivered: 1, failed: 0, waiting: 0, overdue: 0 },
  error: null,
  delivery: aDelivery(),
  says: 'The ticket is delivered.',
};

const numbered = (index: number): string => `LTSI-${String(index).padStart(10, '0')}`;
const FIVE_THOUSAND: readonly TicketSummary[] = Array.from({ length: 5000 }, (_, index) =>
  aTicketSummary({
    ticketId: numbered(index),
    state: index % 50 === 0 ? 'failed' : 'sent',
    summary: `Problem ${index}`,
  }),
);

describe.skipIf(browserIsMissing())('the page about tickets', () => {
  let app: ConsoleApp;
  let browser: Browser;
  let tickets: readonly TicketSummary[];
  let ticket: TicketDetails;
  let retry: () => Promise<RetryResult>;

  beforeAll(async () => {
    browser = await openBrowser();
    app = await startConsole(
      ticketsArea({
        search: async (filter) => aTicketPage(tickets.filter(fits(filter)), filter),
        read: async (id) => (id === ticket.ticketId ? ticket : undefined),
        retry: () => retry(),
      }),
      chatsArea({
        search: async (filter) => aChatPage([], filter),
        read: async () => aChat({ ticketIds: [ID] }),
      }),
    );
  }, 60_000);

  beforeEach(() => {
    tickets = [
      aTicketSummary({ ticketId: ID, state: 'failed' }),
      aTicketSummary({ ticketId: numbered(1), summary: 'A video has no sound', urgency: 'high' }),
    ];
    ticket = FAILED;
    retry = async () => DELIVERED;
  });

  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  const rows = (page: Page) => page.getByRole('region', { name: 'Tickets' }).locator('tbody tr');
  const list = (page: Page, query = '') => page.goto(`${app.url}/tickets${query}`);
  const open = async (page: Page) => {
    await page.goto(`${app.url}/tickets/${ID}`);
    await page.getByRole('heading', { name: 'What was asked' }).waitFor();
  };

  it('finds tickets by filters that the address keeps, for back, reload and others', async () => {
    const { page, problems } = await openPage(browser);
    await list(page);
    await rows(page).nth(1).waitFor();

    await page.getByLabel('Number, person or words').fill('sound');
    await page.getByLabel('Urgency').selectOption('Urgent');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByText('1 ticket', { exact: true }).waitFor();
    const address = page.url();
    await page.reload();
    await page.getByText('1 ticket', { exact: true }).waitFor();

    expect(address).toBe(`${app.url}/tickets?text=sound&urgency=high`);
    expect(await page.getByLabel('Number, person or words').inputValue()).toBe('sound');
    expect(await page.getByLabel('Urgency').inputValue()).toBe('high');
    await page.goBack();
    await page.getByText('2 tickets', { exact: true }).waitFor();
    expect(await page.getByLabel('Number, person or words').inputValue()).toBe('');
    expect(problems).toEqual([]);
  });

  it('goes from the list to a ticket and back by the keyboard alone', async () => {
    const { page } = await openPage(browser);
    await list(page);
    await rows(page).nth(1).waitFor();
    expect(await focusedText(page)).toBe('Tickets');

    await page.getByLabel('Delivery').focus();
    await page.keyboard.type('Not');
    await tabTo(page, 'Search');
    await page.keyboard.press('Enter');
    await page.getByText('1 ticket', { exact: true }).waitFor();
    expect(await focusedText(page)).toBe('Search');
    await tabTo(page, ID);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'What was asked' }).waitFor();
    expect(await focusedText(page)).toBe(`Ticket ${ID}`);
    await tabTo(page, 'Back to the list');
    await page.keyboard.press('Enter');

    await page.getByText('1 ticket', { exact: true }).waitFor();
    expect(page.url()).toBe(`${app.url}/tickets?state=failed`);
  });

  it('scrolls its table by the keyboard on a phone', async () => {
    const { page } = await openPage(browser, PHONE);
    await list(page);
    const table = page.getByRole('region', { name: 'Tickets' });
    await table.focus();

    await page.keyboard.press('ArrowRight');

    await expect.poll(() => table.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
    expect(await overflow(page)).toBe(0);
  });

  it('shows a page of 5,000 tickets at a time, and leads to the others', async () => {
    tickets = FIVE_THOUSAND;
    const { page } = await openPage(browser);
    await list(page);
    await page.getByText('5,000 tickets, 1 to 50 shown').waitFor();

    await page.getByRole('link', { name: 'Last' }).click();
    await page.getByText('Page 100 of 100').waitFor();
    const last = await rows(page).last().textContent();
    await page.getByRole('link', { name: 'Previous' }).click();
    await page.getByText('Page 99 of 100').waitFor();
    await page.goBack();
    await page.getByText('Page 100 of 100').waitFor();

    expect(await rows(page).count()).toBe(50);
    expect(last).toContain('Problem 4999');
    await page.getByLabel('Number, person or words').fill('Problem 4321');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByText('1 ticket', { exact: true }).waitFor();
    expect(page.url()).toBe(`${app.url}/tickets?text=Problem+4321`);
  });

  it('says that every ticket is delivered when none waits', async () => {
    tickets = [aTicketSummary()];
    const { page } = await openPage(browser);

    await list(page, '?state=failed');

    await page.getByText('every ticket that fits has been mailed and announced').waitFor();
  });

  it('says which ticket can’t be delivered, why, and what to do', async () => {
    const { page } = await openPage(browser);
    await open(page);

    const delivery = page.getByRole('region', { name: 'Delivery' });

    expect(await delivery.textContent()).toContain(
      'SES refused the sender. Verify the sender in SES.',
    );
    expect(await delivery.textContent()).toContain('3 attempts');
    expect(await delivery.textContent()).toContain('Next attempt');
    expect(
      await page.getByRole('region', { name: 'Where it went, and why' }).textContent(),
    ).toContain('“Course sites”');
    expect(await page.getByRole('region', { name: 'In Request Tracker' }).textContent()).toContain(
      'A new ticket in the queue course-sites',
    );
  });

  it('tries again, is busy meanwhile, and says what came of it', async () => {
    const { page } = await openPage(browser);
    await open(page);
    let finish = (_: RetryResult) => {};
    const result = new Promise<RetryResult>((resolve) => {
      finish = resolve;
    });
    retry = () => result;

    await page.getByRole('button', { name: 'Try again now' }).press('Enter');
    await page.getByRole('button', { name: 'Delivering …' }).waitFor();
    ticket = aTicket();
    finish(DELIVERED);

    await page.getByRole('status').getByText('The ticket is delivered.').waitFor();
    await page
      .getByRole('region', { name: 'Delivery' })
      .getByText('Sent', { exact: true })
      .waitFor();
    expect(await page.getByRole('button', { name: 'Try again now' }).count()).toBe(0);
  });

  it('says why a try failed', async () => {
    const { page } = await openPage(browser);
    await open(page);
    retry = () =>
      Promise.reject(Object.assign(new Error('no way to it'), { code: 'ECONNREFUSED' }));

    await page.getByRole('button', { name: 'Try again now' }).click();

    await page.getByRole('alert').getByText("can't be reached").waitFor();
    expect(await page.getByRole('button', { name: 'Try again now' }).isEnabled()).toBe(true);
  });

  it('hands out the mail, and leads to the chat and back', async () => {
    const { page } = await openPage(browser);
    await open(page);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download the mail' }).click(),
    ]);
    await page.getByRole('link', { name: 'Open the whole chat' }).click();
    await page.getByRole('link', { name: ID }).click();
    await page.getByRole('heading', { name: `Ticket ${ID}` }).waitFor();

    expect(download.suggestedFilename()).toBe(`${ID}.eml`);
  });

  it('says that there is no such ticket', async () => {
    const { page } = await openPage(browser);

    await page.goto(`${app.url}/tickets/LTSI-0000000000`);

    await page.getByRole('alert').getByText('There is no ticket LTSI-0000000000').waitFor();
  });

  it('shows whatever a client wrote as text', async () => {
    const [file = ''] = HOSTILE_TEXTS;
    const summary = HOSTILE_TEXTS.join(' ');
    ticket = aTicket({
      summary,
      name: summary,
      description: HOSTILE_TEXT,
      urgencyEvidence: HOSTILE_TEXTS,
      tried: HOSTILE_TEXTS,
      transcript: HOSTILE_TEXTS.map((text) => ({ at: FAILED.recordedAt, by: 'client', text })),
      files: [{ key: 'attachments/1', name: file, type: 'text/plain', size: 1 }],
      mail: {
        ...FAILED.mail,
        subject: summary,
        headers: [{ name: 'Subject', value: summary }],
        parts: [{ type: 'text/plain', name: null, text: HOSTILE_TEXT }],
        raw: HOSTILE_TEXT,
      },
    });
    tickets = [aTicketSummary({ ticketId: ID, summary, name: summary })];
    const { page, problems } = await openPage(browser);
    await list(page);
    await rows(page).first().waitFor();
    expect(await rows(page).first().textContent()).toContain(summary);
    await open(page);
    for (const more of await page.locator('summary').all()) await more.click();

    expect(await page.locator('.client-text').first().textContent()).toBe(HOSTILE_TEXT);
    const foreign = 'main script, main img, main iframe, main form, main svg, main [onerror]';
    expect(await page.locator(foreign).count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it.each(LOOKS)('is accessible at $width pixels, $colorScheme', async (look) => {
    const { page, problems } = await openPage(browser, look);
    await list(page);
    await rows(page).first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await open(page);
    for (const more of await page.locator('summary').all()) await more.click();

    expect(await axeViolations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(problems).toEqual([]);
  });
});

const fits =
  ({ text = '', state, urgency, team }: TicketFilter) =>
  (ticket: TicketSummary): boolean =>
    `${ticket.ticketId} ${ticket.summary}`.includes(text) &&
    (state === undefined || ticket.state === state) &&
    (urgency === undefined || ticket.urgency === urgency) &&
    (team === undefined || ticket.team === team);
