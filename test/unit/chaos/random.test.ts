import { describe, expect, it } from 'vitest';
import { Random } from '../../../chaos/random.ts';

const drawn = (random: Random) => Array.from({ length: 20 }, () => random.int(0, 1_000));

describe('random numbers of a seed', () => {
  it('are the same each time', () => {
    expect(drawn(new Random(7))).toStrictEqual(drawn(new Random(7)));
    expect(drawn(new Random(7))).not.toStrictEqual(drawn(new Random(8)));
  });

  it('do not depend on what was drawn before the fork', () => {
    const used = new Random(7);
    drawn(used);

    expect(drawn(used.fork('a'))).toStrictEqual(drawn(new Random(7).fork('a')));
    expect(drawn(used.fork('a'))).not.toStrictEqual(drawn(used.fork('b')));
  });

  it('are spread over the whole range, both ends included', () => {
    const random = new Random(1);
    const seen = new Set(Array.from({ length: 200 }, () => random.int(1, 6)));

    expect([...seen].sort()).toStrictEqual([1, 2, 3, 4, 5, 6]);
  });

  it('choose from nothing by an error', () => {
    expect(() => new Random(1).pick([])).toThrow(RangeError);
  });

  it('make words and bytes', () => {
    expect(new Random(3).word()).toMatch(/^[a-z]{9}$/);
    expect(new Random(3).bytes(5)).toHaveLength(5);
  });
});
