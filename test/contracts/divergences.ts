import { afterAll, aroundEach } from 'vitest';

/** A test that a backend is known to fail, because it does otherwise than AWS. */
export interface Divergence {
  /** The end of the test's full title, its blocks joined by ` > `. */
  readonly test: string;
  /** What the backend does, for the reader of docs/compatibility. */
  readonly why: string;
  /** What the failure says; any other failure is a failure. */
  readonly failure: RegExp;
}

/**
 * Lets the tests of this file fail where the backend is known to differ from AWS, in the way that is known. A test that
 * passes although it is listed fails, and so does the file where a listed test was not run: the list stays true.
 */
export function expectDivergences(divergences: readonly Divergence[]): void {
  const unseen = new Set(divergences);
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
