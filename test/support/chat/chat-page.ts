import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { WebAssets } from '../../../services/bot/functions/chat/routes/page.ts';
import { openBrowser } from '../browser.ts';
import { type ChatFixture, chatFixture } from './chat-fixture.ts';
import { type ChatServer, realAssets, startChatServer } from './chat-server.ts';

/** The page of a chat in a real browser, with a chat function of its own for each test. */
export class ChatPage {
  readonly #options: Parameters<typeof chatFixture>[0];
  #browser: Browser | undefined;
  #assets: WebAssets | undefined;
  #fixture: ChatFixture | undefined;
  #server: ChatServer | undefined;

  constructor(options: Parameters<typeof chatFixture>[0] = {}) {
    this.#options = options;
  }

  get browser(): Browser {
    return present(this.#browser);
  }

  get chat(): ChatFixture {
    return present(this.#fixture);
  }

  get url(): string {
    return present(this.#server).url;
  }

  /** Starts and stops everything around the tests of a file. */
  register(): this {
    beforeAll(async () => {
      [this.#browser, this.#assets] = await Promise.all([openBrowser(), realAssets()]);
    });
    afterAll(() => this.#browser?.close());
    beforeEach(() => this.serve());
    afterEach(async () => {
      await Promise.all(this.browser.contexts().map((context) => context.close()));
      await this.#server?.close();
    });
    return this;
  }

  /** Serves another chat function instead. */
  async serve(options: Parameters<typeof chatFixture>[0] = {}): Promise<void> {
    await this.#server?.close();
    this.#fixture = chatFixture({ assets: present(this.#assets), ...this.#options, ...options });
    this.#server = await startChatServer(this.#fixture);
  }

  /** Opens a separate tab with the server's clock. */
  async newPage(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({ timezoneId: 'UTC', ...options });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    await page.clock.install({ time: new Date('2026-03-02T10:00:00Z') });
    return page;
  }

  async open(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.newPage(options);
    await page.goto(this.url);
    await page.getByText('Hello, I am').waitFor();
    return page;
  }
}

export async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel('Your message').fill(text);
  await page.keyboard.press('Enter');
}

/** Returns the id or the text of the focused element inside the chat. */
export function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const active = document.querySelector('support-chat')?.shadowRoot?.activeElement;
    return active?.id || active?.textContent || undefined;
  });
}

export function sessionOf(page: Page): Promise<string | null> {
  return page.evaluate(() => sessionStorage.getItem('support-chat-session'));
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('ChatPage: call register() first');
  return value;
}
