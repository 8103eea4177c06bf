import { illegalArgument, SearchError } from '../../../../search-engine/errors.ts';
import { asObject, isObject, type Json, type JsonObject } from '../../../../search-engine/json.ts';
import type { Steps } from '../../../../search-engine/steps.ts';
import { Turns } from '../../../base/turns.ts';
import { errorCause } from '../error-body.ts';
import {
  deleteDocument,
  indexDocument,
  type PendingWrite,
  updateDocument,
  type WriteConditions,
  type WriteResult,
  write,
} from '../store/document-writes.ts';
import type { Indices } from '../store/indices.ts';
import type { StoredIndex } from '../store/stored-index.ts';
import { randomId } from './document-routes.ts';
import {
  MAX_DOCUMENT_LENGTH,
  ok,
  parseDocument,
  parseJson,
  type Route,
  type SearchCall,
  type SearchDeps,
  tooLong,
} from './route.ts';

const ACTIONS = ['index', 'create', 'update', 'delete'] as const;
type ActionName = (typeof ACTIONS)[number];
/** More than a client sends at once; the answer has an entry for each. */
const MAX_ACTIONS = 20_000;
/** Characters of documents that wait for the disk: they are written at once when it is their turn. */
const MAX_PENDING = 1024 * 1024;
const NEWLINE = '\n'.charCodeAt(0);
const METADATA = ['_index', '_id', 'if_seq_no', 'if_primary_term', 'retry_on_conflict'];

/** An action of a bulk request. */
interface Action {
  readonly name: ActionName;
  readonly index: string;
  readonly id: string | undefined;
  readonly conditions: WriteConditions;
  /** The document or the update; empty for a deletion. */
  readonly body: string;
}

/** An action whose outcome is known once it is on disk. */
interface Attempt {
  readonly action: Action;
  readonly written: PendingWrite | SearchError;
}

/** Executes the actions in order, each with its own result; all are on disk before the response is sent. */
async function bulk({ indices }: SearchDeps, call: SearchCall) {
  const started = performance.now();
  const turns = new Turns();
  const attempts: Attempt[] = [];
  let pending = 0;
  for (const action of await readActions(call, turns)) {
    await turns.between();
    const written = await orRefusal(() => attempt(indices, action, turns));
    attempts.push({ action, written });
    pending += action.body.length;
    if (pending < MAX_PENDING) continue;
    pending = 0;
    if (!(written instanceof SearchError)) await written.durable.catch(() => undefined);
  }
  const items: JsonObject[] = [];
  for (const { action, written } of attempts) {
    const outcome = await orRefusal(() => outcomeOf(written));
    items.push({ [action.name]: itemOf(action, outcome) });
    await turns.between();
  }
  const hasErrors = items.some((item) =>
    Object.values(item).some((result) => isObject(result) && result.error),
  );
  return ok({ took: Math.round(performance.now() - started), errors: hasErrors, items });
}

async function attempt(indices: Indices, action: Action, turns: Turns): Promise<PendingWrite> {
  const stored =
    action.name === 'delete'
      ? indices.getForWrite(action.index)
      : await indices.getOrCreate(action.index);
  return write(stored, turns, () => apply(stored, action));
}

async function outcomeOf(written: PendingWrite | SearchError): Promise<WriteResult> {
  if (written instanceof SearchError) throw written;
  await written.durable;
  return written.result;
}

async function orRefusal<Result>(run: () => Promise<Result>): Promise<Result | SearchError> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof SearchError) return error;
    throw error;
  }
}

function itemOf({ index, id }: Action, outcome: WriteResult | SearchError): JsonObject {
  if (!(outcome instanceof SearchError)) return { ...outcome.body, status: outcome.status };
  return { _index: index, _id: id ?? null, error: errorCause(outcome), status: outcome.status };
}

function apply(stored: StoredIndex, action: Action): Steps<WriteResult> | WriteResult {
  const { name, id, body, conditions } = action;
  if (name === 'delete') return deleteDocument(stored, id ?? '', conditions);
  const json = asObject(parseDocument(body), name);
  if (name === 'update') return updateDocument(stored, id ?? '', json, conditions);
  return indexDocument(stored, id ?? randomId(), json, conditions);
}

/** Parses the alternating action and document lines of a bulk request. Throws illegal_argument_exception. */
async function readActions(call: SearchCall, turns: Turns): Promise<readonly Action[]> {
  const { body } = call;
  if (body.length === 0) throw illegalArgument('request body is required');
  if (body.at(-1) !== NEWLINE)
    throw illegalArgument('The bulk request must be terminated by a newline [\\n]');
  const lines = linesOf(body);
  const actions: Action[] = [];
  for (const [number, line] of lines) {
    await turns.between();
    if (line.trim() === '') continue;
    if (actions.length >= MAX_ACTIONS)
      throw illegalArgument(`a bulk request takes at most [${MAX_ACTIONS}] actions`);
    const action = readAction(line, number, call.params.index);
    const document = action.name === 'delete' ? '' : (lines.next().value?.[1] ?? '');
    actions.push({ ...action, body: document });
  }
  return actions;
}

/** Yields the lines with their numbers, one at a time: a body of megabytes has a million of them. */
function* linesOf(body: Buffer): Generator<[number: number, line: string], undefined> {
  let number = 1;
  for (let start = 0; start < body.length; number += 1) {
    const end = body.indexOf(NEWLINE, start);
    if (end - start > MAX_DOCUMENT_LENGTH) throw tooLong();
    yield [number, body.toString('utf8', start, end)];
    start = end + 1;
  }
}

function readAction(line: string, number: number, pathIndex: string | undefined): Action {
  const json = asObject(parseJson(line), 'bulk action');
  const [name, ...more] = Object.keys(json);
  const known = ACTIONS.find((action) => action === name);
  const metadata = name === undefined ? undefined : json[name];
  if (!known || more.length > 0 || !isObject(metadata))
    throw illegalArgument(
      `Malformed action/metadata line [${number}], expected one of [create, delete, index, update] but found [${name ?? ''}]`,
    );
  const unknown = Object.keys(metadata).find((key) => !METADATA.includes(key));
  if (unknown)
    throw illegalArgument(
      `Action/metadata line [${number}] contains an unknown parameter [${unknown}]`,
    );
  const index = metadata._index ?? pathIndex;
  if (index === undefined || index === null) throw illegalArgument('index is missing');
  const id = metadata._id === undefined || metadata._id === null ? undefined : String(metadata._id);
  return {
    name: known,
    index: String(index),
    id,
    conditions: conditionsOf(known, metadata),
    body: '',
  };
}

function conditionsOf(name: ActionName, metadata: JsonObject): WriteConditions {
  const number = (value: Json | undefined) => (typeof value === 'number' ? value : undefined);
  const ifSeqNo = number(metadata.if_seq_no);
  const ifPrimaryTerm = number(metadata.if_primary_term);
  return {
    createOnly: name === 'create',
    ...(ifSeqNo === undefined ? {} : { ifSeqNo }),
    ...(ifPrimaryTerm === undefined ? {} : { ifPrimaryTerm }),
  };
}

const PARAMETERS = ['refresh', 'timeout', 'wait_for_active_shards'];

export const bulkRoutes: readonly Route[] = [
  { methods: ['POST', 'PUT'], path: '/_bulk', parameters: PARAMETERS, handle: bulk },
  { methods: ['POST', 'PUT'], path: '/:index/_bulk', parameters: PARAMETERS, handle: bulk },
];
