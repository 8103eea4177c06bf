import { createChat } from '../../../services/bot/functions/chat/chat.ts';
import { rateLimiter } from '../../../services/bot/functions/chat/rate/rate-limiter.ts';
import type { ChatDeps } from '../../../services/bot/functions/chat/routes/deps.ts';
import { chatRoutes } from '../../../services/bot/functions/chat/routes.ts';
import { type FakeBot, fakeBot } from './fake-bot.ts';
import { fakeFiles, findFakeDocument } from './fake-documents.ts';
import { type HttpAnswer, type HttpQuestion, urlEvent } from './function-url.ts';
import { type MemoryConversations, memoryConversations } from './memory-conversations.ts';
import { memoryJsonObjects } from './memory-json-objects.ts';

export interface ChatFixture {
  readonly bot: FakeBot;
  readonly conversations: MemoryConversations;
  /** The log's lines, parsed. */
  readonly logged: Readonly<Record<string, unknown>>[];
  /** Moves the clock. */
  pass(seconds: number): void;
  ask(question: HttpQuestion): Promise<HttpAnswer>;
  /** Opens a session and returns its id. */
  openSession(): Promise<string>;
  say(sessionId: string, text: string, clientMessageId: string): Promise<HttpAnswer>;
}

/** The chat function with everything around it faked: a stopped clock, counted randomness, no network. */
export function chatFixture(overrides: Partial<ChatDeps> = {}): ChatFixture {
  const bot = fakeBot();
  const conversations = memoryConversations();
  const logged: Readonly<Record<string, unknown>>[] = [];
  let time = Date.parse('2026-03-02T10:00:00Z');
  let random = 0;
  const now = () => new Date(time);
  const randomBytes = (size: number) => {
    random += 1;
    return Buffer.alloc(size, random);
  };
  const deps: ChatDeps = {
    bot,
    localeId: 'en_US',
    conversations,
    limiter: rateLimiter(memoryJsonObjects(), now),
    findDocument: findFakeDocument,
    files: fakeFiles(),
    assets: { page: '<style>a{}</style>', script: 'void 0;', documentStyle: 'b{}' },
    now,
    wait: async (milliseconds) => {
      time += milliseconds;
      await new Promise((resolve) => setImmediate(resolve));
    },
    randomBytes,
    ...overrides,
  };
  const handler = createChat({
    routes: chatRoutes(deps),
    logLevel: 'info',
    writeLine: (line) => logged.push(JSON.parse(line)),
    now,
    randomBytes,
  });

  const ask = async (question: HttpQuestion) => {
    const context = { awsRequestId: 'request-1', getRemainingTimeInMillis: () => 30_000 };
    const result = await handler(urlEvent(question), context);
    if (typeof result === 'string') throw new Error('The function answered with a bare string');
    const { statusCode = 200, headers = {}, body = '' } = result;
    return { status: statusCode, headers: headers as Record<string, string>, body };
  };
  return {
    bot,
    conversations,
    logged,
    pass: (seconds) => {
      time += seconds * 1000;
    },
    ask,
    async openSession() {
      const { body } = await ask({ method: 'POST', path: '/api/sessions', json: {} });
      return JSON.parse(body).sessionId;
    },
    say: (sessionId, text, clientMessageId) =>
      ask({
        method: 'POST',
        path: `/api/sessions/${sessionId}/messages`,
        json: { text, clientMessageId },
      }),
  };
}
