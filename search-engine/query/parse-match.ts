import { parsingException } from '../errors.ts';
import type { FieldDefinition } from '../index/field-definition.ts';
import { type Json, type JsonObject, refuseUnknown } from '../json.ts';
import { readBoost, readName, singleField } from './common-parameters.ts';
import { type Fuzziness, readFuzziness } from './fuzziness.ts';
import { minimumShouldMatch } from './minimum-should-match.ts';
import { exactTerm } from './parse-term.ts';
import { type Parsing, searchable } from './parsing.ts';
import type { Query } from './query.ts';
import { termGroups } from './term-groups.ts';

/** As many terms as a query may have, each as long as the tokenizer makes them. */
const MAX_QUERY_LENGTH = 1024 * 256;

const MATCH_KEYS = [
  'query',
  'operator',
  'minimum_should_match',
  'fuzziness',
  'prefix_length',
  'max_expansions',
  'fuzzy_transpositions',
  'zero_terms_query',
  'lenient',
  'boost',
  '_name',
];

/** How the terms of a text are combined, and how exactly they must match. */
export interface MatchOptions {
  readonly and: boolean;
  readonly minimum: Json | undefined;
  readonly fuzziness: Fuzziness | undefined;
  readonly allWhenEmpty: boolean;
  readonly lenient: boolean;
}

/** `match`: any (or all) of the terms of a text. */
export function parseMatch(json: JsonObject, parsing: Parsing): Query {
  const { field, body } = singleField(json, 'query', 'match');
  refuseUnknown(body, MATCH_KEYS, 'match');
  const query = matchField(field, body.query, readMatchOptions(body), readBoost(body), parsing);
  return { ...query, ...readName(body) };
}

/** Reads the parameters that `match` and `multi_match` share. */
export function readMatchOptions(body: JsonObject): MatchOptions {
  const operator = String(body.operator ?? 'or').toLowerCase();
  if (operator !== 'or' && operator !== 'and')
    throw parsingException(`[operator] must be [or] or [and], got [${operator}]`);
  const zero = String(body.zero_terms_query ?? 'none').toLowerCase();
  if (zero !== 'none' && zero !== 'all')
    throw parsingException(`Unsupported zero_terms_query value [${zero}]`);
  return {
    and: operator === 'and',
    minimum: body.minimum_should_match,
    fuzziness: readFuzziness(body),
    allWhenEmpty: zero === 'all',
    lenient: String(body.lenient) === 'true',
  };
}

/** Returns the query for one field: terms for text, an exact value for other types. */
export function matchField(
  path: string,
  value: Json | undefined,
  options: MatchOptions,
  boost: number,
  parsing: Parsing,
): Query {
  if (value === undefined || value === null || typeof value === 'object')
    throw parsingException('[match] unknown token: [query] must be a text, a number or a boolean');
  const field = searchable(parsing, path);
  if (!field) return { kind: 'matchNone' };
  if (field.type !== 'text') return exactOrNone(field, value, options, boost, parsing);
  // A text that can't have fewer terms than allowed need not be analyzed to know it.
  if (String(value).length > MAX_QUERY_LENGTH) parsing.count(Number.POSITIVE_INFINITY);
  const clauses = termGroups(field.searchAnalyzer, String(value)).map(({ terms }) =>
    clauseFor(path, terms, options.fuzziness),
  );
  parsing.count(clauses.length);
  return combine(clauses, options, boost);
}

function exactOrNone(
  field: FieldDefinition,
  value: Json,
  options: MatchOptions,
  boost: number,
  parsing: Parsing,
): Query {
  const edits = options.fuzziness?.edits(String(value)) ?? 0;
  if (field.type === 'keyword' && edits > 0)
    return { ...clauseFor(field.path, [String(value)], options.fuzziness), boost };
  try {
    return exactTerm(field, value, boost, parsing);
  } catch (error) {
    if (options.lenient) return { kind: 'matchNone' };
    throw error;
  }
}

function clauseFor(field: string, terms: readonly string[], fuzziness: Fuzziness | undefined) {
  const [term = ''] = terms;
  const maxEdits = terms.length === 1 ? (fuzziness?.edits(term) ?? 0) : 0;
  if (!fuzziness || maxEdits === 0) return { kind: 'term', field, terms, boost: 1 } as const;
  const { prefixLength, maxExpansions, transpositions } = fuzziness;
  return {
    kind: 'fuzzy',
    field,
    term,
    maxEdits,
    prefixLength,
    maxExpansions,
    transpositions,
    boost: 1,
  } as const;
}

function combine(clauses: readonly Query[], options: MatchOptions, boost: number): Query {
  const [only] = clauses;
  if (!only) return options.allWhenEmpty ? { kind: 'matchAll', boost } : { kind: 'matchNone' };
  if (clauses.length === 1) return { ...only, boost } as Query;
  const none: readonly Query[] = [];
  const rest = { kind: 'bool', filter: none, mustNot: none, boost } as const;
  if (options.and) return { ...rest, must: clauses, should: none, minimumShouldMatch: 0 };
  const wanted =
    options.minimum === undefined ? 1 : minimumShouldMatch(options.minimum, clauses.length);
  return { ...rest, must: none, should: clauses, minimumShouldMatch: Math.max(1, wanted) };
}
