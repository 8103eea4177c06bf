import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../services/base/clock.ts';
import { createHttpAccess } from '../../services/base/http/access.ts';
import { OpenSearchPassageIndex } from '../../services/bot/helpdesk/aws/opensearch-passage-index.ts';
import { ConsoleLogin } from '../../services/devkit/console/login.ts';
import { readIndexReport } from '../../services/devkit/documents/bucket/read-report.ts';
import { documentsConsole } from '../../services/devkit/local/console/documents.ts';
import { buildWebApp } from '../../services/devkit/local/web/app.ts';
import { Health } from '../../services/devkit/local/web/health.ts';
import { axeViolations } from '../support/axe.ts';
import { browserIsMissing, openBrowser } from '../support/browser.ts';
import { consoleOptions } from '../support/console-options.ts';
import { type DocumentsServer, startDocumentsServer } from '../support/documents-server.ts';

const TOKEN = 'open sesame';
const PAGE = `# VPN

Connect to the network of the university from elsewhere.

## On a phone

<!-- also asked as: tunnel on android -->

Use the app of the store.
`;

describe.skipIf(browserIsMissing())('a member of staff in the console', () => {
  let documents: DocumentsServer;
  let app: FastifyInstance;
  let browser: Browser;
  let page: Page;
  let url: string;

  beforeAll(async () => {
    [documents, browser] = await Promise.all([startDocumentsServer('console'), openBrowser()]);
    const { s3, bucket, search } = documents;
    const object = { Bucket: bucket, Key: 'documents/vpn.md', Body: PAGE };
    await s3.send(new PutObjectCommand(object));
    await documents.whileIndexing(Promise.resolve());
    const index = new OpenSearchPassageIndex(search.client, 'passages');
    const lines = {
      ...{ s3, bucket, limitMs: 30_000, clock: systemClock },
      passagesOf: (docId: string) => index.passagesOf(docId),
    };
    const report = () => readIndexReport(s3, bucket);
    app = buildWebApp({
      health: new Health([]),
      hasRoom: () => true,
      access: createHttpAccess({ needsSecret: true }),
      login: new ConsoleLogin(TOKEN, systemClock),
      console: consoleOptions(),
      consolePages: [documentsConsole({ report, lines: () => lines, clock: systemClock })],
      chat: async () => {},
    });
    url = await app.listen({ host: '127.0.0.1', port: 0 });
    page = await (await browser.newContext()).newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(`${url}/console/`);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await app?.close();
    await documents?.close();
  });

  const focused = () => page.evaluate(() => document.activeElement?.id ?? '');
  const field = () => page.getByLabel('More ways to ask for On a phone');

  /** Presses a key, and waits for the page that it leads to. */
  const send = (key: string) =>
    documents.whileIndexing(Promise.all([page.waitForNavigation(), page.keyboard.press(key)]));

  it('logs in with the token', async () => {
    await page.getByLabel('Token').fill(TOKEN);
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: 'Support console' }).waitFor();
    await page.goto(`${url}/console/documents`);
    await page.getByRole('link', { name: 'documents/vpn.md' }).click();
    await page.getByRole('heading', { name: 'Other ways to ask: VPN' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('adds lines by the keyboard alone, and comes to what has become of them', async () => {
    await field().focus();
    await page.keyboard.type('vpn for my tablet');
    await page.keyboard.press('Enter');
    await page.keyboard.type('app of the network');
    await page.keyboard.press('Tab');
    await send('Enter');

    expect(await focused()).toBe('outcome');
    expect(await page.getByRole('status').textContent()).toMatch(/^Added/);
    const section = page.getByRole('region', { name: 'On a phone' });
    const items = section.getByRole('listitem');
    expect(await items.count()).toBe(3);
    expect(await items.nth(1).textContent()).toMatch(/^vpn for my tablet/);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('removes a line, whose button says which', async () => {
    await page.getByRole('button', { name: 'Remove “vpn for my tablet”' }).focus();
    await send('Enter');

    expect(await focused()).toBe('outcome');
    expect(await page.getByRole('status').textContent()).toMatch(/^Removed/);
    expect(await page.getByText('vpn for my tablet').count()).toBe(0);
    expect(await page.getByText('app of the network').count()).toBeGreaterThan(0);
  });

  it('reads what was wrong with lines, and what was typed', async () => {
    await field().fill('x'.repeat(301));
    await page.getByRole('button', { name: 'Add to On a phone' }).focus();
    await send('Enter');

    expect(await focused()).toBe('outcome');
    expect(await page.getByRole('alert').textContent()).toContain('more than 300 characters');
    expect(await page.getByLabel('What you typed').inputValue()).toBe('x'.repeat(301));
    expect(await axeViolations(page)).toEqual([]);
  });

  it('reads the page on a narrow screen without scrolling sideways', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.getByRole('link', { name: 'Back to the document' }).click();
    await page.getByRole('heading', { name: 'On a phone' }).waitFor();

    const [needed, shown] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);

    expect(needed).toBe(shown);
  });
});
