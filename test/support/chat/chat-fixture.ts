import { type ChatHandler, createChat } from '../../../services/bot/functions/chat/chat.ts';
import { StoredRateLimiter } from '../../../services/bot/functions/chat/rate/rate-limiter.ts';
import type { ChatDeps } from '../../../services/bot/functions/chat/routes/deps.ts';
import { chatRoutes } from '../../../services/bot/functions/chat/routes.ts';
import { UploadSlots } from '../../../services/bot/functions/chat/uploads/upload-slots.ts';
import type { AnalyticsEvent } from '../../../services/bot/helpdesk/analytics/event.ts';
import { CONTACTS } from '../../../services/bot/helpdesk/content/contacts-file.ts';
import { HOURS } from '../../../services/bot/helpdesk/hours/hours-file.ts';
import { SessionNetworks } from '../../../services/bot/helpdesk/tickets/session-network.ts';
import { directReader } from '../direct-reader.ts';
import { TEST_BRAND } from './brand.ts';
import { requireDocumented } from './documented.ts';
import { FakeBot } from './fake-bot.ts';
import { fakeFiles, findFakeDocument } from './fake-documents.ts';
import { type HttpRequest, type HttpResponse, urlEvent } from './function-url.ts';
import { MemoryConversations } from './memory-conversations.ts';
import { MemoryJsonObjects } from './memory-json-objects.ts';
import { fakePosts, MemoryUploads } from './memory-uploads.ts';

const STARTED_AT = Date.parse('2026-03-02T10:00:00Z');
const INVOCATION = { awsRequestId: 'request-1', getRemainingTimeInMillis: () => 30_000 };

/** The chat function with fake dependencies: a stopped clock, predictable randomness, no network. */
export class ChatFixture {
  readonly bot = new FakeBot();
  readonly conversations = new MemoryConversations();
  readonly uploads = new MemoryUploads();
  readonly events: AnalyticsEvent[] = [];
  /** The parsed lines of the log. */
  readonly logged: Readonly<Record<string, unknown>>[] = [];
  readonly #handler: ChatHandler;
  #time = STARTED_AT;
  #random = 0;
  /** What is done again with each wait. */
  readonly #repeated = new Set<() => Promise<void>>();

  constructor(overrides: Partial<ChatDeps> = {}) {
    const now = () => new Date(this.#time);
    const randomBytes = (size: number) => this.#randomBytes(size);
    const state = new MemoryJsonObjects();
    const deps: ChatDeps = {
      bot: this.bot,
      localeId: 'en_US',
      conversations: this.conversations,
      events: { write: async (events) => void this.events.push(...events) },
      uploads: this.uploads,
      posts: fakePosts,
      slots: new UploadSlots(state, now),
      categoryLabel: (value) => `the team of ${value}`,
      limiter: new StoredRateLimiter(state, now),
      networks: new SessionNetworks(state, { now }),
      notice: async () => undefined,
      brand: TEST_BRAND,
      contacts: async () => CONTACTS.initial,
      hours: async () => HOURS.initial,
      findDocument: findFakeDocument,
      files: fakeFiles(),
      reader: directReader,
      assets: {
        page: '<style>a{}</style>',
        scripts: { '/support-chat.js': 'void 0;', '/support-chat-handoff.js': 'void 0;' },
        documentStyle: 'b{}',
      },
      now,
      wait: (milliseconds) => this.#wait(milliseconds),
      repeat: (_everyMs, action) => this.#repeat(action),
      randomBytes,
      embedOrigins: [],
      ...overrides,
    };
    this.#handler = createChat({
      routes: chatRoutes(deps),
      embedOrigins: deps.embedOrigins,
      logLevel: 'info',
      writeLine: (line) => this.logged.push(JSON.parse(line)),
      now,
      randomBytes,
    });
  }

  /** Advances the clock. */
  pass(seconds: number): void {
    this.#time += seconds * 1000;
  }

  /** Throws an Error if the answer is not as documented. */
  async ask(request: HttpRequest): Promise<HttpResponse> {
    const result = await this.#handler(urlEvent(request), INVOCATION);
    if (typeof result === 'string') throw new Error('The function answered with a bare string');
    const { statusCode = 200, headers = {}, body = '' } = result;
    const response = { status: statusCode, headers: headers as Record<string, string>, body };
    requireDocumented(request, response);
    return response;
  }

  /** Opens a session and returns its id. */
  async openSession(): Promise<string> {
    const { body } = await this.ask({ method: 'POST', path: '/api/sessions', json: {} });
    return JSON.parse(body).sessionId;
  }

  async say(sessionId: string, text: string, clientMessageId: string): Promise<HttpResponse> {
    const path = `/api/sessions/${sessionId}/messages`;
    return this.ask({ method: 'POST', path, json: { text, clientMessageId } });
  }

  async #wait(milliseconds: number): Promise<void> {
    this.#time += milliseconds;
    for (const action of this.#repeated) await action();
    await new Promise((resolve) => setImmediate(resolve));
  }

  #repeat(action: () => Promise<void>): () => Promise<void> {
    this.#repeated.add(action);
    return async () => void this.#repeated.delete(action);
  }

  #randomBytes(size: number): Buffer {
    this.#random += 1;
    return Buffer.alloc(size, this.#random);
  }
}

export function chatFixture(overrides: Partial<ChatDeps> = {}): ChatFixture {
  return new ChatFixture(overrides);
}
