import { describe, expect, it } from 'vitest';
import { fuzzRequest, PORTS, templates } from '../../../../chaos/fuzz/requests.ts';
import { Random } from '../../../../chaos/random.ts';

const NAMES = {
  bucket: 'b',
  documentsBucket: 'd',
  botId: 'BOT',
  aliasId: 'ALIAS',
  queueUrl: 'http://q',
};
const all = templates(NAMES);
const many = (seed: number) =>
  Array.from({ length: 500 }, (_, index) => fuzzRequest(new Random(seed).fork(index), all));

describe('fuzzed requests', () => {
  it('follow from the seed', () => {
    expect(JSON.stringify(many(1))).toBe(JSON.stringify(many(1)));
    expect(JSON.stringify(many(1))).not.toBe(JSON.stringify(many(2)));
  });

  it('go to all ports, signed and unsigned', () => {
    const requests = many(1);

    expect(new Set(requests.map(({ port }) => port))).toStrictEqual(new Set(PORTS));
    expect(requests.some(({ port, service }) => port === 'aws' && service)).toBe(true);
    expect(requests.some(({ port, service }) => port === 'aws' && !service)).toBe(true);
  });

  it('can be sent: a path begins with a slash, a header has no control characters', () => {
    for (const { path, headers } of many(3)) {
      expect(path).toMatch(/^\/[\x21-\x7e]*$/);
      for (const value of Object.values(headers)) expect(value).toMatch(/^[\x20-\x7e]*$/);
    }
  });
});
