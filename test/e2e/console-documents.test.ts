import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { docIdOf } from '../../services/bot/helpdesk/documents/document-key.ts';
import { documentsArea } from '../../services/devkit/console/areas/documents-area.ts';
import { axeViolations } from '../support/axe.ts';
import { browserIsMissing, openBrowser } from '../support/browser.ts';
import { type ConsoleApp, startConsole } from '../support/console/console-app.ts';
import { HOSTILE_TEXT, HOSTILE_TEXTS } from '../support/console/hostile-texts.ts';
import { LOOKS, openPage, overflow, tabTo } from '../support/console/open-page.ts';
import { documentsDeps, putText } from '../support/documents-console.ts';
import { type DocumentsServer, startDocumentsServer } from '../support/documents-server.ts';

const VPN = 'documents/vpn.md';
const PAGE = `# VPN

Connect to the network of the university from elsewhere.

## On a phone

<!-- also asked as: tunnel on android -->

Use the app of the store.
`;
const CAPTIONS = 'WEBVTT\n\n00:01.000 --> 00:04.000\nOpen the settings.\n';

describe.skipIf(browserIsMissing())('the page about documents', () => {
  let documents: DocumentsServer;
  let app: ConsoleApp;
  let browser: Browser;

  beforeAll(async () => {
    [documents, browser] = await Promise.all([startDocumentsServer('pages'), openBrowser()]);
    app = await startConsole(documentsArea(() => documentsDeps(documents)));
  }, 60_000);

  beforeEach(async () => {
    await putText(documents, VPN, PAGE);
    await putText(documents, `${VPN}.meta.json`, '{}');
    await putText(documents, 'documents/broken.pdf', 'no pdf');
    await documents.whileIndexing(Promise.resolve());
  });

  afterAll(async () => {
    await browser?.close();
    await app?.close();
    await documents?.close();
  });

  const list = async (page: Page) => {
    await page.goto(`${app.url}/documents`);
    await page.getByRole('heading', { name: 'What there is' }).waitFor();
  };
  const show = async (page: Page, key = VPN) => {
    await page.goto(`${app.url}/documents/${docIdOf(key)}`);
    await page.getByRole('heading', { name: 'The file' }).waitFor();
  };
  const table = (page: Page) => page.getByRole('region', { name: 'Documents' });
  const rows = (page: Page) => table(page).locator('tbody tr');
  const section = (page: Page) => page.getByRole('region', { name: 'On a phone', exact: true });
  const status = (page: Page, text: RegExp) =>
    page.getByRole('status').filter({ hasText: text }).first();
  const md = (name: string, text: string) => ({
    name,
    mimeType: 'text/markdown',
    buffer: Buffer.from(text),
  });

  it('lists what can’t be answered from first, with what to do, and finds by state and text', async () => {
    const { page } = await openPage(browser);
    await list(page);

    expect(await rows(page).first().textContent()).toContain('the file is not a PDF');
    await page.getByLabel('Find').fill('vpn');
    await expect.poll(() => rows(page).count()).toBe(1);
    await page.getByLabel('State').selectOption('skipped');
    await page.getByText('No document is like that.').waitFor();
  });

  it('uploads several files, and says of each what the indexer makes of it', async () => {
    const { page, problems } = await openPage(browser);
    await list(page);

    await page
      .getByLabel('Choose files')
      .setInputFiles([
        md('Library Printer.md', '# Printing\n\nIn the library.'),
        { name: 'tool.zip', mimeType: 'application/zip', buffer: Buffer.from('x') },
        { name: 'tour.en.vtt', mimeType: 'text/vtt', buffer: Buffer.from(CAPTIONS) },
        { name: 'tour.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(2_000, 7) },
      ]);
    const done = page.getByRole('listitem').filter({ hasText: 'answered from: “Tour”, 1 passage' });
    await documents.whileIndexing(done.nth(1).waitFor({ timeout: 25_000 }));

    const uploads = page.getByRole('region', { name: 'Upload' }).getByRole('listitem');
    expect(await uploads.allTextContents()).toEqual([
      expect.stringContaining('answered from: “Printing”, 1 passage'),
      expect.stringContaining('Files of this kind can’t be read: only .html'),
      expect.stringContaining('answered from: “Tour”, 1 passage'),
      expect.stringContaining('answered from: “Tour”, 1 passage'),
    ]);
    await rows(page).filter({ hasText: 'Printing' }).waitFor();
    expect(problems).toEqual([]);
  });

  it('takes files that are dropped', async () => {
    const { page } = await openPage(browser);
    await list(page);
    const dropped = await page.evaluateHandle(() => {
      const files = new DataTransfer();
      files.items.add(new File(['# Dropped\n\nText of it.'], 'dropped.md'));
      return files;
    });

    await page
      .getByRole('region', { name: 'Drop files here' })
      .dispatchEvent('drop', { dataTransfer: dropped });
    const row = page.getByRole('region', { name: 'Upload' }).getByRole('listitem');
    await documents.whileIndexing(row.filter({ hasText: '“Dropped”, 1 passage' }).waitFor());

    expect(await row.count()).toBe(1);
  });

  it('adds and removes other ways to ask by the keyboard alone', async () => {
    const { page } = await openPage(browser);
    await list(page);
    await tabTo(page, 'VPN');
    await page.keyboard.press('Enter');
    await page.getByLabel('More ways to ask for On a phone').focus();
    await page.keyboard.type('vpn for my tablet');
    await page.keyboard.press('Enter');
    await page.keyboard.type('app of the network');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await documents.whileIndexing(status(page, /^Added/).waitFor());

    const remove = section(page).getByRole('button', { name: 'Remove “vpn for my tablet”' });
    await remove.focus();
    await page.keyboard.press('Enter');
    await documents.whileIndexing(status(page, /^Removed/).waitFor());

    await expect
      .poll(() =>
        section(page)
          .getByRole('button', { name: /^Remove/ })
          .allTextContents(),
      )
      .toEqual(['Remove “app of the network”']);
  });

  it('keeps what was typed if it can’t be added, and says why', async () => {
    const { page } = await openPage(browser);
    await show(page);
    const field = page.getByLabel('More ways to ask for On a phone');

    await field.fill('x'.repeat(301));
    await page.getByRole('button', { name: 'Add to On a phone' }).click();

    await page.getByRole('alert').filter({ hasText: 'more than 300 characters' }).waitFor();
    expect(await field.inputValue()).toBe('x'.repeat(301));
  });

  it('tells the second of two editors, and loses neither change', async () => {
    const [one, two] = [(await openPage(browser)).page, (await openPage(browser)).page];
    await Promise.all([show(one), show(two)]);
    const save = async (page: Page, title: string) => {
      await page.getByLabel('Title').fill(title);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
    };

    await save(one, 'From home');
    await documents.whileIndexing(
      one.getByRole('heading', { name: 'From home', level: 1 }).waitFor(),
    );
    await save(two, 'From abroad');

    await two.getByRole('alert').filter({ hasText: 'Somebody else has just changed' }).waitFor();
    expect(await two.getByLabel('Title').inputValue()).toBe('From abroad');
    await show(two);
    expect(await two.getByLabel('Title').inputValue()).toBe('From home');
  });

  it('edits the text of a page, says what the indexer makes of it, and keeps saying so', async () => {
    const { page, problems } = await openPage(browser);
    await show(page);
    const text = page.getByLabel('Text (Markdown)');
    await expect.poll(() => text.inputValue()).toBe(PAGE);

    await text.fill(`${PAGE}\n## On a watch\n\nThere is no app for it.\n`);
    await page.getByRole('button', { name: 'Save the text' }).click();
    await documents.whileIndexing(status(page, /^Saved, and answered from: “VPN”/).waitFor());

    await page.getByRole('heading', { name: 'On a watch', level: 3 }).waitFor();
    expect(await status(page, /^Saved, and answered from/).isVisible()).toBe(true);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download' }).click();
    expect((await download).suggestedFilename()).toBe('vpn.md');
    expect(problems).toEqual([]);
  });

  it('tells the second editor of a text, keeps what was typed, and shows what there is now', async () => {
    const { page } = await openPage(browser);
    await show(page);
    const text = page.getByLabel('Text (Markdown)');
    await text.fill('# VPN\n\nMine.');
    await putText(documents, VPN, '# VPN\n\nOf somebody else.');

    await page.getByRole('button', { name: 'Save the text' }).click();

    await page.getByRole('alert').filter({ hasText: 'Somebody else has just changed' }).waitFor();
    expect(await text.inputValue()).toBe('# VPN\n\nMine.');
    await page.getByRole('button', { name: 'Show it as it is now' }).click();
    await expect.poll(() => text.inputValue()).toBe('# VPN\n\nOf somebody else.');
  });

  it('asks before a text that is not saved is left, by a link, by “back” and by reloading', async () => {
    const { page } = await openPage(browser);
    await list(page);
    await page.getByRole('link', { name: 'VPN' }).click();
    const text = page.getByLabel('Text (Markdown)');
    await text.fill('# Typed');
    page.removeAllListeners('dialog');
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });

    await page.getByRole('link', { name: 'All documents' }).click();
    await page.goBack();
    // A browser asks only who has done something on the page since.
    await text.press('End');
    await page.evaluate(() => location.reload());

    await expect.poll(() => asked).toEqual(['confirm', 'confirm', 'beforeunload']);
    expect(await text.inputValue()).toBe('# Typed');
    page.removeAllListeners('dialog');
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('link', { name: 'All documents' }).click();
    await page.getByRole('heading', { name: 'What there is' }).waitFor();
  });

  it('keeps saying that a description was saved, and keeps what is typed below', async () => {
    const { page } = await openPage(browser);
    await show(page);
    await page.getByLabel('Text (Markdown)').fill('# Typed');
    await page.getByLabel('Valid until').fill('2099-06-30');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await documents.whileIndexing(
      page.getByRole('region', { name: 'State' }).getByText('2099-06-30').waitFor(),
    );

    expect(await status(page, /^Saved, and answered from: “VPN”/).isVisible()).toBe(true);
    expect(await page.getByLabel('Text (Markdown)').inputValue()).toBe('# Typed');
  });

  it('says what is pinned to a document before it is deleted', async () => {
    const { page } = await openPage(browser);
    const pins = [{ question: 'how do I tunnel', passageId: `${docIdOf(VPN)}:00000000` }];
    await putText(documents, 'content/answers.json', JSON.stringify({ v: 1, pins }));
    await show(page);

    await page.getByRole('button', { name: 'Delete', exact: true }).click();

    await page.getByRole('dialog').getByText('A question is pinned to this document').waitFor();
    await page.getByRole('dialog').getByText('how do I tunnel').waitFor();
  });

  it('does not show in green what was saved and is not answered from', async () => {
    const { page } = await openPage(browser);
    await list(page);

    await page.getByLabel('Choose files').setInputFiles(md('a-broken.pdf', 'no pdf'));
    const row = page.getByRole('region', { name: 'Upload' }).getByRole('listitem');
    await documents.whileIndexing(
      row.filter({ hasText: 'Saved, but not answered from' }).waitFor(),
    );

    expect(await row.getAttribute('class')).toBe('upload bad');
  });

  it('lets a document expire, and be valid again', async () => {
    const { page } = await openPage(browser);
    await show(page);
    const state = page.getByRole('region', { name: 'State' });
    const until = async (date: string, word: string) => {
      await page.getByLabel('Valid until').fill(date);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await status(page, /^Saved\. The indexer|^Saved, /).waitFor();
      // A change before it may be read again, and reported after it.
      const shown = async () => {
        await show(page);
        return (await state.locator('.badge').textContent()) ?? '';
      };
      await documents.whileIndexing(expect.poll(shown, { timeout: 15_000 }).toBe(word));
    };

    await until('2020-01-01', 'expired');
    await state.getByText('2020-01-01', { exact: true }).waitFor();
    await until('', 'answers');
    expect(await state.getByText('Valid until').count()).toBe(0);
  });

  it('replaces a document, and deletes it after a question', async () => {
    const { page } = await openPage(browser);
    await putText(documents, 'documents/gone.md', '# Old page\n\nText.');
    await documents.whileIndexing(Promise.resolve());
    await show(page, 'documents/gone.md');

    const state = page.getByRole('region', { name: 'State' });
    expect(await state.getByRole('definition').first().textContent()).toBe('answers 1 passage');

    await page.getByLabel('Replace it by').setInputFiles(md('other.md', '# New page\n\nText.'));
    await page.getByRole('button', { name: 'Replace', exact: true }).click();
    await documents.whileIndexing(
      page.getByRole('heading', { name: 'New page', level: 1 }).waitFor(),
    );
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click();

    await page.getByRole('heading', { name: 'What there is' }).waitFor();
    await page.getByLabel('Find').fill('gone');
    await page.getByText('No document is like that.').waitFor();
  });

  it('plays a video from this origin, with its captions and its cues', async () => {
    const { page, problems } = await openPage(browser);
    await putText(documents, 'documents/talk.mp4', Buffer.alloc(1_000, 7));
    await putText(documents, 'documents/talk.en.vtt', CAPTIONS);
    await documents.whileIndexing(Promise.resolve());
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));

    await show(page, 'documents/talk.mp4');

    await page.getByRole('listitem').filter({ hasText: '0:01Open the settings.' }).waitFor();
    await expect.poll(() => asked.some((path) => path.endsWith('/video'))).toBe(true);
    await expect.poll(() => asked.some((path) => path.endsWith('/captions/en'))).toBe(true);
    expect(problems).toEqual([]);
  });

  it('shows names, titles, passages and reasons as text, whatever is in them', async () => {
    const { page, problems } = await openPage(browser);
    const escaped = HOSTILE_TEXT.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    await putText(documents, 'documents/hostile.html', `<h1>Hostile</h1><p>${escaped}</p>`);
    const title = HOSTILE_TEXTS[1];
    const alsoAsked = { [HOSTILE_TEXTS[0] ?? '']: HOSTILE_TEXTS };
    const meta = JSON.stringify({ title, topic: HOSTILE_TEXTS[2], alsoAsked });
    await putText(documents, 'documents/hostile.html.meta.json', meta);
    await putText(documents, 'documents/<img src=x onerror=alert(1)>.zip', 'x');
    await documents.whileIndexing(Promise.resolve());

    await list(page);
    await rows(page).filter({ hasText: '<img src=x onerror=alert(1)>.zip' }).waitFor();
    await show(page, 'documents/hostile.html');

    const heading = page.getByRole('heading', { level: 1 });
    expect(await heading.textContent()).toBe(title);
    expect(await page.locator('.passage-text').first().textContent()).toContain(HOSTILE_TEXTS[0]);
    expect(await page.locator('main :is(script, iframe, img, svg, math)').count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it.each(LOOKS)('is accessible at $width pixels, $colorScheme', async (look) => {
    const { page, problems } = await openPage(browser, look);
    await list(page);
    await page.getByLabel('Choose files').setInputFiles(md('tool.zip', 'x'));
    await page.getByText('Files of this kind can’t be read').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await show(page);
    for (const more of await page.locator('summary').all()) await more.click();
    expect(await axeViolations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await page.getByRole('button', { name: 'Delete', exact: true }).click();

    const box = await page.getByRole('dialog').boundingBox();
    const [above = 0, below = 0] = [box?.y, 844 - (box?.y ?? 0) - (box?.height ?? 0)];
    expect(Math.abs(above - below)).toBeLessThan(2);
    expect(await axeViolations(page)).toEqual([]);
    expect(problems).toEqual([]);
  });
});
