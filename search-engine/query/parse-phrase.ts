import { parsingException } from '../errors.ts';
import { asNumber, asString, type Json, type JsonObject, refuseUnknown } from '../json.ts';
import { readBoost, readName, singleField } from './common-parameters.ts';
import { exactTerm } from './parse-term.ts';
import { type Parsing, searchable } from './parsing.ts';
import type { Query } from './query.ts';
import { termGroups } from './term-groups.ts';

/** `match_phrase`: the terms of a text next to each other, at most `slop` moves apart. */
export function parseMatchPhrase(json: JsonObject, parsing: Parsing): Query {
  const { field, body } = singleField(json, 'query', 'match_phrase');
  refuseUnknown(body, ['query', 'slop', 'boost', '_name'], 'match_phrase');
  const query = phraseField(field, body.query, readSlop(body.slop), readBoost(body), parsing);
  return { ...query, ...readName(body) };
}

/** Reads `slop`: a whole number of moves, 0 if absent. Throws parsing_exception. */
export function readSlop(value: Json | undefined): number {
  const slop = value === undefined ? 0 : asNumber(value, 'slop');
  if (slop < 0 || !Number.isInteger(slop)) throw parsingException('No negative slop allowed.');
  return slop;
}

/** Returns the phrase query for one field. */
export function phraseField(
  path: string,
  value: Json | undefined,
  slop: number,
  boost: number,
  parsing: Parsing,
): Query {
  const field = searchable(parsing, path);
  if (!field) return { kind: 'matchNone' };
  if (value === undefined) throw parsingException('No text specified for text query');
  if (field.type !== 'text') return exactTerm(field, value, boost, parsing);
  const groups = termGroups(field.searchAnalyzer, asString(value, 'query'));
  parsing.count(groups.length);
  const [first] = groups;
  if (!first) return { kind: 'matchNone' };
  if (groups.length === 1) return { kind: 'term', field: path, terms: first.terms, boost };
  const parts = groups.map(({ position, terms }) => ({ offset: position, terms }));
  return { kind: 'phrase', field: path, parts, slop, boost };
}
