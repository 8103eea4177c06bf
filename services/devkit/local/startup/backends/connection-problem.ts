/** Returns in a word why a request got no answer: `fetch` has the reason in its cause. */
export function connectionProblem(error: Error): string {
  const { cause } = error as { cause?: NodeJS.ErrnoException };
  return cause?.code ?? cause?.message ?? error.message;
}
