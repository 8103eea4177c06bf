import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { figuresArea } from '../../services/devkit/console/areas/figures-area.ts';
import type { ConsoleArea } from '../../services/devkit/console/console-area.ts';
import type { FiguresReport } from '../../services/devkit/figures/figures.ts';
import { resolveRange } from '../../services/devkit/figures/range.ts';
import { axeViolations } from '../support/axe.ts';
import { browserIsMissing, openBrowser } from '../support/browser.ts';
import { aReport, counts } from '../support/console/a-report.ts';
import { type ConsoleApp, startConsole } from '../support/console/console-app.ts';
import { HOSTILE_TEXT } from '../support/console/hostile-texts.ts';
import { DESKTOP, LOOKS, openPage, overflow, tabTo } from '../support/console/open-page.ts';

const CHARTS = [
  'Questions by day',
  'Questions by hour',
  'Questions by weekday',
  'Questions by topic',
  'Tickets by team',
];

/** The page about questions, as far as the figures lead to it. */
const QUESTIONS: ConsoleArea = {
  id: 'questions',
  plugin: async (api) => {
    api.get('/', async () => ({
      groups: [{ id: 'a', question: 'how do I record a <b>lecture</b>', count: 12 }],
    }));
  },
};

describe.skipIf(browserIsMissing())('the page about figures', () => {
  let app: ConsoleApp;
  let browser: Browser;
  let parts: Partial<FiguresReport>;

  beforeAll(async () => {
    browser = await openBrowser();
    app = await startConsole(
      figuresArea({
        read: async (asked) => aReport(resolveRange(asked, '2026-11-30'), parts),
        toCsv: ({ from, to }, table) => `${table}\r\n${from},${to}\r\n`,
        timeZone: async () => 'America/Vancouver',
        textOf: async (conversation) => (conversation.startsWith('c') ? HOSTILE_TEXT : undefined),
        clock: { now: () => new Date('2026-11-30T18:00:00Z') },
        guide: async () => '# Figures about the bot',
      }),
      QUESTIONS,
    );
  }, 60_000);

  beforeEach(() => {
    parts = {};
  });

  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  const open = async (page: Page, query = '') => {
    await page.goto(`${app.url}/figures${query}`);
    await page.getByRole('heading', { name: 'In short' }).waitFor();
  };
  const card = (page: Page, title: string) =>
    page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: title, exact: true }) });
  const days = (page: Page) =>
    Promise.all([
      page.getByLabel('From', { exact: true }).inputValue(),
      page.getByLabel('To', { exact: true }).inputValue(),
    ]);

  it('shows the headline numbers, and in words how they compare', async () => {
    const { page } = await openPage(browser);

    await open(page);

    expect(await card(page, 'Questions').textContent()).toBe(
      'Questions175in 100 chats▲ 3% more than before (170)',
    );
    expect(await card(page, 'Not answered').textContent()).toBe(
      'Not answered14%25 questions▼ 10 points less than before (24%)',
    );
    expect(await card(page, 'Time to the first answer').textContent()).toBe(
      'Time to the first answer1.4 snine of ten within 1 min 5 s= as long as before',
    );
    await page
      .getByText('“Before” is November 17, 2026 to November 23, 2026, up to the same moment')
      .waitFor();
  });

  it('draws a chart of each kind, with its numbers in a table', async () => {
    const { page } = await openPage(browser);
    await open(page);

    for (const title of CHARTS) {
      const figure = page.getByRole('figure', { name: title });
      expect(await isDrawn(figure.locator('canvas').first())).toBe(true);
      await figure.getByText(`${title} as a table`).click();
      expect(await figure.getByRole('table').first().locator('tbody tr').count()).toBeGreaterThan(
        1,
      );
    }
    const [day] = await page
      .getByRole('region', { name: 'Questions by day' })
      .locator('tbody tr')
      .allTextContents();
    expect(day).toBe('November 24, 202613103000010 (77%)');
  });

  it('takes the colours of the page, also when they change', async () => {
    const { page } = await openPage(browser, { ...DESKTOP, colorScheme: 'light' });
    await open(page);
    const canvas = page.getByRole('figure', { name: 'Questions by day' }).locator('canvas');
    const light = await pictureOf(canvas);

    await page.emulateMedia({ colorScheme: 'dark' });

    await expect.poll(() => pictureOf(canvas)).not.toBe(light);
  });

  it('chooses its days by the keyboard, and keeps them in the address', async () => {
    const { page } = await openPage(browser);
    await open(page);
    expect(await days(page)).toEqual(['2026-11-24', '2026-11-30']);

    await tabTo(page, 'Last 28 days');
    await page.keyboard.press('Enter');
    await expect.poll(() => days(page)).toEqual(['2026-11-03', '2026-11-30']);
    await page.getByLabel('From', { exact: true }).fill('2026-10-01');
    await page.getByLabel('To', { exact: true }).fill('2026-10-31');
    await page.getByLabel('To', { exact: true }).press('Enter');
    await page.getByText('October 1, 2026 to October 31, 2026').waitFor();
    await page.reload();
    await page.getByText('October 1, 2026 to October 31, 2026').waitFor();

    expect(page.url()).toBe(`${app.url}/figures?from=2026-10-01&to=2026-10-31`);
    await page.goBack();
    await expect.poll(() => days(page)).toEqual(['2026-11-03', '2026-11-30']);
  });

  it('says what is wrong with days, and stays where it is', async () => {
    const { page } = await openPage(browser);

    await page.goto(`${app.url}/figures?from=2026-11-30&to=2026-11-01`);

    await page
      .getByRole('alert')
      .getByText('The first day, 2026-11-30, is after the last, 2026-11-01.')
      .waitFor();
  });

  it('hands out the days that are shown as CSV', async () => {
    const { page } = await openPage(browser);
    await open(page, '?from=2026-10-01&to=2026-10-31');

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download as CSV' }).click(),
    ]);

    expect(await readFile(await download.path(), 'utf8')).toBe(
      'summary\r\n2026-10-01,2026-10-31\r\n',
    );
  });

  it('has the words of the newest questions, as text, and says of which they are gone', async () => {
    const { page } = await openPage(browser);
    await open(page);

    const rows = page
      .getByRole('region', { name: 'Newest questions without a good answer' })
      .locator('tbody tr');

    expect(await rows.nth(0).locator('.client-text').textContent()).toBe(HOSTILE_TEXT);
    expect(await rows.nth(1).textContent()).toContain('Its words are not kept any more');
  });

  it('says why there is nothing to see by topic, instead of a chart with one bar', async () => {
    const report = aReport({ from: '2026-11-24', to: '2026-11-30' });
    const byTopic = [{ ...counts({ answered: 9 }), topic: '' }];
    parts = { figures: { ...report.figures, byTopic } };
    const { page } = await openPage(browser);
    await open(page);

    const figure = page.getByRole('figure', { name: 'Questions by topic' });

    expect(await figure.locator('canvas').count()).toBe(0);
    await figure.getByText('No page that was shown has a topic').waitFor();
  });

  it('says what is not counted', async () => {
    parts = {
      read: {
        requests: 200,
        events: 9,
        unreadable: 2,
        countedUntil: '2026-11-30T17:40:00.000Z',
      },
    };
    const { page } = await openPage(browser);

    await open(page);

    await page.getByText(/What happened since Nov 30, 2026, .* isn’t counted yet/).waitFor();
    await page.getByText('2 events can’t be read').waitFor();
  });

  it('leads to the questions without a good answer, and to the guide', async () => {
    const { page } = await openPage(browser);
    await open(page);
    const part = page.getByRole('region', { name: 'Without a good answer', exact: true });
    await part.getByText('how do I record a <b>lecture</b>').waitFor();

    const links = await part
      .getByRole('link')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    const [guide] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('link', { name: 'The guide to the figures' }).click(),
    ]);

    expect(links).toEqual([
      '/console/questions/answer?q=how+do+I+record+a+%3Cb%3Electure%3C%2Fb%3E',
      '/console/questions?days=7&kind=unanswered',
      `/console/chats/${'c'.repeat(64)}#turn-1`,
      '/console/tickets/LTSI-3H8K2M9QXW',
      `/console/chats/${'d'.repeat(64)}#turn-3`,
      '/console/api/figures/export.csv?from=2026-11-24&to=2026-11-30&table=unanswered',
    ]);
    expect(await guide.locator('body').textContent()).toContain('# Figures about the bot');
  });

  it('shows days without anything, and names that look like markup', async () => {
    const report = aReport({ from: '2026-11-24', to: '2026-11-30' });
    parts = {
      figures: {
        ...report.figures,
        total: counts(),
        conversations: { conversations: 0, asked: 0, deflected: 0 },
        timeToFirstAnswer: { count: 0, median: null, ninety: null },
        byTopic: [{ ...counts({ answered: 1 }), topic: HOSTILE_TEXT }],
        byTeam: [],
        byCategory: [],
        unanswered: [],
        unansweredCount: 0,
      },
    };
    const { page, problems } = await openPage(browser);
    await open(page);
    for (const more of await page.locator('summary').all()) await more.click();

    expect(await card(page, 'Rated as helpful').textContent()).toContain('–');
    expect(await page.getByText('None in these days.').count()).toBe(3);
    expect(await page.locator('main img, main script, main svg').count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it.each(LOOKS)('is accessible at $width pixels, $colorScheme', async (look) => {
    const { page, problems } = await openPage(browser, look);
    await open(page, '?days=28');
    for (const more of await page.locator('summary').all()) await more.click();

    expect(await axeViolations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(problems).toEqual([]);
  });
});

type Canvas = ReturnType<Page['locator']>;

const pictureOf = (canvas: Canvas): Promise<string> =>
  canvas.evaluate((element) => (element as HTMLCanvasElement).toDataURL());

/** Whether anything but nothing is on it. */
const isDrawn = (canvas: Canvas): Promise<boolean> =>
  canvas.evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    const pixels = (element as HTMLCanvasElement)
      .getContext('2d')
      ?.getImageData(0, 0, width, height);
    return new Set(pixels?.data).size > 10;
  });
