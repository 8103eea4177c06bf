import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agentArea } from '../../services/devkit/local/console/agent.ts';
import { connectContext } from '../contracts/connect-context.ts';
import { axeViolations } from '../support/axe.ts';
import { browserIsMissing, openBrowser } from '../support/browser.ts';
import { type ConnectServer, startConnectServer } from '../support/connect-server.ts';
import { type ConsoleServer, startConsoleServer } from '../support/console-server.ts';

const EVIL = '<img src=x onerror="document.title=1"><script>document.title=2</script>';

describe.skipIf(browserIsMissing())('somebody who talks to clients', () => {
  let browser: Browser;
  let connect: ConnectServer;
  let context: ReturnType<typeof connectContext>;
  let console: ConsoleServer;
  const refused: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  beforeEach(async () => {
    refused.length = 0;
    connect = await startConnectServer();
    context = connectContext(connect);
    console = await startConsoleServer((news) => [agentArea(connect.desk, news)]);
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((one) => one.close()));
    context.destroy();
    await console.close();
    await connect.close();
  });

  /** Opens the page as another agent, in a browser of their own. */
  async function agent(name: string, path = '/console/agent'): Promise<Page> {
    const page = await (await browser.newContext()).newPage();
    page.setDefaultTimeout(10_000);
    page.on('console', (message) => {
      if (/Content Security Policy|Trusted/.test(message.text())) refused.push(message.text());
    });
    await page.goto(`${console.url}${path}`);
    await page.getByLabel('Your name').fill(name);
    await page.keyboard.press('Enter');
    return page;
  }

  const client = async (summary: string) => {
    const chat = await context.start({ Attributes: { summary, transcript: `Client: ${EVIL}` } });
    const customer = await context.join(chat);
    return { customer, socket: await context.listen(customer) };
  };

  it('takes a chat that waits, reads what was said to the bot, and answers', async () => {
    const page = await agent('Sam');
    await page.getByText('Nobody waits.').waitFor();
    const { customer, socket } = await client('The VPN does not connect');
    await page.getByText('The VPN does not connect').waitFor();

    await page.getByRole('button', { name: /^Take/ }).click();
    await page.getByRole('log').getByText('Sam joined.').waitFor();
    await page.getByText('What was said to the bot').click();
    await page.getByText(`Client: ${EVIL}`).waitFor();
    await context.say(customer, `Hello? ${EVIL}`);
    await page.getByRole('log').getByText(`Hello? ${EVIL}`).waitFor();
    await page.getByLabel('Your message').fill('Good morning, I am Sam.');
    await page.keyboard.press('Enter');

    await socket.hears(({ Content }) => Content === 'Good morning, I am Sam.');
    expect(await page.title()).toBe('Talk to clients · Support console');
    expect(await page.getByLabel('Your message').inputValue()).toBe('');
    expect(await axeViolations(page)).toEqual([]);
    expect(refused).toEqual([]);
  });

  it('is told if another agent was first, and sees who has the chat', async () => {
    const { customer } = await client('Quiz');
    const sam = await agent('Sam');
    const kim = await agent('Kim');
    await kim.getByRole('button', { name: /^Take/ }).waitFor();
    await sam.getByRole('button', { name: /^Take/ }).click();
    await sam.getByRole('log').getByText('Sam joined.').waitFor();

    await kim.getByText('with Sam').waitFor();

    await expect(
      connect.desk.accept(customer.contactId, { agentId: 'kim-kim-kim', displayName: 'Kim' }),
    ).rejects.toThrow('Sam has taken this chat.');
    await sam.getByRole('button', { name: 'Back to the queue' }).click();
    await kim.getByRole('button', { name: /^Take/ }).click();
    await kim.getByRole('log').getByText('Kim joined.').waitFor();
    await kim.getByRole('log').getByText('Sam left.').waitFor();
  });

  it('goes on after a reload where it was, with nothing lost', async () => {
    const { customer } = await client('Quiz');
    const page = await agent('Sam');
    await page.getByRole('button', { name: /^Take/ }).click();
    await page.getByRole('log').getByText('Sam joined.').waitFor();

    await page.reload();
    await context.say(customer, 'Are you still there?');

    await page.getByRole('log').getByText('Are you still there?').waitFor();
    await page.getByLabel('Your message').fill('Yes.');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('log').getByText('Yes.').waitFor();
  });

  it('makes a chat a ticket: says so, and ends it, so that the form comes', async () => {
    const { socket } = await client('Quiz');
    const page = await agent('Sam');
    await page.getByRole('button', { name: /^Take/ }).click();
    await page.getByRole('button', { name: 'Make it a ticket' }).click();

    await socket.hears(({ Content }) => Content?.includes('make this a ticket') === true);
    await page.getByRole('log').getByText('The chat has ended.').waitFor();
    expect(await page.getByLabel('Your message').count()).toBe(0);
  });

  it('reads it on a phone, in the dark, without scrolling sideways', async () => {
    await client('Quiz');
    const page = await agent('Sam');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByRole('button', { name: /^Take/ }).click();
    await page.getByRole('log').getByText('Sam joined.').waitFor();

    const [needed, shown] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(needed).toBe(shown);
    expect(await axeViolations(page)).toEqual([]);
  });
});
