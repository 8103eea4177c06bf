import { illegalArgument, notSupported, SearchError } from '../../../../search-engine/errors.ts';
import { asObject, type JsonObject, refuseUnknown } from '../../../../search-engine/json.ts';
import { matchingDocuments, searchInSteps } from '../../../../search-engine/query/search.ts';
import { readSearchRequest } from '../../../../search-engine/query/search-request.ts';
import { Turns } from '../../../base/turns.ts';
import { errorBody } from '../error-body.ts';
import { deleteDocument, type PendingWrite, write } from '../store/document-writes.ts';
import { sourceFilterOf } from './document-routes.ts';
import {
  MAX_JSON_LENGTH,
  ok,
  parseJson,
  type Route,
  readBody,
  SELECTION,
  type SearchCall,
  type SearchDeps,
  targetIndices,
  tooLong,
} from './route.ts';

const BODY_PARAMETERS = [
  'from',
  'size',
  'track_total_hits',
  'track_scores',
  'version',
  'seq_no_primary_term',
];
const SOURCE_PARAMETERS = ['_source', '_source_includes', '_source_excludes'];
/** Searches in one `_msearch`, at most; `max_concurrent_searches` has no meaning in one process. */
const MAX_SEARCHES = 100;

async function searchRoute(deps: SearchDeps, call: SearchCall) {
  const fromUrl = Object.fromEntries(
    BODY_PARAMETERS.flatMap((name) => (call.query.has(name) ? [[name, call.query.get(name)]] : [])),
  );
  const request = readSearchRequest({ ...readBody(call.body), ...fromUrl });
  const hasFilter = SOURCE_PARAMETERS.some((name) => call.query.has(name));
  const source = hasFilter ? sourceFilterOf(call) : request.source;
  const steps = searchInSteps(targetIndices(deps, call), { ...request, source }, deps.clock.now());
  return ok(await new Turns().run(steps));
}

async function msearch(deps: SearchDeps, call: SearchCall) {
  const started = performance.now();
  if (call.body.length > MAX_JSON_LENGTH) throw tooLong(MAX_JSON_LENGTH);
  const lines = call.body.toString('utf8').split('\n');
  if (lines.pop() !== '')
    throw illegalArgument('The msearch request must be terminated by a newline [\\n]');
  if (lines.length === 0 || lines.length % 2 !== 0)
    throw illegalArgument('msearch expects a header and a body for each search');
  if (lines.length > 2 * MAX_SEARCHES)
    throw illegalArgument(`msearch takes at most [${MAX_SEARCHES}] searches`);
  const turns = new Turns();
  const responses: object[] = [];
  for (let at = 0; at < lines.length; at += 2)
    responses.push(await turns.run(oneOfMany(deps, call, lines[at] ?? '', lines[at + 1] ?? '')));
  return ok({ took: Math.round(performance.now() - started), responses });
}

/** A failed search is reported as an entry, and the others still run. One that cannot be parsed fails the request. */
function* oneOfMany(
  deps: SearchDeps,
  call: SearchCall,
  header: string,
  body: string,
): Generator<void, object> {
  try {
    const head = asObject(parseJson(header || '{}'), 'header');
    refuseUnknown(head, ['index', 'ignore_unavailable'], 'msearch');
    const named = head.index ?? call.params.index ?? '_all';
    const indices = deps.indices.resolve(
      Array.isArray(named) ? named.join(',') : String(named),
      String(head.ignore_unavailable) === 'true',
    );
    const request = readSearchRequest(asObject(parseJson(body), 'search'));
    return { ...(yield* searchInSteps(indices, request, deps.clock.now())), status: 200 };
  } catch (error) {
    if (error instanceof SearchError && error.type !== 'parsing_exception') return errorBody(error);
    throw error;
  }
}

function queryOf(body: JsonObject, what: string) {
  refuseUnknown(body, ['query'], what);
  return body.query ?? { match_all: {} };
}

async function countRoute(deps: SearchDeps, call: SearchCall) {
  const indices = targetIndices(deps, call);
  const total = indices.length;
  const query = queryOf(readBody(call.body), 'count');
  const turns = new Turns();
  let count = 0;
  for (const stored of indices)
    count += (await turns.run(matchingDocuments(stored, query, deps.clock.now()))).length;
  return ok({
    count,
    _shards: { total, successful: total, skipped: 0, failed: 0 },
  });
}

async function deleteByQuery(deps: SearchDeps, call: SearchCall) {
  const started = performance.now();
  if (call.query.get('wait_for_completion') === 'false')
    throw notSupported('wait_for_completion=false');
  const body = readBody(call.body);
  if (body.query === undefined) throw illegalArgument('query is missing');
  const query = queryOf(body, 'delete_by_query');
  const turns = new Turns();
  let deleted = 0;
  for (const stored of targetIndices(deps, call)) {
    const found = await turns.run(matchingDocuments(stored, query, deps.clock.now()));
    const writes: PendingWrite[] = [];
    for (const { id } of found)
      writes.push(
        await write(stored, turns, () => deleteDocument(stored, id, { createOnly: false })),
      );
    await Promise.all(writes.map(({ durable }) => durable));
    deleted += writes.filter(({ result }) => result.status === 200).length;
  }
  return ok({
    took: Math.round(performance.now() - started),
    timed_out: false,
    total: deleted,
    deleted,
    batches: deleted > 0 ? 1 : 0,
    version_conflicts: 0,
    noops: 0,
    retries: { bulk: 0, search: 0 },
    throttled_millis: 0,
    requests_per_second: -1,
    throttled_until_millis: 0,
    failures: [],
  });
}

function both(path: string, route: Omit<Route, 'path'>): Route[] {
  return [
    { ...route, path },
    { ...route, path: `/:index${path}` },
  ];
}

export const searchRoutes: readonly Route[] = [
  ...both('/_search', {
    methods: ['GET', 'POST'],
    parameters: [...SELECTION, ...BODY_PARAMETERS, ...SOURCE_PARAMETERS],
    handle: searchRoute,
  }),
  ...both('/_msearch', { methods: ['GET', 'POST'], parameters: [], handle: msearch }),
  ...both('/_count', { methods: ['GET', 'POST'], parameters: SELECTION, handle: countRoute }),
  {
    methods: ['POST'],
    path: '/:index/_delete_by_query',
    parameters: [...SELECTION, 'refresh', 'conflicts', 'wait_for_completion'],
    handle: deleteByQuery,
  },
];
