import { buildAnalyzers } from '../../../../search-engine/analysis/analyzers.ts';
import {
  illegalArgument,
  indexNotFound,
  notSupported,
  parsingException,
  SearchError,
} from '../../../../search-engine/errors.ts';
import {
  asList,
  asString,
  isObject,
  type JsonObject,
  refuseUnknown,
} from '../../../../search-engine/json.ts';
import { Turns } from '../../../base/turns.ts';
import type { StoredIndex } from '../store/stored-index.ts';
import { aliasesShown, readNewAliases } from './alias-entries.ts';
import { indexOf } from './cluster-routes.ts';
import {
  isSet,
  MAX_DOCUMENT_LENGTH,
  ok,
  type Route,
  readBody,
  SELECTION,
  type SearchCall,
  type SearchDeps,
  targetIndices,
} from './route.ts';

/** `index.analyze.max_token_count` */
const MAX_TOKENS = 10_000;

function tooManyTokens(): SearchError {
  const reason = `The number of tokens produced by calling _analyze has exceeded the allowed maximum of [${MAX_TOKENS}]. This limit can be set by changing the [index.analyze.max_token_count] index level setting.`;
  return new SearchError(500, 'illegal_state_exception', reason);
}

const MASTER = ['timeout', 'master_timeout', 'cluster_manager_timeout', 'wait_for_active_shards'];

async function create({ indices }: SearchDeps, call: SearchCall) {
  const body = readBody(call.body);
  refuseUnknown(body, ['settings', 'mappings', 'aliases'], 'create index');
  const { name } = await indices.create(indexOf(call), {
    settings: isObject(body.settings) ? body.settings : undefined,
    mappings: isObject(body.mappings) ? body.mappings : undefined,
    aliases: readNewAliases(body.aliases),
  });
  return ok({ acknowledged: true, shards_acknowledged: true, index: name });
}

async function remove(deps: SearchDeps, call: SearchCall) {
  const ignoreUnavailable = isSet(call, 'ignore_unavailable');
  const found = deps.indices.resolveConcrete(indexOf(call), ignoreUnavailable);
  if (found.length === 0 && call.query.get('allow_no_indices') === 'false')
    throw indexNotFound(indexOf(call));
  for (const { name } of found) await deps.indices.remove(name);
  return ok({ acknowledged: true });
}

/** A pattern without a match is not an error, so such an index "exists", as in OpenSearch. */
function exists(deps: SearchDeps, call: SearchCall) {
  targetIndices(deps, call);
  return { status: 200, body: '' };
}

function settingsOf({ name, uuid, createdAt, settings }: StoredIndex): object {
  return {
    index: {
      ...settings.kept,
      ...(settings.analysis ? { analysis: settings.analysis } : {}),
      provided_name: name,
      creation_date: String(createdAt),
      uuid,
    },
  };
}

/** Responds with an entry for each index, by name. */
function perIndex(deps: SearchDeps, call: SearchCall, show: (stored: StoredIndex) => object) {
  const found = targetIndices(deps, call);
  return ok(Object.fromEntries(found.map((stored) => [stored.name, show(stored)])));
}

function get(deps: SearchDeps, call: SearchCall) {
  return perIndex(deps, call, (stored) => ({
    aliases: aliasesShown(deps, stored),
    mappings: stored.index.mapping.json,
    settings: settingsOf(stored),
  }));
}

function getMapping(deps: SearchDeps, call: SearchCall) {
  return perIndex(deps, call, (stored) => ({ mappings: stored.index.mapping.json }));
}

function getSettings(deps: SearchDeps, call: SearchCall) {
  return perIndex(deps, call, (stored) => ({ settings: settingsOf(stored) }));
}

async function change(
  deps: SearchDeps,
  call: SearchCall,
  apply: (stored: StoredIndex, body: JsonObject) => void,
) {
  const body = readBody(call.body);
  for (const stored of targetIndices(deps, call)) {
    apply(stored, body);
    await stored.commit();
  }
  return ok({ acknowledged: true });
}

function putMapping(deps: SearchDeps, call: SearchCall) {
  return change(deps, call, (stored, body) => stored.addMapping(body));
}

function putSettings(deps: SearchDeps, call: SearchCall) {
  return change(deps, call, (stored, body) => stored.changeSettings(body));
}

/** Every write is searchable immediately, so there is nothing to refresh. */
function refresh(deps: SearchDeps, call: SearchCall) {
  const total = targetIndices(deps, call).length;
  return ok({ _shards: { total, successful: total, failed: 0 } });
}

async function analyze({ indices }: SearchDeps, call: SearchCall) {
  const body = readBody(call.body, MAX_DOCUMENT_LENGTH);
  refuseUnknown(body, ['analyzer', 'field', 'text'], '_analyze');
  if (body.text === undefined) throw illegalArgument('text is missing');
  const stored = call.params.index === undefined ? undefined : indices.get(indexOf(call));
  const analyzer = analyzerFor(stored, body);
  const turns = new Turns();
  const tokens: object[] = [];
  for (const text of asList(body.text)) {
    const found = await turns.run(analyzer.inSteps(asString(text, 'text')));
    if (tokens.length + found.length > MAX_TOKENS) throw tooManyTokens();
    for (const { term, start, end, position } of found)
      tokens.push({ token: term, start_offset: start, end_offset: end, position });
  }
  return ok({ tokens });
}

function analyzerFor(stored: StoredIndex | undefined, body: JsonObject) {
  if (body.field !== undefined) {
    const field = stored?.index.mapping.fields.get(asString(body.field, 'field'));
    if (field?.type !== 'text') throw parsingException('[field] must be a text field of the index');
    return field.analyzer;
  }
  return buildAnalyzers(stored?.settings.analysis).get(
    asString(body.analyzer ?? 'standard', 'analyzer'),
  );
}

/** Throws 501 for a path that starts with `_` and matches no route: an unsupported API, not an index. */
export function refuseReserved(call: SearchCall): void {
  const index = call.params.index;
  if (index?.startsWith('_') && index !== '_all') throw notSupported(call.path);
}

export const indexRoutes: readonly Route[] = [
  { methods: ['PUT'], path: '/:index', parameters: MASTER, handle: create },
  { methods: ['DELETE'], path: '/:index', parameters: [...MASTER, ...SELECTION], handle: remove },
  { methods: ['HEAD'], path: '/:index', parameters: SELECTION, handle: exists },
  { methods: ['GET'], path: '/:index', parameters: SELECTION, handle: get },
  { methods: ['GET'], path: '/_mapping', parameters: SELECTION, handle: getMapping },
  { methods: ['GET'], path: '/:index/_mapping', parameters: SELECTION, handle: getMapping },
  { methods: ['PUT', 'POST'], path: '/:index/_mapping', parameters: MASTER, handle: putMapping },
  { methods: ['GET'], path: '/:index/_settings', parameters: SELECTION, handle: getSettings },
  { methods: ['PUT'], path: '/:index/_settings', parameters: MASTER, handle: putSettings },
  { methods: ['GET', 'POST'], path: '/_refresh', parameters: SELECTION, handle: refresh },
  { methods: ['GET', 'POST'], path: '/:index/_refresh', parameters: SELECTION, handle: refresh },
  { methods: ['GET', 'POST'], path: '/_analyze', parameters: [], handle: analyze },
  { methods: ['GET', 'POST'], path: '/:index/_analyze', parameters: [], handle: analyze },
];
