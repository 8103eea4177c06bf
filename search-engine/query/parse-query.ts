import { illegalArgument, parsingException, queryShard, SearchError } from '../errors.ts';
import type { Mapping } from '../index/mapping.ts';
import { asObject } from '../json.ts';
import {
  parseBool,
  parseConstantScore,
  parseDisMax,
  parseExists,
  parseMatchAll,
  parseMatchNone,
  parsePrefix,
} from './parse-compound.ts';
import { parseMatch } from './parse-match.ts';
import { parseMultiMatch } from './parse-multi-match.ts';
import { parseMatchPhrase } from './parse-phrase.ts';
import { parseRange } from './parse-range.ts';
import { parseIds, parseTerm, parseTerms } from './parse-term.ts';
import type { Parsing, QueryParser } from './parsing.ts';
import type { Query } from './query.ts';

/** `indices.query.bool.max_nested_depth` */
const MAX_DEPTH = 20;
/** `indices.query.bool.max_clause_count` */
const MAX_CLAUSES = 1024;

const PARSERS: ReadonlyMap<string, QueryParser> = new Map([
  ['bool', parseBool],
  ['constant_score', parseConstantScore],
  ['dis_max', parseDisMax],
  ['exists', parseExists],
  ['ids', parseIds],
  ['match', parseMatch],
  ['match_all', parseMatchAll],
  ['match_none', parseMatchNone],
  ['match_phrase', parseMatchPhrase],
  ['multi_match', parseMultiMatch],
  ['prefix', parsePrefix],
  ['range', parseRange],
  ['term', parseTerm],
  ['terms', parseTerms],
]);

/**
 * Parses a query of the query DSL against a mapping. Throws parsing_exception for an unknown type or
 * parameter, illegal_argument_exception beyond the depth limit, query_shard_exception for a value that does
 * not fit its field and beyond the clause limit.
 */
export function parseQuery(json: unknown, mapping: Mapping, now: Date): Query {
  let clauses = 0;
  const count = (more: number): void => {
    clauses += more;
    if (clauses > MAX_CLAUSES) throw queryShard(`maxClauseCount is set to ${MAX_CLAUSES}`);
  };
  const at = (depth: number): Parsing => ({
    mapping,
    now,
    depth,
    count,
    nested: (below) => readOne(below, at(depth + 1)),
  });
  try {
    return readOne(json, at(1));
  } catch (error) {
    throw isBadValue(error) ? queryShard(error.message) : error;
  }
}

function isBadValue(error: unknown): error is SearchError {
  return error instanceof SearchError && error.type === 'mapper_parsing_exception';
}

function readOne(json: unknown, parsing: Parsing): Query {
  if (parsing.depth > MAX_DEPTH)
    throw illegalArgument(
      `The nested depth of the query exceeds the maximum nested depth of [${MAX_DEPTH}]`,
    );
  const query = asObject(json, 'query');
  const [type, ...more] = Object.keys(query);
  if (type === undefined) throw illegalArgument('query malformed, empty clause found');
  if (more.length > 0)
    throw parsingException(
      `[${type}] malformed query, expected [END_OBJECT] but found [${more[0]}]`,
    );
  const parser = PARSERS.get(type);
  if (!parser) throw parsingException(`unknown query [${type}]`);
  return parser(asObject(query[type], type), parsing);
}
