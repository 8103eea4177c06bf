import { describe, expect, it } from 'vitest';
import { finishChat } from '../../../../chaos/kills/finish-chat.ts';

/** A client that gets these answers; after the last one it has its ticket. */
function clientWith(statuses: readonly number[]) {
  const left = [...statuses];
  return { id: 'chat-1', isDone: () => left.length === 0, next: async () => left.shift() ?? 0 };
}

const noPause = async () => {};

describe('a chat after a restart', () => {
  it.each([
    ['answers at once', [200, 200]],
    ['answers when asked again', [409, 409, 200, 409, 200]],
    ['has ended, or is asked too often', [200, 410]],
  ])('keeps the promise if it %s', async (_name, statuses) => {
    expect(await finishChat(clientWith(statuses), noPause)).toEqual([]);
  });

  it('breaks it if it stays at work on a message', async () => {
    const [violation] = await finishChat(clientWith([200, 409, 409, 409, 409, 409]), noPause);

    expect(violation).toMatchObject({ seen: 'chat-1 answered 409, 4 times' });
  });
});
