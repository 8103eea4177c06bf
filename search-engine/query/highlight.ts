import type { Token } from '../analysis/token.ts';
import { illegalArgument, parsingException, type SearchError } from '../errors.ts';
import type { SearchIndex } from '../index/search-index.ts';
import {
  asBoolean,
  asList,
  asNumber,
  asObject,
  asString,
  isObject,
  type Json,
  type JsonObject,
  refuseUnknown,
} from '../json.ts';
import { atOnce, inSteps, type Steps } from '../steps.ts';
import { fragments, type Span } from './fragments.ts';
import { highlightTerms, markedTokens } from './highlight-terms.ts';
import type { Query } from './query.ts';
import { valuesAt } from './source-values.ts';

/** `index.highlight.max_analyzed_offset` */
const MAX_ANALYZED = 1_000_000;

interface Options {
  readonly preTag: string;
  readonly postTag: string;
  readonly fragmentSize: number;
  /** 0 for the whole field. */
  readonly fragments: number;
  readonly requireFieldMatch: boolean;
  readonly noMatchSize: number;
  readonly byScore: boolean;
}

export interface Highlighting {
  readonly fields: readonly { readonly path: string; readonly options: Options }[];
}

/** As much of a text as has its first sentence, or what is shown of it. */
const START_LENGTH = 10_000;

const KEYS = [
  'pre_tags',
  'post_tags',
  'fragment_size',
  'number_of_fragments',
  'require_field_match',
  'no_match_size',
  'order',
  'type',
];

/** Reads `highlight`; the settings of a field override the common ones. Throws parsing_exception. */
export function readHighlighting(json: Json): Highlighting {
  const { fields, ...shared } = asObject(json, 'highlight');
  refuseUnknown(shared, KEYS, 'highlight');
  readOptions(shared);
  const entries = asList(fields).flatMap((entry) => Object.entries(asObject(entry, 'fields')));
  return {
    fields: entries.map(([path, own]) => {
      const options = isObject(own) ? own : {};
      refuseUnknown(options, KEYS, `highlight.fields.${path}`);
      return { path, options: readOptions({ ...shared, ...options }) };
    }),
  };
}

function readOptions(json: JsonObject): Options {
  const type = String(json.type ?? 'unified');
  if (type !== 'unified') throw parsingException(`unknown highlighter type [${type}]`);
  const order = String(json.order ?? 'none');
  if (order !== 'none' && order !== 'score')
    throw parsingException(`unknown highlight order [${order}]`);
  const number = (key: string, otherwise: number): number =>
    json[key] === undefined ? otherwise : Math.max(0, Math.trunc(asNumber(json[key], key)));
  return {
    preTag: asString(asList(json.pre_tags ?? '<em>')[0], 'pre_tags'),
    postTag: asString(asList(json.post_tags ?? '</em>')[0], 'post_tags'),
    fragmentSize: number('fragment_size', 100) || Number.MAX_SAFE_INTEGER,
    fragments: number('number_of_fragments', 5),
    requireFieldMatch:
      json.require_field_match === undefined ||
      asBoolean(json.require_field_match, 'require_field_match'),
    noMatchSize: number('no_match_size', 0),
    byScore: order === 'score',
  };
}

/**
 * Returns a hit's `highlight`: fragments of each field with the query's terms between tags. `place` names the document.
 * Throws illegal_argument_exception if a text is longer than OpenSearch analyzes.
 */
export function* highlight(
  highlighting: Highlighting,
  query: Query,
  index: SearchIndex,
  source: JsonObject,
  place: string,
): Steps<Record<string, string[]> | undefined> {
  const made: Record<string, string[]> = {};
  for (const { path, options } of highlighting.fields) {
    const field = index.mapping.fields.get(path);
    if (field?.type !== 'text') continue;
    const wanted = highlightTerms(query, index, options.requireFieldMatch ? path : undefined);
    const values = valuesAt(source, field.parent ?? path).map(String);
    if (values.some(({ length }) => length > MAX_ANALYZED)) throw tooLong(path, place);
    const found: Fragment[] = [];
    for (const text of values) {
      const tokens = yield* field.analyzer.inSteps(text);
      const marked = yield* markedTokens(tokens, wanted);
      found.push(...(yield* fragmentsOf(text, marked, options)));
      yield;
    }
    const shown = choose(found, options).map(({ text }) => text);
    if (shown.length > 0) made[path] = shown;
    else if (options.noMatchSize > 0 && values[0])
      made[path] = [startOf(values[0], options.noMatchSize)];
  }
  return Object.keys(made).length > 0 ? made : undefined;
}

function tooLong(path: string, place: string): SearchError {
  return illegalArgument(
    `The length of [${path}] field of ${place} has exceeded [${MAX_ANALYZED}] - maximum allowed to be analyzed for highlighting. This maximum can be set by changing the [index.highlight.max_analyzed_offset] index level setting. For large texts, indexing with offsets or term vectors is recommended!`,
  );
}

interface Fragment {
  readonly text: string;
  readonly score: number;
}

/** Both the spans and the terms are in the order of the text, so that each is looked at once. */
function* fragmentsOf(text: string, marked: readonly Token[], options: Options): Steps<Fragment[]> {
  if (marked.length === 0) return [];
  const spans =
    options.fragments === 0
      ? [{ start: 0, end: text.length }]
      : yield* fragments(text, options.fragmentSize);
  const found: Fragment[] = [];
  let at = 0;
  yield* inSteps(spans, (span) => {
    const inside: Token[] = [];
    for (; (marked[at]?.start ?? Number.POSITIVE_INFINITY) < span.end; at += 1) {
      const token = marked[at] as Token;
      if (token.start >= span.start && token.end <= span.end) inside.push(token);
    }
    if (inside.length === 0) return;
    const score = new Set(inside.map(({ term }) => term)).size;
    found.push({ text: tagged(text, span, inside, options).trim(), score });
  });
  return found;
}

function choose(found: readonly Fragment[], options: Options): Fragment[] {
  if (options.fragments === 0) return [...found];
  const best = [...found].sort((a, b) => b.score - a.score).slice(0, options.fragments);
  const chosen = new Set(best);
  return options.byScore ? best : found.filter((fragment) => chosen.has(fragment));
}

function tagged(
  text: string,
  span: Span,
  marked: readonly Token[],
  { preTag, postTag }: Options,
): string {
  let made = '';
  let at = span.start;
  for (const { start, end } of marked) {
    if (start < at) continue;
    made += `${text.slice(at, start)}${preTag}${text.slice(start, end)}${postTag}`;
    at = end;
  }
  return made + text.slice(at, span.end);
}

function startOf(text: string, size: number): string {
  const [first] = atOnce(fragments(text.slice(0, START_LENGTH + size), size));
  return first ? text.slice(first.start, first.end).trim() : '';
}
