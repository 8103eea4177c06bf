import { describe, expect, it } from 'vitest';
import type { ChatFilter } from '../../../../../services/devkit/chats/chats.ts';
import { chatsArea } from '../../../../../services/devkit/console/areas/chats-area.ts';
import { aChat, aChatPage, aChatSummary } from '../../../../support/console/a-chat.ts';
import { apiOf } from '../../../../support/console/area-api.ts';

function area() {
  const filters: ChatFilter[] = [];
  const app = apiOf(
    chatsArea({
      search: async (filter) => {
        filters.push(filter);
        return aChatPage([aChatSummary()], filter);
      },
      read: async (conversation) => (conversation.startsWith('c') ? aChat() : undefined),
    }),
  );
  const get = (path: string) => app.inject({ method: 'GET', url: `/console/api/chats${path}` });
  return { get, filters };
}

describe('the API about chats', () => {
  it('hands every filter to the search', async () => {
    const { get, filters } = area();

    await get('?from=2026-11-01&to=2026-11-30&text=blank&outcome=refusal&page=1&pageSize=10');

    expect(filters).toStrictEqual([
      {
        from: '2026-11-01',
        to: '2026-11-30',
        text: 'blank',
        outcome: 'refusal',
        page: 1,
        pageSize: 10,
      },
    ]);
  });

  it.each([
    [
      'outcome=check',
      '“outcome” is “check”. It can be answer, didYouMean, refusal, ticket, urgent.',
    ],
    ['to=tomorrow', '“to” is “tomorrow”, which is no day. Write it as in 2026-11-30.'],
    ['from=2026-12-01&to=2026-11-01', 'The first day, 2026-12-01, is after the last, 2026-11-01.'],
    ['page=1.5', '“page” is “1.5”. It can be a whole number from 0 to 100000.'],
    [
      'team=x',
      'There is no filter “team” here. There are: from, to, text, outcome, page, pageSize.',
    ],
  ])('refuses %s', async (query, detail) => {
    const refused = await area().get(`?${query}`);

    expect(refused.statusCode).toBe(400);
    expect(refused.json().detail).toBe(detail);
  });

  it('shows what was said in a chat, and says of one that is gone that it is', async () => {
    const { get } = area();

    expect((await get(`/${'c'.repeat(64)}`)).json().transcript).toHaveLength(3);
    expect((await get(`/${'d'.repeat(64)}`)).statusCode).toBe(404);
    expect((await get('/not-a-hash')).statusCode).toBe(400);
  });
});
