import { parsingException } from '../errors.ts';

const SPEC = /^(-?\d{1,9})(%?)$/;

/**
 * Resolves `minimum_should_match` for a number of optional clauses: `2`, `-1`, `75%`, `-25%` and
 * conditions like `2<75%`. Throws parsing_exception.
 */
export function minimumShouldMatch(spec: unknown, clauses: number): number {
  const text = String(spec).trim();
  if (text.includes('<')) return conditional(text, clauses);
  const match = SPEC.exec(text);
  if (!match) throw parsingException(`[minimum_should_match] cannot be read from [${text}]`);
  const amount = Number(match[1]);
  const wanted = match[2] === '%' ? Math.trunc((clauses * amount) / 100) : amount;
  return Math.max(0, Math.min(clauses, wanted < 0 ? clauses + wanted : wanted));
}

function conditional(text: string, clauses: number): number {
  let result = clauses;
  for (const condition of text.split(/\s+/)) {
    const [bound = '', spec = ''] = condition.split('<');
    if (!SPEC.test(bound))
      throw parsingException(`[minimum_should_match] cannot be read from [${text}]`);
    if (clauses <= Number(bound)) return result;
    result = minimumShouldMatch(spec, clauses);
  }
  return result;
}
