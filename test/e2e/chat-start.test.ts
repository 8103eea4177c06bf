import { describe, expect, it } from 'vitest';
import { browserIsMissing } from '../support/browser.ts';
import { TEST_BRAND } from '../support/chat/brand.ts';
import { ChatPage, focused, say } from '../support/chat/chat-page.ts';
import { plainText } from '../support/chat/fake-bot.ts';

const [EXAMPLE = ''] = TEST_BRAND.examples[0]?.questions ?? [];

describe.skipIf(browserIsMissing())('the start of the chat page', () => {
  const site = new ChatPage().register();

  it('says who this is, whether people are there, what it can do and how else to reach them', async () => {
    const page = await site.open();

    await page.getByRole('heading', { level: 1, name: TEST_BRAND.name }).waitFor();
    await page.getByText(/Our staff/).waitFor();
    expect(await page.locator('img.logo').getAttribute('src')).toBe(TEST_BRAND.logo);
    for (const { topic, questions } of TEST_BRAND.examples) {
      const group = page.getByRole('group', { name: topic });
      expect(await group.getByRole('button').allTextContents()).toEqual(questions);
    }
    await page.getByText('Other ways to reach us').click();
    expect(await page.getByRole('link', { name: /^\d|@/ }).count()).toBeGreaterThan(0);
  });

  it('has the colours of the brand, in light and in dark', async () => {
    for (const [colorScheme, colour] of [
      ['light', TEST_BRAND.colours.accent],
      ['dark', TEST_BRAND.colours.accentDark],
    ] as const) {
      const page = await site.open({ colorScheme });
      await page.getByText('You could ask').waitFor();
      await page.getByText('Other ways to reach us').click();

      const accent = await page
        .locator('summary')
        .evaluate((summary) => getComputedStyle(summary).color);

      expect(accent).toBe(rgb(colour));
    }
  });

  it('asks an example at once, and folds away when something is said', async () => {
    const page = await site.open();

    await page.getByRole('button', { name: EXAMPLE }).click();

    await page.getByText(`Heard: ${EXAMPLE}`).waitFor();
    expect(site.chat.bot.received).toEqual([EXAMPLE]);
    expect(await page.getByText('You could ask').count()).toBe(0);
    expect(await page.getByText('Hello, I am').count()).toBe(1);
    expect(await focused(page)).toBe('message');
    await page.reload();
    await page.getByText(`Heard: ${EXAMPLE}`).waitFor();
    expect(await page.getByText('You could ask').count()).toBe(0);
  });

  it('opens a ticket', async () => {
    const page = await site.open();

    await page.getByRole('button', { name: 'Open a ticket' }).click();

    await expect.poll(() => site.chat.bot.received).toEqual(['open a ticket']);
  });

  it('is plain where nobody has set a brand, and works', async () => {
    const page = await site.newPage();
    await page.route('**/api/config', (route) => route.fulfill({ status: 503, body: '' }));
    await page.goto(site.url);

    await say(page, 'hello');

    await page.getByText('Heard: hello').waitFor();
    await page.getByRole('heading', { name: 'Support chat' }).waitFor();
  });

  it('asks nobody but its own server for anything', async () => {
    const page = await site.newPage();
    const asked = new Set<string>();
    page.on('request', (request) => asked.add(new URL(request.url()).origin));

    await page.goto(site.url);
    await page.getByText('You could ask').waitFor();
    await say(page, 'hello');
    await page.getByText('Heard: hello').waitFor();

    asked.delete('null');
    expect([...asked]).toEqual([site.url]);
  });
});

function rgb(colour: string): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return `rgb(${parts.join(', ')})`;
}

describe.skipIf(browserIsMissing())('what was said', () => {
  const site = new ChatPage().register();

  it('stands in groups of one speaker, each with one time', async () => {
    const page = await site.open();
    site.chat.bot.answer(() => ({ messages: [plainText('One.'), plainText('Two.')] }));

    await say(page, 'hello');
    await page.getByText('Two.').waitFor();
    await page.clock.fastForward('02:00');
    site.chat.pass(120);
    await say(page, 'again');
    await page.getByText('Two.').nth(1).waitFor();

    const times = await page
      .locator('.group time')
      .evaluateAll((all) => all.map((one) => one.getAttribute('datetime')?.slice(11, 16)));
    expect(times).toEqual(['10:00', '10:00', '10:02', '10:02']);
    expect(await page.locator('.group').count()).toBe(4);
  });

  it('of the bot may have Markdown, as elements', async () => {
    const page = await site.open();
    const text = '**Press** _OK_ and `rm`:\n1. One\n2. Two\n\n[Mail us](mailto:desk@example.edu)';
    site.chat.bot.answer(() => ({ messages: [plainText(text)] }));

    await say(page, '**mine** stays');

    const entry = page.locator('.bot .entry');
    await entry.getByRole('link', { name: 'Mail us' }).waitFor();
    expect(await entry.locator('strong').textContent()).toBe('Press');
    expect(await entry.locator('em').textContent()).toBe('OK');
    expect(await entry.locator('code').textContent()).toBe('rm');
    expect(await entry.locator('ol > li').allTextContents()).toEqual(['One', 'Two']);
    expect(await page.getByText('**mine** stays').count()).toBe(1);
  });
});
