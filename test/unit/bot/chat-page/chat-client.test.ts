import { describe, expect, it } from 'vitest';
import { HttpChatClient } from '../../../../services/bot/chat-page/chat-client.ts';

function answering(response: Response | Error) {
  const calls: { url: string; method: string; body: unknown }[] = [];
  const fetchIt = (async (url: string, options: RequestInit) => {
    const body = options.body === undefined ? undefined : JSON.parse(String(options.body));
    calls.push({ url, method: options.method ?? '', body });
    if (response instanceof Error) throw response;
    return response;
  }) as typeof fetch;
  return { calls, client: new HttpChatClient('http://chat.example.edu', fetchIt) };
}

describe('the client of the chat API', () => {
  it('sends a message with its id', async () => {
    const { calls, client } = answering(Response.json({ turn: 1, messages: [], expiresAt: '' }));

    await client.send('session', { text: 'hello' }, 'm1');

    expect(calls).toEqual([
      {
        url: 'http://chat.example.edu/api/sessions/session/messages',
        method: 'POST',
        body: { text: 'hello', clientMessageId: 'm1' },
      },
    ]);
  });

  it('reads no body of an answer that has none', async () => {
    const { client } = answering(new Response(null, { status: 204 }));

    expect(await client.delete('session')).toBeUndefined();
  });

  it('throws the sentence and the reference of problem details', async () => {
    const problem = { detail: 'Please wait.', reference: 'ABCD1234' };
    const { client } = answering(Response.json(problem, { status: 429 }));

    await expect(client.open()).rejects.toMatchObject({
      status: 429,
      message: 'Please wait.',
      reference: 'ABCD1234',
    });
  });

  it('has a sentence for an answer that is no problem details', async () => {
    const { client } = answering(new Response('<h1>Bad gateway</h1>', { status: 502 }));

    await expect(client.open()).rejects.toMatchObject({
      status: 502,
      message: expect.stringContaining('Sorry'),
    });
  });

  it.each([
    [new TypeError('fetch failed'), 'The chat cannot be reached.'],
    [Object.assign(new Error('late'), { name: 'TimeoutError' }), 'No answer came in time.'],
  ])('tells a network failure from a late answer', async (failure, message) => {
    const { client } = answering(failure);

    await expect(client.open()).rejects.toMatchObject({ status: 0, message });
  });
});
