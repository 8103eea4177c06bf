import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DAYS } from '../../services/bot/helpdesk/hours/office-hours.ts';
import { browserIsMissing, openBrowser } from '../support/browser.ts';
import { say } from '../support/chat/chat-page.ts';
import { type PageServer, startPageServer } from '../support/page-server.ts';
import { type Product, removeFolders, startProduct, temporaryFolder } from '../support/product.ts';

// The whole product is started twice, and killed in between.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

describe.skipIf(browserIsMissing())('a client who waits for a person', () => {
  let browser: Browser;
  let product: Product;
  let university: PageServer;

  beforeAll(async () => {
    browser = await openBrowser();
    university = await startPageServer();
    product = await startProduct(await temporaryFolder(), settings());
    await beAlwaysOpen(product);
  });

  afterAll(async () => {
    await browser?.close();
    await Promise.all([product?.stop(), university?.close()]);
    await removeFolders();
  });

  const settings = () => ({ EMBED_ORIGINS: university.origin });

  it('loses nothing by a kill -9 of everything, and gets a ticket with all that was said', async () => {
    const page = await (await browser.newContext()).newPage();
    page.setDefaultTimeout(30_000);
    const refused: string[] = [];
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) refused.push(message.text());
    });
    await page.goto(product.outputs.WebUrl ?? '');
    await say(page, 'My name is Sam Rivera, can I talk to a human');
    await page.getByRole('button', { name: 'Chat with a person' }).click();
    await page.getByText('Waiting for somebody of our staff.').waitFor();
    await say(page, 'My quiz in Brightspace is blank');
    await expect.poll(() => kept(page), { timeout: 20_000 }).toContain('My quiz in Brightspace');

    const { AwsUrl = '', WebUrl = '' } = product.outputs;
    await product.stop('SIGKILL');
    await page.getByText('No connection to the chat.').waitFor();
    await say(page, 'It is BIOL 225');
    const ports = { AWS_PORT: new URL(AwsUrl).port, WEB_PORT: new URL(WebUrl).port };
    product = await startProduct(product.dataDir, { ...settings(), ...ports });
    await expect.poll(() => kept(page), { timeout: 40_000 }).toContain('BIOL 225');

    await page.reload();
    await page.getByText('It is BIOL 225', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Leave the chat with the person' }).click();
    await page.getByText('The chat with our staff has ended.').waitFor();
    await page.getByText('What e-mail address should the team reply to?').waitFor();

    expect(await page.getByText('My quiz in Brightspace is blank', { exact: true }).count()).toBe(
      1,
    );
    expect(refused).toStrictEqual([]);
  });

  it('can be in a page of another site', async () => {
    const chat = product.outputs.WebUrl;
    const script = `<script src="${chat}/support-chat.js"></script><support-chat></support-chat>`;
    university.show(`<!doctype html><title>A page</title>${script}`);
    const page = await (await browser.newContext()).newPage();
    await page.goto(university.origin);
    await say(page, 'can I talk to a human');

    await page.getByRole('button', { name: 'Chat with a person' }).click();
    await page.getByText('Waiting for somebody of our staff.').waitFor();
    await page.getByRole('button', { name: 'Leave the chat with the person' }).click();

    await page.getByText('What is your name?').waitFor();
  });
});

/** What the chat function has of the chat. */
async function kept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const id = sessionStorage.getItem('support-chat-session');
    const response = await fetch(`/api/sessions/${id}`).catch(() => undefined);
    return (await response?.text()) ?? '';
  });
}

/** So that the test passes at night. */
async function beAlwaysOpen({ outputs }: Product): Promise<void> {
  const s3 = new S3Client({
    endpoint: outputs.AwsUrl ?? '',
    region: 'ca-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    forcePathStyle: true,
  });
  const week = Object.fromEntries(DAYS.map((day) => [day, ['00:00-24:00']]));
  const hours = { v: 1, timeZone: 'America/Vancouver', week, closures: [] };
  await s3.send(
    new PutObjectCommand({
      Bucket: outputs.DocumentsBucket,
      Key: 'content/hours.json',
      Body: JSON.stringify(hours),
    }),
  );
  s3.destroy();
}
