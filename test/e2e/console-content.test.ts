import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { browserIsMissing, openBrowser } from '../support/browser.ts';
import { HOSTILE_TEXTS } from '../support/console/hostile-texts.ts';
import { focusedText, LOOKS, openPage, overflow, tabTo } from '../support/console/open-page.ts';
import { type ContentConsole, startContentConsole } from '../support/content-console.ts';

const LIKE = 'when: {like: [learning-tools]}\n    queue: ';
const MESSAGE = 'Brightspace does not let me upload my assignment, it is due in an hour';

describe.skipIf(browserIsMissing())('the pages about content', () => {
  let content: ContentConsole;
  let url: string;
  let browser: Browser;

  beforeAll(async () => {
    [content, browser] = await Promise.all([
      startContentConsole(() => new Date('2026-12-02T18:20:00Z')),
      openBrowser(),
    ]);
    url = `${await content.app.listen({ host: '127.0.0.1', port: 0 })}/console`;
  }, 60_000);

  afterEach(async () => {
    for (const path of ['files/hours', 'files/routing', 'files/urgent', 'notice']) {
      const { version } = await (await fetch(`${url}/api/content/${path}`)).json();
      const query = new URLSearchParams({ version });
      if (version) await fetch(`${url}/api/content/${path}?${query}`, { method: 'DELETE' });
    }
  });

  afterAll(async () => {
    await browser?.close();
    await content?.close();
  });

  const open = async (page: Page, part: string, heading: string) => {
    await page.goto(`${url}/content/${part}`);
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
  };
  const editor = (page: Page) => page.getByLabel('YAML');
  const edit = async (page: Page, change: (text: string) => string) => {
    const text = await editor(page).inputValue();
    await editor(page).fill(change(text));
    await page.getByText('Checking …').waitFor({ state: 'detached' });
  };
  const withTriage = (text: string) => text.replace(`${LIKE}learning-tools`, `${LIKE}triage`);

  it('sets a notice by the keyboard alone, shows it as everybody sees it, and ends it', async () => {
    const { page, problems } = await openPage(browser);
    await open(page, 'notice', 'Notice line');
    await page.getByLabel('Text').focus();
    await page.keyboard.type('Brightspace is slow.');
    await page.keyboard.press('Tab');
    await page.keyboard.type('https://example.edu/s');
    await page.getByLabel('Until').fill('2026-12-02T12:00');
    expect(await page.locator('form .notice-preview').textContent()).toBe(
      'Brightspace is slow. https://example.edu/s',
    );
    await page.getByLabel('Until').press('Enter');

    const now = page.getByRole('region', { name: 'The notice now' });
    await now.getByText('shown now').waitFor();
    expect(await now.textContent()).toContain('until 12:00 today (America/Vancouver)');
    await page.getByRole('button', { name: 'End it now' }).press('Enter');
    await now.getByText('no notice').waitFor();
    expect(problems).toEqual([]);
  });

  it('says why a notice can’t be set, and keeps it in the form', async () => {
    const { page } = await openPage(browser);
    await open(page, 'notice', 'Notice line');
    await page.getByLabel('Text').fill('Slow');
    await page.getByLabel('From').fill('2026-12-02T13:00');
    await page.getByLabel('Until').fill('2026-12-02T12:00');
    await page.getByRole('button', { name: 'Set the notice' }).click();

    await page.getByRole('alert').filter({ hasText: 'Until must be after From' }).waitFor();
    expect(await page.getByLabel('Text').inputValue()).toBe('Slow');
  });

  it('previews hours as the bot will say them, saves them, and shows the patch', async () => {
    const { page } = await openPage(browser);
    await open(page, 'hours', 'Hours');
    const preview = page.getByRole('region', { name: 'What the bot will say' });
    await preview.getByText('Open now until 17:00.').waitFor();

    await page.getByLabel('Wednesday to').fill('12:30');
    await preview.getByText('Open now until 12:30.').waitFor();
    await page.getByRole('button', { name: 'Add times on Saturday' }).click();
    await page.getByRole('button', { name: 'Add a closure' }).click();
    await page.getByLabel('First day').last().fill('2026-12-03');
    await page.getByLabel('Last day').last().fill('2026-12-04');
    await page.getByLabel('Reason').last().fill('moving');
    await page.getByRole('button', { name: 'Save the hours' }).click();

    await page.getByText('Saved. It is in effect within a minute').waitFor();
    // A time ends with "p.m." already.
    const saved = page.getByText(/^In effect: saved/);
    await saved.waitFor();
    expect(await saved.textContent()).not.toMatch(/\.\.$/);
    await page.getByText(/The same as a patch for the repository/).click();
    expect(await page.locator('.patch').textContent()).toContain('+    reason: moving');
    const { hours } = await (await fetch(`${url}/api/content/hours`)).json();
    expect(hours.week).toMatchObject({ wed: ['09:00-12:30'], sat: ['09:00-17:00'] });
  });

  it('says in the words of the form why hours can’t be saved', async () => {
    const { page } = await openPage(browser);
    await open(page, 'hours', 'Hours');
    await page.getByLabel('Monday to').fill('08:00');
    await page.getByRole('button', { name: 'Save the hours' }).click();

    const problem = page.getByText('Monday: the end 08:00 is before the start 09:00');
    await expect.poll(() => problem.count()).toBe(2);
    expect(await page.getByRole('alert').textContent()).toBe(
      'Monday: the end 08:00 is before the start 09:00.',
    );
  });

  it.each([
    ['hours', 'Hours', 'Monday to', '12:00'],
    ['routing', 'Routing table', 'YAML', 'typed: 1'],
    ['urgent', 'Urgent words', 'YAML', 'typed: 1'],
    ['notice', 'Notice line', 'Text', 'typed'],
  ])('asks before %s that are not saved are left', async (part, heading, label, text) => {
    const { page } = await openPage(browser);
    await open(page, part, heading);
    await page.getByLabel(label).fill(text);
    page.removeAllListeners('dialog');
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });

    await page.getByRole('link', { name: 'Support console' }).click();
    await page.evaluate(() => location.reload());

    await expect.poll(() => asked).toEqual(['confirm', 'beforeunload']);
    expect(await page.getByLabel(label).inputValue()).toBe(text);
  });

  it('names what is wrong with a routing table at its line while it is typed', async () => {
    const { page } = await openPage(browser);
    await open(page, 'routing', 'Routing table');
    await edit(page, (text) => text.replace('    address: triage@', '    addres: triage@'));

    const problem = page.getByRole('listitem').filter({ hasText: '"addres"' }).first();
    await problem.waitFor();
    await problem.getByRole('button').press('Enter');

    const selected = await editor(page).evaluate((area) => {
      const { value, selectionStart, selectionEnd } = area as HTMLTextAreaElement;
      return value.slice(selectionStart, selectionEnd);
    });
    expect(selected).toContain('addres: triage@');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page
      .getByRole('alert')
      .filter({ hasText: /Line \d+: / })
      .waitFor();
  });

  it('refuses a new category with the sentence that it needs a deploy', async () => {
    const { page } = await openPage(browser);
    await open(page, 'routing', 'Routing table');

    await edit(page, (text) =>
      text.replace('categories:\n', 'categories:\n  - id: parking\n    label: P\n    words: [p]\n'),
    );

    await page.getByText('a new category needs a deploy').waitFor();
  });

  it('tries a message and runs the test table on an edit, before it is saved and brought back', async () => {
    const { page } = await openPage(browser);
    await open(page, 'routing', 'Routing table');
    await edit(page, withTriage);

    await page.getByLabel('What somebody writes').fill(MESSAGE);
    await page.getByRole('button', { name: 'Try it' }).click();
    const now = page.getByRole('region', { name: 'As it is in effect' });
    const edited = page.getByRole('region', { name: 'With your edit' });
    await now.getByText('(queue learning-tools)').waitFor({ timeout: 30_000 });
    await edited.getByText('(queue triage)').waitFor();
    expect(await now.textContent()).toContain('because of “');

    await page.getByRole('button', { name: 'Run the test table' }).click();
    await page.getByText(/^Of \d+ messages, \d+ go to another team/).waitFor({ timeout: 90_000 });
    const moved = page.getByRole('region', { name: 'Messages that are treated otherwise' });
    expect(await moved.locator('tbody tr').count()).toBeGreaterThan(5);

    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved. It is in effect within a minute').waitFor();
    await page.getByRole('button', { name: 'Back to what the bot was deployed with' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
    await page.getByText('In effect: what the bot was deployed with.').waitFor();
    await page
      .getByRole('button', { name: /^Bring it back/ })
      .first()
      .click();
    await expect.poll(() => editor(page).inputValue()).toContain(`${LIKE}triage`);
  }, 180_000);

  it('tells the second of two editors of a table, whose text stays in the editor', async () => {
    const [one, two] = [(await openPage(browser)).page, (await openPage(browser)).page];
    for (const page of [one, two]) await open(page, 'routing', 'Routing table');
    const save = async (page: Page, name: string) => {
      await edit(page, (text) => text.replace('name: Help desk', `name: ${name}`));
      await page.getByRole('button', { name: 'Save', exact: true }).click();
    };

    await save(one, 'Service desk');
    await one.getByText('Saved. It is in effect within a minute').waitFor();
    await save(two, 'Front desk');

    await two.getByRole('alert').filter({ hasText: 'Somebody else has just changed' }).waitFor();
    expect(await editor(two).inputValue()).toContain('name: Front desk');
    await two.getByRole('button', { name: 'Show it as it is now' }).click();
    await expect.poll(() => editor(two).inputValue()).toContain('name: Service desk');
  });

  it('shows what is said at once to urgent words, and which messages an edit would miss', async () => {
    const { page } = await openPage(browser);
    await open(page, 'urgent', 'Urgent words');
    await page.getByLabel('What somebody writes').fill('I want to die');
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByText('rule crisis').waitFor({ timeout: 30_000 });

    await edit(page, (text) => text.replace(/^ {4}- kill\/killing.*\n/m, ''));
    await page.getByRole('button', { name: 'Run the test messages' }).click();

    const missed = page.getByText(/; \d+ that are urgent now would no longer be\.$/);
    await missed.waitFor({ timeout: 90_000 });
    expect(await missed.textContent()).not.toContain('; 0 that');
  }, 180_000);

  it('shows whatever is typed as text', async () => {
    const { page, problems } = await openPage(browser);
    await open(page, 'notice', 'Notice line');
    for (const text of HOSTILE_TEXTS) {
      await page.getByLabel('Text').fill(text);
      expect(await page.locator('form .notice-preview').textContent()).toBe(text.trim());
    }
    await open(page, 'routing', 'Routing table');
    await edit(page, (text) => `${text}\n"<img src=x onerror=alert(1)>": 1\n`);
    await page.getByText('<img src=x onerror=alert(1)>').first().waitFor();

    expect(await page.locator('main :is(script, iframe, img, svg, math)').count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it('is reached by the keyboard, from part to part', async () => {
    const { page } = await openPage(browser);
    await open(page, 'notice', 'Notice line');
    await page.getByRole('link', { name: 'Notice line' }).focus();
    await tabTo(page, 'Hours');
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: 'Hours', level: 1 }).waitFor();
    await expect.poll(() => focusedText(page)).toBe('Hours');
  });

  it.each(LOOKS)('is accessible at $width pixels, $colorScheme', async (look) => {
    const { page, problems } = await openPage(browser, look);
    const parts = [
      ['notice', 'Notice line'],
      ['hours', 'Hours'],
      ['routing', 'Routing table'],
      ['urgent', 'Urgent words'],
    ] as const;
    for (const [part, heading] of parts) {
      await open(page, part, heading);
      await page.getByText('In effect').or(page.getByText('no notice')).first().waitFor();
      expect([part, await axeViolations(page)]).toEqual([part, []]);
      expect([part, await overflow(page)]).toEqual([part, 0]);
    }
    await edit(page, (text) => `${text}\n- id: crisis\n`);
    await page
      .getByRole('button', { name: /^Line \d+/ })
      .first()
      .waitFor();

    expect(await axeViolations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(problems).toEqual([]);
  });
});
