import { readFileSync } from 'node:fs';
import { afterAll, aroundEach, expect, it } from 'vitest';

/** A test that a backend is known to fail, because it differs from AWS. */
export interface Divergence {
  /** The end of the test's full title, with blocks joined by ` > `. */
  readonly test: string;
  /** What the backend does, as worded on its page in docs/compatibility. */
  readonly why: string;
  /** Matches the message of the expected failure. Any other failure counts as one. */
  readonly failure: RegExp;
}

/**
 * Expects the listed tests of this file to fail, in the listed way. To keep the list true, a listed test fails if it
 * passes, and the file fails if a listed test was not run or its divergence is missing from docs/compatibility.
 */
export function expectDivergences(page: string, divergences: readonly Divergence[]): void {
  const notRun = new Set(divergences);
  it(`differs from AWS only as ${page} says`, () => {
    const text = readFileSync(`docs/compatibility/${page}`, 'utf8').replace(/\s+/g, ' ');
    const missing = divergences.filter(({ why }) => !text.includes(why)).map(({ why }) => why);

    expect(missing).toStrictEqual([]);
  });
  aroundEach(async (runTest, { task }) => {
    await runTest();
    const divergence = divergences.find(({ test }) => task.fullTestName.endsWith(test));
    if (!divergence || !task.result) return;
    notRun.delete(divergence);
    if (task.result.state === 'pass') {
      throw new Error(`This is as on AWS now; take it off the list: ${divergence.why}`);
    }
    const { errors = [] } = task.result;
    const isKnown = errors.every(({ message, diff = '' }) =>
      divergence.failure.test(`${message}\n${diff}`),
    );
    if (errors.length === 0 || !isKnown) return;
    task.result.state = 'pass';
    delete task.result.errors;
  });
  afterAll(() => {
    if (notRun.size === 0) return;
    throw new Error(`Not among the tests: ${[...notRun].map(({ test }) => test).join('; ')}`);
  });
}
