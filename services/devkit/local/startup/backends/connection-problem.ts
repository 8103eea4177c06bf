/** Why a request got no answer, in a word: what broke a fetch stands in its cause. */
export function connectionProblem(error: Error): string {
  const { cause } = error as { cause?: NodeJS.ErrnoException };
  return cause?.code ?? cause?.message ?? error.message;
}
