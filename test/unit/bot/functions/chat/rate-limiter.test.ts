import { describe, expect, it } from 'vitest';
import { StoredRateLimiter } from '../../../../../services/bot/functions/chat/rate/rate-limiter.ts';
import type { JsonObjects } from '../../../../../services/bot/helpdesk/conversations/json-objects.ts';
import { MemoryJsonObjects } from '../../../../support/chat/memory-json-objects.ts';

const LIMIT = { kind: 'test', max: 5, windowSeconds: 60, block: 2, firstBlock: 1 };

function limiterAt(objects: JsonObjects = new MemoryJsonObjects()) {
  let time = Date.parse('2026-03-02T10:00:00Z');
  const limiter = new StoredRateLimiter(objects, () => new Date(time));
  return {
    admit: (key = 'key') => limiter.admit(LIMIT, key),
    pass: (seconds: number) => {
      time += seconds * 1000;
    },
  };
}

describe('a rate limiter', () => {
  it('lets in as many as the window allows, and no more before the next one', async () => {
    const { admit, pass } = limiterAt();
    for (let count = 0; count < 5; count += 1) await admit();
    pass(15);

    await expect(admit()).rejects.toMatchObject({
      status: 429,
      headers: { 'retry-after': '45' },
    });
    pass(45);
    await admit();
  });

  it('counts each key for itself, under its hash', async () => {
    const objects = new MemoryJsonObjects();
    const { admit } = limiterAt(objects);
    for (let count = 0; count < 5; count += 1) await admit('192.0.2.1');

    await admit('192.0.2.2');

    expect(objects.keys()).toHaveLength(2);
    expect(objects.keys().join()).toMatch(/^state\/rate\/[0-9a-f]{64}\.json,/);
  });

  it('asks the store once for a block of requests', async () => {
    const objects = new MemoryJsonObjects();
    let reads = 0;
    const counting: JsonObjects = {
      write: (...call) => objects.write(...call),
      read: (key) => {
        reads += 1;
        return objects.read(key);
      },
    };
    const { admit } = limiterAt(counting);

    for (let count = 0; count < 5; count += 1) await admit();

    expect(reads).toBe(3);
  });

  it('lets in as many as the window allows from processes that each serve one request and end', async () => {
    const objects = new MemoryJsonObjects();
    for (let count = 0; count < 5; count += 1) await limiterAt(objects).admit();

    await expect(limiterAt(objects).admit()).rejects.toMatchObject({ status: 429 });
  });

  it('never holds more unused requests than it has served', async () => {
    const limit = { kind: 'test', max: 1000, windowSeconds: 60, block: 50, firstBlock: 1 };
    const objects = new MemoryJsonObjects();
    const limiter = new StoredRateLimiter(objects, () => new Date('2026-03-02T10:00:00Z'));

    for (let served = 1; served <= 120; served += 1) {
      await limiter.admit(limit, 'key');

      const [key = ''] = objects.keys();
      const window = (await objects.read(key))?.value as { readonly count: number } | undefined;
      expect((window?.count ?? 0) - served).toBeLessThan(Math.min(served, limit.block) + 1);
    }
  });

  it('refuses a flood without asking the store again until the window ends', async () => {
    const objects = new MemoryJsonObjects();
    let reads = 0;
    const counting: JsonObjects = {
      write: (...call) => objects.write(...call),
      read: (key) => {
        reads += 1;
        return objects.read(key);
      },
    };
    const { admit, pass } = limiterAt(counting);
    for (let count = 0; count < 5; count += 1) await admit();
    for (let count = 0; count < 10; count += 1)
      await expect(admit()).rejects.toMatchObject({ headers: { 'retry-after': '60' } });
    expect(reads).toBe(4);
    pass(59);
    await expect(admit()).rejects.toMatchObject({ headers: { 'retry-after': '1' } });
    pass(1);

    await admit();
  });

  it('does not carry a block into the next window', async () => {
    const { admit, pass } = limiterAt();
    await admit();
    pass(60);

    for (let count = 0; count < 5; count += 1) await admit();

    await expect(admit()).rejects.toMatchObject({ status: 429 });
  });

  it('admits a request that loses every race', async () => {
    const losing: JsonObjects = { read: async () => undefined, write: async () => undefined };

    await limiterAt(losing).admit();
  });
});
