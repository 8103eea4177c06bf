const MAX_REPEATS = 2000;
const MAX_STEPS = 20_000;

/**
 * Returns why a pattern may not be used, or undefined if it may. Only patterns that take linear time on any text may: no
 * unlimited repetition, no repetition within a repetition, no back-reference, and few enough ways to match at one place.
 */
export function patternProblem(pattern: string): string | undefined {
  try {
    new RegExp(pattern, 'u');
  } catch (error) {
    return error instanceof Error ? error.message : 'is no regular expression';
  }
  const bare = withoutClasses(pattern);
  if (/\\[1-9]|\\k</.test(bare)) return 'must have no back-reference';
  const unescaped = bare.replace(/\\./g, 'x');
  if (/[*+]|\{\d+,\}/.test(unescaped))
    return 'must limit each repetition: write {0,20} instead of * and +';
  const limits = [...unescaped.matchAll(/\{(\d+)(?:,(\d+))?\}/g)];
  if (limits.some(([, least, most]) => Number(most ?? least) > MAX_REPEATS)) {
    return `must not repeat anything more than ${MAX_REPEATS} times`;
  }
  if (hasNestedRepetition(unescaped)) return 'must not repeat a group that has a repetition';
  const steps = limits.reduce(
    (product, [, least, most]) => {
      return product * (Number(most ?? least) - Number(least) + 1);
    },
    2 ** (unescaped.match(/(?<![}(])\?/g) ?? []).length,
  );
  return steps > MAX_STEPS
    ? `may match in too many ways (${steps}; at most ${MAX_STEPS})`
    : undefined;
}

/** Replaces character classes: their contents are no operators. */
function withoutClasses(pattern: string): string {
  return pattern.replace(/\\.|\[(?:\\.|[^\]\\])*\]/g, (part) =>
    part.startsWith('[') ? 'x' : part,
  );
}

function hasNestedRepetition(pattern: string): boolean {
  const repeats: boolean[] = [];
  let isOpen = false;
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern[index];
    if (character === '(') repeats.push(false);
    else if (character === ')') {
      isOpen = repeats.pop() ?? false;
      const isRepeated = pattern[index + 1] === '{';
      if (isRepeated && isOpen) return true;
      if (isOpen && repeats.length > 0) repeats[repeats.length - 1] = true;
    } else if (character === '{' && repeats.length > 0) repeats[repeats.length - 1] = true;
  }
  return false;
}
