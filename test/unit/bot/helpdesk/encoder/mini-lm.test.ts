import { describe, expect, it } from 'vitest';
import { MiniLm } from '../../../../../services/bot/helpdesk/encoder/mini-lm.ts';
import { WordPieces } from '../../../../../services/bot/helpdesk/encoder/word-pieces.ts';

const pieces = new WordPieces('[UNK]\n[CLS]\n[SEP]\nwifi\nhelp');

describe('MiniLm', () => {
  it('returns the mean of the vectors of a text, made 1 long', async () => {
    const model = new MiniLm(pieces, async () => Float32Array.from([3, 0, 0, 0, 8, 0, 0, 1, 0]));

    const [vector] = await model.encode(['wifi']);

    const length = Math.hypot(3, 9);
    expect(vector).toStrictEqual(Float32Array.from([3 / length, 9 / length, 0]));
  });

  it('runs the model on each text alone, in order', async () => {
    const asked: (readonly number[])[] = [];
    const model = new MiniLm(pieces, async (ids) => {
      asked.push(ids);
      return new Float32Array(ids.length * 2).fill(1);
    });

    const vectors = await model.encode(['wifi', 'help wifi']);

    expect(asked).toStrictEqual([
      [1, 3, 2],
      [1, 4, 3, 2],
    ]);
    expect(vectors).toHaveLength(2);
  });

  it('returns zeros, and not NaN, for a model that returns zeros', async () => {
    const model = new MiniLm(pieces, async (ids) => new Float32Array(ids.length * 2));

    expect(await model.encode(['wifi'])).toStrictEqual([new Float32Array(2)]);
  });
});
