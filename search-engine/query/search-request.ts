import { illegalArgument } from '../errors.ts';
import { asBoolean, asNumber, type Json, type JsonObject, refuseUnknown } from '../json.ts';
import { type Highlighting, readHighlighting } from './highlight.ts';
import { readSort, type SortKey } from './sort.ts';
import { readSourceFilter, type SourceFilter } from './source-filter.ts';

/** `index.max_result_window` */
const MAX_WINDOW = 10_000;
/** Totals are exact up to this, and a lower bound beyond, as by default in OpenSearch. */
const COUNTED_HITS = 10_000;

export interface SearchRequest {
  readonly query: Json;
  readonly from: number;
  readonly size: number;
  readonly sort: readonly SortKey[];
  readonly source: SourceFilter;
  readonly highlighting?: Highlighting;
  readonly minScore: number;
  readonly trackScores: boolean;
  /** Hits are counted exactly up to this; -1 leaves the total out. */
  readonly countUpTo: number;
  readonly showVersion: boolean;
  readonly showSeqNo: boolean;
}

const KEYS = [
  'query',
  'from',
  'size',
  'sort',
  '_source',
  'highlight',
  'min_score',
  'track_scores',
  'track_total_hits',
  'version',
  'seq_no_primary_term',
];

/** Reads the body of a search. Throws parsing_exception for an unknown key, illegal_argument_exception beyond the result window. */
export function readSearchRequest(body: JsonObject): SearchRequest {
  refuseUnknown(body, KEYS, 'search');
  const from = body.from === undefined ? 0 : asNumber(body.from, 'from');
  const size = body.size === undefined ? 10 : asNumber(body.size, 'size');
  checkWindow(from, size);
  return {
    query: body.query ?? { match_all: {} },
    from,
    size,
    sort: readSort(body.sort),
    source: readSourceFilter(body._source),
    ...(body.highlight === undefined ? {} : { highlighting: readHighlighting(body.highlight) }),
    minScore: body.min_score === undefined ? 0 : asNumber(body.min_score, 'min_score'),
    trackScores: body.track_scores !== undefined && asBoolean(body.track_scores, 'track_scores'),
    countUpTo: readTrackTotalHits(body.track_total_hits),
    showVersion: body.version !== undefined && asBoolean(body.version, 'version'),
    showSeqNo:
      body.seq_no_primary_term !== undefined &&
      asBoolean(body.seq_no_primary_term, 'seq_no_primary_term'),
  };
}

function checkWindow(from: number, size: number): void {
  if (!Number.isInteger(from) || from < 0)
    throw illegalArgument(`[from] parameter cannot be negative, found [${from}]`);
  if (!Number.isInteger(size) || size < 0)
    throw illegalArgument(`[size] parameter cannot be negative, found [${size}]`);
  if (from + size > MAX_WINDOW)
    throw illegalArgument(
      `Result window is too large, from + size must be less than or equal to: [${MAX_WINDOW}] but was [${from + size}].`,
    );
}

function readTrackTotalHits(value: Json | undefined): number {
  if (value === undefined) return COUNTED_HITS;
  if (value === true || value === 'true') return Number.MAX_SAFE_INTEGER;
  if (value === false || value === 'false') return -1;
  return asNumber(value, 'track_total_hits');
}
