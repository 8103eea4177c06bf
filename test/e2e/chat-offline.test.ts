import { describe, expect, it } from 'vitest';
import { browserIsMissing } from '../support/browser.ts';
import { ChatPage, focused, say } from '../support/chat/chat-page.ts';

describe.skipIf(browserIsMissing())('the chat page without a connection', () => {
  const site = new ChatPage().register();

  it('keeps a message, sends it by itself when there is one again, and the bot hears it once', async () => {
    const page = await site.open();
    await page.context().setOffline(true);
    await page.getByText('No connection to the chat.').waitFor();
    await say(page, 'hello');
    await page.getByText('Your message is kept and goes out by itself.').waitFor();
    await page.getByText('Not sent yet.').waitFor();
    await say(page, 'and this');
    await page.getByText('Your message is sent after the one that waits').waitFor();
    expect(await page.getByLabel('Your message').inputValue()).toBe('and this');

    await page.context().setOffline(false);

    await page.getByText('Heard: and this').waitFor();
    expect(site.chat.bot.received).toEqual(['hello', 'and this']);
    expect(await page.getByText('No connection').count()).toBe(0);
    expect(await page.getByText('Not sent yet').count()).toBe(0);
  });

  it('tries again by itself when the reply was lost on the way, and the bot hears it once', async () => {
    const page = await site.open();
    let tries = 0;
    await page.route('**/messages', async (route) => {
      tries += 1;
      if (tries > 2) return route.continue();
      await route.fetch();
      return route.abort();
    });

    await say(page, 'hello');
    await page.getByText('Not sent yet.').waitFor();
    await page.clock.runFor(2_000);
    await expect.poll(() => tries).toBe(2);
    await page.getByText('Not sent yet.').waitFor();
    await page.clock.runFor(4_000);

    await page.getByText('Heard: hello').waitFor();
    expect(tries).toBe(3);
    expect(site.chat.bot.received).toEqual(['hello']);
  });

  it('opens by itself when the chat can be reached', async () => {
    const page = await site.newPage();
    await page.route('**/api/sessions', (route) => route.abort(), { times: 1 });
    await page.goto(site.url);
    await page.getByText('The chat cannot be reached').waitFor();

    await page.clock.runFor(2_000);

    await page.getByText('Hello, I am').waitFor();
    expect(await page.getByText('cannot be reached').isVisible()).toBe(false);
  });

  it('puts a kept message back into the box if the chat ends before it was sent', async () => {
    const page = await site.open();
    await page.context().setOffline(true);
    await say(page, 'hello');
    await page.getByText('Not sent yet.').waitFor();

    await page.clock.fastForward('16:00');

    await page.getByText('Your last message was not sent: it waits in the new chat.').waitFor();
    expect(await page.getByLabel('Your message').inputValue()).toBe('hello');
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
  });
});

describe.skipIf(browserIsMissing())('the box of the chat page', () => {
  const site = new ChatPage().register();

  it('has the focus at the beginning and after a reload, where a keyboard is', async () => {
    const page = await site.open();
    await expect.poll(() => focused(page)).toBe('message');
    await say(page, 'hello');
    await page.getByText('Heard: hello').waitFor();

    await page.reload();
    await page.getByText('Heard: hello').waitFor();

    await expect.poll(() => focused(page)).toBe('message');
  });

  it('takes no focus from somebody who is elsewhere', async () => {
    const page = await site.newPage();
    await page.route(site.url, async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text()).replace(
        '<main>',
        '<a id="first" href="#x">A link</a><main>',
      );
      await route.fulfill({ response: answer, body });
    });
    let open: () => void = () => {};
    const isOpen = new Promise<void>((resolve) => {
      open = resolve;
    });
    await page.route('**/api/sessions', async (route) => {
      await isOpen;
      await route.continue();
    });
    await page.goto(site.url);
    await page.locator('#first').focus();

    open();
    await page.getByText('Hello, I am').waitFor();

    expect(await page.evaluate(() => document.activeElement?.id)).toBe('first');
  });
});
