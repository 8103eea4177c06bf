import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { BotReply } from '../../services/bot/functions/chat/lex/bot.ts';
import type { ChatMessage } from '../../services/bot/helpdesk/conversations/chat-message.ts';
import { browserIsMissing } from '../support/browser.ts';
import { TEST_BRAND } from '../support/chat/brand.ts';
import { ChatPage, say } from '../support/chat/chat-page.ts';
import { plainText } from '../support/chat/fake-bot.ts';
import { PAGE_ID } from '../support/chat/fake-documents.ts';
import { hand } from '../support/chat/hand-file.ts';
import { card, descriptionQuestion } from '../support/chat/replies.ts';

/** Each would set `window.hacked` if it ran. */
const CORPUS: readonly string[] = [
  '<script>window.hacked=1</script>',
  '<img src=x onerror=window.hacked=1>',
  '<svg/onload=window.hacked=1>',
  '"><iframe srcdoc="<script>parent.hacked=1</script>">',
  "' onmouseover='window.hacked=1",
  '[x](javascript:window.hacked=1)',
  '[x](JaVaScRiPt:window.hacked=1)',
  '[x](data:text/html,<script>opener.hacked=1</script>)',
  '[x](https://example.edu/"onclick="window.hacked=1)',
  '**<b onclick=window.hacked=1>x</b>**',
  '`</code><script>window.hacked=1</script>`',
  'https://example.edu/<script>window.hacked=1</script>',
  '{{constructor.constructor("window.hacked=1")()}}',
  '</textarea></style><script>window.hacked=1</script>',
  'javascript:window.hacked=1',
];

describe.skipIf(browserIsMissing())('hostile words in the chat page', () => {
  const site = new ChatPage().register();

  /** Opens the page and collects what the policy blocks, and the elements that could only come from markup. */
  async function watched(): Promise<{ page: Page; violations: string[] }> {
    const page = await site.newPage();
    const violations: string[] = [];
    page.on('console', (message) => {
      if (/Content Security Policy|TrustedHTML/.test(message.text()))
        violations.push(message.text());
    });
    page.on('pageerror', (error) => violations.push(error.message));
    await page.goto(site.url);
    await page.locator('.greeting').waitFor();
    return { page, violations };
  }

  async function expectHarmless(page: Page, violations: readonly string[]): Promise<void> {
    const found = await page.locator('support-chat').evaluate((chat) => {
      const root = chat.shadowRoot;
      const links = [...(root?.querySelectorAll('a') ?? [])].map(({ protocol }) => protocol);
      return {
        hacked: 'hacked' in globalThis,
        foreign: root?.querySelectorAll(
          'script, iframe, [onclick], [onerror], [onload], [onmouseover]',
        ).length,
        links: links.filter(
          (protocol) => !['http:', 'https:', 'mailto:', 'tel:'].includes(protocol),
        ),
      };
    });
    expect(found).toEqual({ hacked: false, foreign: 0, links: [] });
    expect(violations).toEqual([]);
  }

  it('of the bot, in every kind of message, are words', async () => {
    site.chat.bot.answer((text) => ({ messages: everywhere(CORPUS[Number(text)] ?? '') }));
    const { page, violations } = await watched();

    for (const at of CORPUS.keys()) {
      await say(page, String(at));
      await page.locator('.bot .entry').nth(at).waitFor();
    }

    await expectHarmless(page, violations);
    await page.reload();
    await page
      .locator('.bot .entry')
      .nth(CORPUS.length - 1)
      .waitFor();
    await expectHarmless(page, violations);
  });

  it('of the person are words', async () => {
    const { page, violations } = await watched();

    for (const [at, words] of CORPUS.entries()) {
      await say(page, words);
      await page.locator('.bot .entry').nth(at).waitFor();
    }

    const said = page.locator('.mine .typed');
    expect(await said.nth(0).textContent()).toBe(CORPUS[0]);
    await expectHarmless(page, violations);
  });

  it('in the names of files are words', async () => {
    site.chat.bot.answer(descriptionQuestion);
    const { page, violations } = await watched();
    const uploads = CORPUS.map((name, at) => ({ n: at + 1, name, size: 1 }));
    const draft = { asked: 'description', fields: [], uploads };
    await page.route('**/draft', (route) => route.fulfill({ json: draft }));
    await say(page, 'open a ticket');
    await page.getByRole('button', { name: `Remove ${CORPUS[0]}` }).waitFor();
    expect(await page.locator('.file-name').allTextContents()).toEqual(CORPUS);
    for (const name of CORPUS) await hand(page, 'drop', name, 0);
    const refused = page.locator('details.problem');
    await refused.locator('summary').press('Enter');
    await refused
      .locator('li')
      .nth(CORPUS.length - 1)
      .waitFor();

    await expectHarmless(page, violations);
  });

  it('in a brand are words', async () => {
    const [words = '', image = ''] = CORPUS;
    await site.serve({
      notice: async () => image,
      brand: {
        ...TEST_BRAND,
        name: words,
        logo: 'javascript:window.hacked=1',
        greeting: image,
        examples: [{ topic: words, questions: [image, '[x](javascript:window.hacked=1)'] }],
      },
    });
    const { page, violations } = await watched();

    await page.getByRole('heading', { name: words }).waitFor();
    await page.getByRole('button', { name: image }).waitFor();
    expect(await page.locator('img.logo').isVisible()).toBe(false);
    await expectHarmless(page, violations);
  });
});

/** These words wherever a reply has any. */
function everywhere(words: string): NonNullable<BotReply['messages']> {
  const also = [{ docId: PAGE_ID, title: words, place: { anchor: words } }];
  const contacts = [
    { id: 'x', label: words, phone: words, email: words, url: words, place: words },
  ];
  return [
    plainText(words),
    plainText(`Notice: ${words}`),
    card({
      kind: 'answer',
      docId: PAGE_ID,
      title: words,
      quote: words,
      savedAt: words,
      place: { anchor: words },
      also,
    }),
    plainText(words),
    card({ kind: 'urgent', id: words, contacts }),
    plainText(`${words}: ${words}`),
    card({ kind: 'check', fields: [{ name: words, label: words, value: words }] }),
    plainText(words),
    card({ kind: 'ticket', ticketId: words }),
    card({ kind: 'didYouMean', also }),
    choices(words),
  ];
}

function choices(words: string): ChatMessage {
  const buttons = [
    { text: words, value: words },
    { text: words, value: `show section ${PAGE_ID}:01234567` },
  ];
  return {
    contentType: 'ImageResponseCard',
    imageResponseCard: { title: words, subtitle: words, imageUrl: words, buttons },
  };
}
