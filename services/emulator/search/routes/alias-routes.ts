import { illegalArgument } from '../../../../search-engine/errors.ts';
import { fitsPattern, isPattern } from '../../../../search-engine/index/index-name.ts';
import {
  asBoolean,
  asList,
  asString,
  isObject,
  type Json,
  type JsonObject,
} from '../../../../search-engine/json.ts';
import type { AliasAction } from '../store/alias-actions.ts';
import type { StoredIndex } from '../store/stored-index.ts';
import { aliasesShown, contentParsing, readAliasEntry } from './alias-entries.ts';
import {
  isSet,
  ok,
  param,
  type Route,
  readBody,
  SELECTION,
  type SearchCall,
  type SearchDeps,
  type SearchReply,
  targetIndices,
} from './route.ts';

const MASTER = ['timeout', 'master_timeout', 'cluster_manager_timeout'];
/** Actions of one request, at most. */
const MAX_ACTIONS = 1000;

const acknowledged = () => ok({ acknowledged: true });

async function changeMany({ indices }: SearchDeps, call: SearchCall): Promise<SearchReply> {
  const { actions, ...others } = readBody(call.body);
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw contentParsing(`[aliases] unknown field [${unknown}]`);
  const list = asList(actions);
  if (list.length > MAX_ACTIONS)
    throw illegalArgument(`a request takes at most [${MAX_ACTIONS}] actions on aliases`);
  await indices.changeAliases(list.map(readAction));
  return acknowledged();
}

function readAction(json: Json): AliasAction {
  const [[type = '', body] = [], ...more] = isObject(json) ? Object.entries(json) : [];
  if (more.length > 0 || !isObject(body)) throw contentParsing('[alias_action] malformed action');
  if (type === 'add') return { type, ...namedIn(body), entry: readAliasEntry(body, NAMES) };
  if (type === 'remove') return readRemoval(body);
  if (type !== 'remove_index') throw contentParsing(`[alias_action] unknown field [${type}]`);
  requireKnown(body, ['index', 'indices'], type);
  return { type: 'removeIndex', indices: names(body, 'index', 'indices') };
}

const NAMES = ['index', 'indices', 'alias', 'aliases'];

function readRemoval(body: JsonObject): AliasAction {
  requireKnown(body, [...NAMES, 'must_exist'], 'remove');
  const { must_exist: given } = body;
  const mustExist = given === undefined ? undefined : asBoolean(given, 'must_exist');
  return { type: 'remove', ...namedIn(body), mustExist };
}

function requireKnown(body: JsonObject, known: readonly string[], what: string): void {
  const unknown = Object.keys(body).find((name) => !known.includes(name));
  if (unknown !== undefined) throw contentParsing(`[${what}] unknown field [${unknown}]`);
}

function namedIn(body: JsonObject) {
  return {
    indices: names(body, 'index', 'indices'),
    aliases: names(body, 'alias', 'aliases'),
  };
}

function names(body: JsonObject, one: string, several: string): string[] {
  const given = [...asList(body[one]), ...asList(body[several])];
  if (given.length === 0) throw contentParsing(`One of [${one}] or [${several}] is required`);
  return given.map((name) => asString(name, one));
}

const listOf = (call: SearchCall, name: string) => param(call, name).split(',');

async function put({ indices }: SearchDeps, call: SearchCall): Promise<SearchReply> {
  const entry = readAliasEntry(readBody(call.body));
  const aliases = [param(call, 'name')];
  await indices.changeAliases([{ type: 'add', indices: listOf(call, 'index'), aliases, entry }]);
  return acknowledged();
}

async function remove({ indices }: SearchDeps, call: SearchCall): Promise<SearchReply> {
  const named = { indices: listOf(call, 'index'), aliases: listOf(call, 'name') };
  await indices.changeAliases([{ type: 'remove', ...named, mustExist: undefined }]);
  return acknowledged();
}

/** Without a name, every index is shown with its aliases; with one, those that have it. A name that none has is 404. */
function get(deps: SearchDeps, call: SearchCall): SearchReply {
  const found = targetIndices(deps, call);
  if (call.params.name === undefined)
    return ok(Object.fromEntries(found.map((index) => [index.name, shownOf(deps, index)])));
  const wanted = listOf(call, 'name');
  const shown = found.flatMap((index) => {
    const fitting = fittingAliases(deps, index, wanted);
    return fitting.length > 0
      ? [[index.name, { aliases: Object.fromEntries(fitting) }] as const]
      : [];
  });
  const missing = wanted.filter(
    (name) => !isPattern(name) && !shown.some(([, { aliases }]) => Object.hasOwn(aliases, name)),
  );
  const body = Object.fromEntries(shown);
  if (missing.length === 0) return ok(body);
  const what = missing.length > 1 ? 'aliases' : 'alias';
  const error = `${what} [${missing.sort().join(',')}] missing`;
  return { status: 404, body: { error, status: 404, ...body } };
}

const shownOf = (deps: SearchDeps, index: StoredIndex) => ({ aliases: aliasesShown(deps, index) });

function fittingAliases(deps: SearchDeps, index: StoredIndex, wanted: readonly string[]) {
  return Object.entries(aliasesShown(deps, index)).filter(([alias]) =>
    wanted.some((name) => fitsPattern(alias, name)),
  );
}

const COLUMNS = ['alias', 'index', 'filter', 'routing.index', 'routing.search', 'is_write_index'];

function cat({ indices }: SearchDeps, call: SearchCall): SearchReply {
  const wanted = call.params.name === undefined ? ['*'] : listOf(call, 'name');
  const rows = indices.resolve('_all').flatMap((index) =>
    indices
      .aliasesOf(index)
      .filter(([alias]) => wanted.some((name) => fitsPattern(alias, name)))
      .map(([alias, { isWriteIndex }]) => [
        ...[alias, index.name, '-', '-', '-'],
        isWriteIndex === undefined ? '-' : String(isWriteIndex),
      ]),
  );
  if (call.query.get('format') === 'json')
    return ok(rows.map((row) => Object.fromEntries(row.map((cell, at) => [COLUMNS[at], cell]))));
  const lines = isSet(call, 'v') ? [COLUMNS, ...rows] : rows;
  return ok(lines.map((row) => `${row.join(' ')}\n`).join(''));
}

const READ = [...SELECTION, 'local'];

export const aliasRoutes: readonly Route[] = [
  { methods: ['POST'], path: '/_aliases', parameters: MASTER, handle: changeMany },
  { methods: ['GET'], path: '/_alias', parameters: READ, handle: get },
  { methods: ['GET', 'HEAD'], path: '/_alias/:name', parameters: READ, handle: get },
  { methods: ['GET'], path: '/:index/_alias', parameters: READ, handle: get },
  { methods: ['GET', 'HEAD'], path: '/:index/_alias/:name', parameters: READ, handle: get },
  { methods: ['PUT', 'POST'], path: '/:index/_alias/:name', parameters: MASTER, handle: put },
  { methods: ['DELETE'], path: '/:index/_alias/:name', parameters: MASTER, handle: remove },
  { methods: ['GET'], path: '/_cat/aliases', parameters: ['format', 'v'], handle: cat },
  { methods: ['GET'], path: '/_cat/aliases/:name', parameters: ['format', 'v'], handle: cat },
];
