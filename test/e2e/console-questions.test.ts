import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { browserIsMissing, openBrowser } from '../support/browser.ts';
import { openChat, textOf, titleOfAnswer } from '../support/chat-api.ts';
import { type Product, removeFolders, startProduct, temporaryFolder } from '../support/product.ts';

const QUESTION = 'where do I leave my wet umbrella';
/** All judged questions are asked twice: far longer on a busy machine. */
const PREVIEW_MS = 240_000;
const EVIL = '<img src=x onerror=alert(1)> umbrella <b>zorbflax</b>';

/** The console of the shipped product: somebody at the help desk takes a question to its answer. */
describe.skipIf(browserIsMissing())('a question that was not answered', () => {
  let product: Product;
  let browser: Browser;
  let page: Page;
  let web: string;
  const refused: string[] = [];

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(await temporaryFolder()), openBrowser()]);
    web = product.outputs.WebUrl ?? '';
    page = await (await browser.newContext()).newPage();
    page.setDefaultTimeout(30_000);
    page.on('console', (message) => {
      if (message.type() === 'error') refused.push(message.text());
    });
    for (const question of [QUESTION, 'where can I leave a wet umbrella?', EVIL]) {
      const chat = await openChat(web);
      expect(textOf(await chat.say(question))).not.toBe('');
    }
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    await removeFolders();
  });

  it('is in the list with those that mean the same, as it was typed', async () => {
    await page.goto(`${web}/console/questions`);

    const item = page
      .getByRole('listitem')
      .filter({ hasText: /wet umbrella/ })
      .first();
    await item.getByText('3 times').waitFor();
    await item.getByText('As they asked it').press('Enter');
    await item.getByText(EVIL).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('is answered by a page that is written on the spot, after a look at what that would do', async () => {
    await page
      .getByRole('link', { name: /Answer “where (?:do|can) I leave (?:my|a) wet umbrella/ })
      .press('Enter');
    await page.getByText('It has no answer').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByText('Write the answer').press('Enter');
    await page.getByLabel('Title').fill('Wet umbrellas');
    await page
      .getByRole('textbox', { name: 'Answer' })
      .fill('Leave your wet umbrella in the stand beside the door of the library.');
    await page.getByRole('button', { name: 'Show what it would do' }).first().click();

    await page.getByText(/Fixes \d+, breaks 0/).waitFor({ timeout: PREVIEW_MS });
    await page
      .getByText(/no answer → answers from Wet umbrellas/)
      .first()
      .waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Saved' }).waitFor();
    await page.getByText(/To review it, or to keep it with the sources: .+\.patch/).waitFor();

    await expect
      .poll(() => titleOfAnswer(web, 'where do I leave a wet umbrella?'), { timeout: 20_000 })
      .toBe('Wet umbrellas');
    await page.goto(`${web}/console/questions`);
    await page.getByText('Answered by now: 1. Is it the right answer?').waitFor();
  }, 600_000);

  it('can always get a section, which is undone where decisions are listed', async () => {
    await page.goto(
      `${web}/console/questions/answer?q=${encodeURIComponent('zorbflax 42 please')}`,
    );
    await page.getByLabel('Words of the page').fill('vpn');
    await page.keyboard.press('Enter');
    await page
      .getByRole('button', { name: /^Always give this/ })
      .first()
      .click();
    await page.getByText(/Fixes \d+, breaks 0/).waitFor({ timeout: PREVIEW_MS });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Saved' }).waitFor();

    await page.goto(`${web}/console/questions/rules`);
    await page.getByRole('cell', { name: 'zorbflax 42 please', exact: true }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: /^Take back/ }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Saved' }).waitFor();
    await page.getByRole('button', { name: 'Look at the question again' }).click();
    await expect
      .poll(() => page.getByRole('cell', { name: 'zorbflax 42 please', exact: true }).count())
      .toBe(0);
  });

  it('reads it all on a phone, in the dark, and met no refused resource', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${web}/console/questions/answer?q=vpn`);
    await page.getByText('What the bot replies now').waitFor();

    const [needed, shown] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(needed).toBe(shown);
    expect(await axeViolations(page)).toEqual([]);
    expect(refused).toEqual([]);
  });
});
