import { describe, expect, it } from 'vitest';
import {
  READS_PER_SESSION,
  REQUESTS_PER_ADDRESS,
} from '../../../../../services/bot/functions/chat/rate/limits.ts';
import {
  type RateLimiter,
  StoredRateLimiter,
} from '../../../../../services/bot/functions/chat/rate/rate-limiter.ts';
import { chatFixture } from '../../../../support/chat/chat-fixture.ts';
import { MemoryJsonObjects } from '../../../../support/chat/memory-json-objects.ts';

/** Lets in `max` requests of one limit, and any number of the others. */
function limitedTo(kind: string, max: number): RateLimiter {
  const objects = new MemoryJsonObjects();
  const limiter = new StoredRateLimiter(objects, () => new Date('2026-03-02T10:00:00Z'));
  return {
    admit: async (limit, key) => {
      if (limit.kind === kind) await limiter.admit({ ...limit, max, block: 1 }, key);
    },
  };
}

describe('requests that only read', () => {
  it.each([
    ['GET', `/api/sessions/${'x'.repeat(22)}`, 404],
    ['DELETE', `/api/sessions/${'x'.repeat(22)}`, 204],
    ['GET', '/api/documents/unknown', 404],
    ['GET', '/api/documents/unknown/captions/en.vtt', 404],
    ['GET', '/api/documents/unknown/file/tour.mp4', 404],
    ['GET', '/', 200],
    ['GET', '/support-chat.js', 200],
  ])('of one network are limited: %s %s', async (method, path, expected) => {
    const chat = chatFixture({ limiter: limitedTo(REQUESTS_PER_ADDRESS.kind, 2) });
    const ask = (sourceIp: string) => chat.ask({ method, path, sourceIp });
    for (const sourceIp of ['2001:db8::1', '2001:db8::2'])
      expect((await ask(sourceIp)).status).toBe(expected);

    const refused = await ask('2001:db8::3');

    expect(refused.status).toBe(429);
    expect(refused.headers['retry-after']).toBe('300');
    expect(JSON.parse(refused.body).detail).toContain('Please try again in 300 seconds');
    expect((await ask('192.0.2.7')).status).toBe(expected);
  });

  it('of one chat are limited, and other chats go on', async () => {
    const chat = chatFixture({ limiter: limitedTo(READS_PER_SESSION.kind, 2) });
    const [one, other] = [await chat.openSession(), await chat.openSession()];
    const read = async (id: string) =>
      (await chat.ask({ method: 'GET', path: `/api/sessions/${id}` })).status;
    expect([await read(one), await read(one)]).toEqual([200, 200]);

    expect(await read(one)).toBe(429);
    expect(await read(other)).toBe(200);
  });

  it('store nothing for a session that does not exist', async () => {
    const objects = new MemoryJsonObjects();
    const limiter = new StoredRateLimiter(objects, () => new Date('2026-03-02T10:00:00Z'));
    const chat = chatFixture({ limiter });

    for (const letter of 'abc')
      await chat.ask({ method: 'GET', path: `/api/sessions/${letter.repeat(22)}` });

    expect(objects.keys().filter((key) => key.startsWith('state/rate/'))).toHaveLength(1);
  });

  it('are answered although they cannot be counted', async () => {
    const limiter = {
      admit: async () => {
        throw new Error('the store is away');
      },
    };

    const { status } = await chatFixture({ limiter }).ask({ method: 'GET', path: '/' });

    expect(status).toBe(200);
  });

  it('are as many as a lecture hall behind one address needs', async () => {
    const chat = chatFixture();
    const id = await chat.openSession();
    const statuses = new Set<number>();
    for (let person = 0; person < 300; person += 1) {
      for (const path of ['/', '/support-chat.js'])
        statuses.add((await chat.ask({ method: 'GET', path })).status);
      for (let file = 0; file < 40; file += 1)
        statuses.add((await chat.ask({ method: 'GET', path: '/api/documents/x' })).status);
    }
    for (let reload = 0; reload < 120; reload += 1)
      statuses.add((await chat.ask({ method: 'GET', path: `/api/sessions/${id}` })).status);

    expect([...statuses].sort()).toEqual([200, 404]);
  });

  it('are not counted by /healthz', async () => {
    const limiter = limitedTo(REQUESTS_PER_ADDRESS.kind, 0);

    const { status } = await chatFixture({ limiter }).ask({ method: 'GET', path: '/healthz' });

    expect(status).toBe(200);
  });
});
