/** Returns the probability that a right example scores higher than a wrong one; ties count half. */
export function areaUnderCurve(
  scored: readonly { readonly score: number; readonly isRight: boolean }[],
): number {
  const right = scored.filter(({ isRight }) => isRight).map(({ score }) => score);
  const wrong = scored.filter(({ isRight }) => !isRight).map(({ score }) => score);
  let above = 0;
  for (const one of right)
    for (const other of wrong) above += one > other ? 1 : one === other ? 0.5 : 0;
  return above / Math.max(1, right.length * wrong.length);
}
