import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { loadEncoder } from '../../../../../services/bot/helpdesk/encoder/load-encoder.ts';

/** The folder of `support-bot encoder install`; unset, these tests are skipped. */
const { ENCODER_DIR } = process.env;

describe.skipIf(!ENCODER_DIR)('the installed encoder', () => {
  it('returns the vectors of the reference implementation', async () => {
    const encoder = await loadEncoder(ENCODER_DIR ?? '');
    const { texts } = JSON.parse(
      await readFile('test/fixtures/encoder/reference.json', 'utf8'),
    ) as { texts: { text: string; vectorStart: number[] }[] };

    const vectors = await encoder.encode(texts.map(({ text }) => text));

    for (const [at, { vectorStart }] of texts.entries()) {
      const start = Array.from(vectors[at]?.subarray(0, vectorStart.length) ?? []);
      // Processors round differently where the model adds numbers of 8 bits.
      for (const [one, value] of start.entries())
        expect(value).toBeCloseTo(vectorStart[one] ?? 9, 1);
      expect(vectors[at]).toHaveLength(384);
    }
  });

  it('finds a question nearer to its answer than to another page', async () => {
    const encoder = await loadEncoder(ENCODER_DIR ?? '');
    const [asked, answer, other] = await encoder.encode([
      'weird mail wants me to log in',
      'Report phishing. Forward a suspicious message to the security team.',
      'Rent a locker. Bring the key back in June.',
    ]);
    const near = (vector: Float32Array | undefined) =>
      Array.from(asked ?? []).reduce((sum, value, at) => sum + value * (vector?.[at] ?? 0), 0);

    expect(near(answer)).toBeGreaterThan(near(other) + 0.2);
  });
});
