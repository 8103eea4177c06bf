/** Alternatives, each a list of sub-slots that must all be filled. */
export type Clauses = readonly (readonly string[])[];

// Six sub-slots at most, so the product of alternatives stays small.
const MAX_CLAUSES = 64;

/**
 * Parses the expression of a composite slot, `(City AND State) OR Zip`, into alternatives. Without an expression, or
 * with an invalid one, all sub-slots are needed.
 * https://docs.aws.amazon.com/lexv2/latest/dg/composite-slots.html
 */
export function clausesOf(expression: string | undefined, names: readonly string[]): Clauses {
  const tokens = expression?.match(/\(|\)|[^\s()]+/g) ?? [];
  const reader = { tokens, next: 0 };
  const clauses = tokens.length > 0 ? readOr(reader) : [];
  const isRead = reader.next === tokens.length && clauses.length > 0;
  return isRead ? clauses : [names];
}

interface Reader {
  readonly tokens: readonly string[];
  next: number;
}

function readOr(reader: Reader): Clauses {
  let clauses = readAnd(reader);
  while (takeWord(reader, 'or')) clauses = [...clauses, ...readAnd(reader)];
  return clauses.slice(0, MAX_CLAUSES);
}

function readAnd(reader: Reader): Clauses {
  let clauses = readPart(reader);
  while (takeWord(reader, 'and')) {
    const right = readPart(reader);
    clauses = clauses.flatMap((left) => right.map((part) => [...new Set([...left, ...part])]));
  }
  return clauses.slice(0, MAX_CLAUSES);
}

function readPart(reader: Reader): Clauses {
  if (!takeWord(reader, '(')) {
    const name = reader.tokens[reader.next];
    reader.next += 1;
    return name === undefined ? [] : [[name]];
  }
  const inner = readOr(reader);
  takeWord(reader, ')');
  return inner;
}

function takeWord(reader: Reader, word: string): boolean {
  const isIt = reader.tokens[reader.next]?.toLowerCase() === word;
  if (isIt) reader.next += 1;
  return isIt;
}
