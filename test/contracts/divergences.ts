import { readFileSync } from 'node:fs';
import { afterAll, aroundEach, expect, it } from 'vitest';

/** A test that a backend is known to fail, because it does otherwise than AWS. */
export interface Divergence {
  /** The end of the test's full title, its blocks joined by ` > `. */
  readonly test: string;
  /** What the backend does, in the words of its page in docs/compatibility. */
  readonly why: string;
  /** What the failure says; any other failure is a failure. */
  readonly failure: RegExp;
}

/**
 * Lets the tests of this file fail where the backend is known to differ from AWS, in the way that is known. A test that
 * passes although it is listed fails, and so does the file where a listed test was not run or where docs/compatibility
 * says nothing of it: the list stays true.
 */
export function expectDivergences(page: string, divergences: readonly Divergence[]): void {
  const unseen = new Set(divergences);
  it(`differs from AWS only as ${page} says`, () => {
    const text = readFileSync(`docs/compatibility/${page}`, 'utf8').replace(/\s+/g, ' ');
    const unsaid = divergences.filter(({ why }) => !text.includes(why)).map(({ why }) => why);

    expect(unsaid).toStrictEqual([]);
  });
  aroundEach(async (runTest, { task }) => {
    await runTest();
    const divergence = divergences.find(({ test }) => task.fullTestName.endsWith(test));
    if (!divergence || !task.result) return;
    unseen.delete(divergence);
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
    if (unseen.size === 0) return;
    throw new Error(`Not among the tests: ${[...unseen].map(({ test }) => test).join('; ')}`);
  });
}
