import { describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { browserIsMissing } from '../support/browser.ts';
import { ChatPage, focused, say, sessionOf } from '../support/chat/chat-page.ts';
import { plainText } from '../support/chat/fake-bot.ts';
import { PAGE_ID, VIDEO_ID } from '../support/chat/fake-documents.ts';
import {
  choice,
  offerOr,
  QUOTE,
  SHOW_SECTION,
  stepsAnswer,
  urgentReply,
  videoAnswer,
} from '../support/chat/replies.ts';

describe.skipIf(browserIsMissing())('the chat page', () => {
  const site = new ChatPage().register();

  it('answers with a card that opens the document at its place', async () => {
    site.chat.bot.answer(videoAnswer);
    const page = await site.open();

    await say(page, 'how do I share my screen');

    await page.getByRole('button', { name: 'Play from 0:05' }).waitFor();
    expect(await page.getByText(QUOTE).count()).toBe(1);
    expect(await page.getByRole('link', { name: 'Passwords' }).getAttribute('href')).toBe(
      `/api/documents/${PAGE_ID}#reset`,
    );
  });

  it('shows steps as a numbered list, with the day on which the page was saved', async () => {
    site.chat.bot.answer(stepsAnswer);
    const page = await site.open();

    await say(page, 'how do I reset my password');

    const steps = page.getByRole('listitem').filter({ hasText: /^(?:Open|Choose|Type)/ });
    await steps.first().waitFor();
    expect(await steps.allTextContents()).toEqual([
      'Open the account page.',
      'Choose <b>Reset</b>.',
      'Type a new one.',
    ]);
    expect(await steps.first().evaluate((item: HTMLLIElement) => item.value)).toBe(3);
    await page.getByText('Help page · Saved 12 March 2026').waitFor();
    await page.getByText('Do this:', { exact: true }).waitFor();
  });

  it('offers sections by name and page, and shows the name of the pressed one as what was said', async () => {
    site.chat.bot.answer(offerOr(stepsAnswer));
    const page = await site.open();
    await say(page, 'fax');
    await page.getByText('I have nothing on “fax”, but this about “zoom”:').waitFor();
    expect(await page.getByText('• Zoom').count()).toBe(0);

    await page.getByRole('button', { name: 'Join a meeting on the page Zoom' }).press('Enter');

    await page.getByText('Do this:', { exact: true }).waitFor();
    expect(site.chat.bot.received).toEqual(['fax', SHOW_SECTION]);
    const said = ['You said: fax', 'You said: Join a meeting'];
    expect(await page.locator('.mine .entry').allTextContents()).toEqual(said);
    await page.reload();
    await page.getByText('Do this:', { exact: true }).waitFor();
    expect(await page.locator('.mine .entry').allTextContents()).toEqual(said);
    expect(await page.getByText('show section').count()).toBe(0);
  });

  it('shows what is urgent first, announces it, and dials or writes with one press', async () => {
    site.chat.bot.answer(urgentReply);
    const page = await site.open();

    await say(page, 'i need help now');

    const alert = page.getByRole('alert');
    await alert.getByText('You are not alone.').waitFor();
    expect(
      await page
        .locator('.bot .entry')
        .last()
        .locator('> :not(.visually-hidden)')
        .first()
        .getAttribute('class'),
    ).toBe('urgent');
    const links = await alert
      .getByRole('link')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(links).toEqual(['tel:988', 'tel:2505550100', 'mailto:safe@example.edu']);
    expect(await alert.textContent()).not.toContain('Crisis line: 988');
    await page.getByRole('button', { name: 'Go on with my ticket' }).waitFor();

    await page.reload();

    await page.getByText('You are not alone.').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('opens under the notice that staff have set', async () => {
    await site.serve({ notice: async () => 'Zoom is down: https://status.example.edu/zoom.' });

    const page = await site.open();

    const notice = page.getByRole('note');
    expect(await notice.textContent()).toBe(
      'Notice: Zoom is down: https://status.example.edu/zoom.',
    );
    expect(await notice.getByRole('link').getAttribute('href')).toBe(
      'https://status.example.edu/zoom',
    );
  });

  it('shows the text of a card that it does not know', async () => {
    site.chat.bot.answer(() => ({
      messages: [
        plainText('Something new.'),
        { contentType: 'CustomPayload', card: { v: 1, kind: 'ticket', also: [], title: 'New' } },
      ],
    }));
    const page = await site.open();

    await say(page, 'new');

    await page.getByText('Something new.').waitFor();
  });

  it('shows mark-up as text, and links only web addresses', async () => {
    site.chat.bot.answer(() => ({
      messages: [plainText('<img src=x onerror=alert(1)> https://example.edu/a. javascript:b')],
    }));
    const page = await site.open();

    await say(page, '<b>bold</b>');

    await page.getByText('<img src=x onerror=alert(1)>').waitFor();
    await page.getByText('<b>bold</b>', { exact: true }).waitFor();
    expect(await page.getByRole('link').allTextContents()).toEqual(['https://example.edu/a']);
  });

  it('offers buttons, sends the value of the pressed one, and retires the others', async () => {
    site.chat.bot.answer(choice);
    const page = await site.open();
    await say(page, 'open a ticket');

    await page.getByRole('button', { name: 'Course sites' }).click();

    await page.getByText('Heard: course-sites').waitFor();
    expect(site.chat.bot.received).toEqual(['open a ticket', 'course-sites']);
    expect(await page.getByRole('button', { name: 'Accounts' }).count()).toBe(0);
    expect(await focused(page)).toBe('message');
  });

  it('says why a message failed, with its reference, and sends it again without a second turn', async () => {
    let calls = 0;
    site.chat.bot.answer(() => {
      calls += 1;
      if (calls === 1) throw new Error('boom');
      return { messages: [plainText('Now it works.')] };
    });
    const page = await site.open();
    await say(page, 'hello');
    await page
      .locator('.failure')
      .getByText(/Not answered.*Reference: [0-9A-Z]{8}/)
      .waitFor();

    await page.getByRole('button', { name: 'Try again' }).click();

    await page.getByText('Now it works.').waitFor();
    expect(await page.getByText('Not answered').count()).toBe(0);
    expect(await page.getByText('hello', { exact: true }).count()).toBe(1);
  });

  it('gets the reply that was lost on the way, once', async () => {
    const page = await site.open();
    await page.route(
      '**/messages',
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await say(page, 'hello');
    await page.getByText('Not sent yet').waitFor();

    await page.getByRole('button', { name: 'Try again' }).click();

    await page.getByText('Heard: hello').waitFor();
    expect(site.chat.bot.received).toEqual(['hello']);
  });

  it('goes on after a reload, in the same chat', async () => {
    site.chat.bot.answer(choice);
    const page = await site.open();
    await say(page, 'open a ticket');
    await page.getByRole('button', { name: 'Accounts' }).click();
    await page.getByText('Heard: accounts').waitFor();

    await page.reload();

    await page.getByText('Heard: accounts').waitFor();
    expect(await page.locator('.mine .entry').allTextContents()).toEqual([
      'You said: open a ticket',
      'You said: Accounts',
    ]);
    await say(page, 'more');
    await page.getByText('Heard: more', { exact: true }).waitFor();
  });

  it('is another chat in another tab, also in a duplicated one', async () => {
    const page = await site.open();
    await say(page, 'hello');
    await page.getByText('Heard: hello').waitFor();

    const [copy] = await Promise.all([
      page.waitForEvent('popup'),
      page.evaluate(() => void window.open(location.href)),
    ]);

    await copy.getByText('Hello, I am').waitFor();
    expect(await copy.getByText('Heard: hello').count()).toBe(0);
    const ids = await Promise.all([page, copy].map(sessionOf));
    expect(ids[0]).not.toBe(ids[1]);
  });

  it('warns before it ends, ends visibly, and starts again', async () => {
    const page = await site.open();

    await page.clock.fastForward('13:30');
    await page.getByText('ends in two minutes').waitFor();
    await page.clock.fastForward('02:00');

    await page.getByText('This chat has ended because nothing was said').waitFor();
    expect(await page.getByLabel('Your message').isVisible()).toBe(false);
    site.chat.pass(16 * 60);
    await page.clock.setSystemTime(new Date('2026-03-02T10:16:00Z'));
    await page.getByRole('button', { name: 'Start a new chat' }).click();
    await say(page, 'hello');
    await page.getByText('Heard: hello').waitFor();
  });

  it('says so when the server has ended the chat first', async () => {
    const page = await site.open();
    site.chat.pass(16 * 60);

    await say(page, 'hello');

    await page.getByRole('button', { name: 'Start a new chat' }).waitFor();
    expect(await page.getByText('This chat has ended').count()).toBeGreaterThan(0);
  });

  it('deletes the chat after asking', async () => {
    const page = await site.open();
    const id = (await sessionOf(page)) ?? '';
    await page.getByRole('button', { name: 'Delete chat' }).click();
    await page.keyboard.press('Escape');
    expect(site.chat.conversations.records(id)).toHaveLength(1);

    await page.getByRole('button', { name: 'Delete chat' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();

    await page.getByText('its record was deleted').waitFor();
    expect(site.chat.conversations.records(id)).toEqual([]);
    expect(await sessionOf(page)).toBeNull();
  });

  it('sends what was typed before it was open', async () => {
    const page = await site.newPage();
    let open: () => void = () => {};
    const isOpen = new Promise<void>((resolve) => {
      open = resolve;
    });
    await page.route('**/api/sessions', async (route) => {
      await isOpen;
      await route.continue();
    });
    await page.goto(site.url);
    await page.getByText('Connecting').waitFor();
    await say(page, 'hello');
    expect(site.chat.bot.received).toEqual([]);

    open();

    await page.getByText('Heard: hello').waitFor();
    expect(await page.getByLabel('Your message').inputValue()).toBe('');
  });

  it('goes on in the same chat when it could not be taken up at first', async () => {
    const page = await site.open();
    await say(page, 'hello');
    await page.getByText('Heard: hello').waitFor();
    await page.route('**/api/sessions/*', (route) => route.abort(), { times: 1 });
    await page.reload();
    await page.getByText('The chat cannot be reached').waitFor();

    await page.getByRole('button', { name: 'Try again' }).click();

    await page.getByText('Heard: hello').waitFor();
  });

  it('offers another try when the chat cannot be opened', async () => {
    const page = await site.newPage();
    await page.route('**/api/sessions', (route) => route.abort(), { times: 1 });
    await page.goto(site.url);
    await page.getByText('The chat cannot be reached').waitFor();

    await page.getByRole('button', { name: 'Try again' }).click();

    await page.getByText('Hello, I am').waitFor();
    expect(await page.getByText('cannot be reached').isVisible()).toBe(false);
  });

  it('works by keyboard alone: Enter sends, Shift+Enter breaks the line, Tab reaches everything', async () => {
    site.chat.bot.answer(videoAnswer);
    const page = await site.open();
    await page.getByLabel('Your message').focus();

    await page.keyboard.type('how do I');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('share');
    await page.keyboard.press('Enter');
    await page.getByText(QUOTE).waitFor();

    expect(site.chat.bot.received).toEqual(['how do I\nshare']);
    expect(await focused(page)).toBe('message');
    const reached: (string | undefined)[] = [];
    for (let presses = 0; presses < 7; presses += 1) {
      await page.keyboard.press('Shift+Tab');
      reached.push(await focused(page));
    }
    expect(reached).toEqual([
      'Mail “Sharing your screen” to yourself, with your own mail program',
      'Print “Sharing your screen”',
      'Copy “Sharing your screen”',
      'This didn’t help',
      'This helped',
      'Passwords',
      'Play from 0:05 of “Sharing your screen”',
    ]);
  });

  it('is still for people who want no motion', async () => {
    site.chat.bot.answer(() => new Promise(() => {}));
    const page = await site.open({ reducedMotion: 'reduce' });
    await say(page, 'hello');
    await page.getByText('The bot is writing').waitFor();

    const animation = await page
      .locator('.dots i')
      .first()
      .evaluate((dot) => getComputedStyle(dot).animationName);

    expect(animation).toBe('none');
  });

  it.each([
    ['a saved page', `/api/documents/${PAGE_ID}#passwords`],
    ['a video', `/api/documents/${VIDEO_ID}?t=5`],
  ])('leads to %s without an accessibility violation', async (_name, path) => {
    // A sandboxed page runs no scripts, including axe.
    const context = await site.browser.newContext({ bypassCSP: true });
    const page = await context.newPage();

    await page.goto(`${site.url}${path}`);

    expect(await axeViolations(page)).toEqual([]);
  });
});
