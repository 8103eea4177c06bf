import {
  illegalArgument,
  requestValidation,
  SearchError,
} from '../../../../search-engine/errors.ts';
import type { StoredDocument } from '../../../../search-engine/index/search-index.ts';
import { isObject, type Json, type JsonObject } from '../../../../search-engine/json.ts';
import type { Steps } from '../../../../search-engine/steps.ts';
import type { Turns } from '../../../base/turns.ts';
import type { StoredIndex } from './stored-index.ts';

/** OpenSearch's limit on ids, in bytes. */
const MAX_ID_BYTES = 512;
const SHARDS = { total: 1, successful: 1, failed: 0 };

/** Conditions of a write: the document is new, or is still the one that was read. */
export interface WriteConditions {
  readonly createOnly: boolean;
  readonly ifSeqNo?: number;
  readonly ifPrimaryTerm?: number;
}

/** The response to one write, with its HTTP status. */
export interface WriteResult {
  readonly status: number;
  readonly body: JsonObject;
}

/** Indexes a document. Throws version_conflict_engine_exception, mapper_parsing_exception. */
export function* indexDocument(
  stored: StoredIndex,
  id: string,
  source: JsonObject,
  conditions: WriteConditions,
): Steps<WriteResult> {
  checkId(id);
  const before = stored.index.get(id);
  checkConditions(stored, id, before, conditions);
  const { version, seqNo } = yield* stored.putInSteps(id, source);
  return written(stored, id, before ? 'updated' : 'created', version, seqNo, before ? 200 : 201);
}

/** Deletes a document; the result is 404 with `result: not_found` if it does not exist. */
export function deleteDocument(
  stored: StoredIndex,
  id: string,
  conditions: WriteConditions,
): WriteResult {
  checkId(id);
  const before = stored.index.get(id);
  checkConditions(stored, id, before, conditions);
  const seqNo = stored.hide(id);
  const version = (before?.version ?? 0) + 1;
  return written(stored, id, before ? 'deleted' : 'not_found', version, seqNo, before ? 200 : 404);
}

/** A write that others see already; `durable` resolves once it is on disk, and rejects if it was undone. */
export interface PendingWrite {
  readonly result: WriteResult;
  readonly durable: Promise<void>;
}

/** Does a write when the index is free, in turns. Nothing comes between it and the commit that it belongs to. */
export function write(
  stored: StoredIndex,
  turns: Turns,
  change: () => Steps<WriteResult> | WriteResult,
): Promise<PendingWrite> {
  return stored.whenFree(() =>
    turns.run(
      (function* () {
        const changed = change();
        const result = 'next' in changed ? yield* changed : changed;
        const durable = stored.commit();
        // The caller awaits it, and hears of a failure; the failure may come first.
        durable.catch(() => undefined);
        yield* stored.index.clean();
        return { result, durable };
      })(),
    ),
  );
}

const UPDATE_KEYS = ['doc', 'doc_as_upsert', 'upsert', 'detect_noop'];

/** Merges `doc` into a document, or adds `upsert` if it does not exist. Throws document_missing_exception. */
export function* updateDocument(
  stored: StoredIndex,
  id: string,
  body: JsonObject,
  conditions: WriteConditions,
): Steps<WriteResult> {
  checkId(id);
  const unknown = Object.keys(body).find((key) => !UPDATE_KEYS.includes(key));
  if (unknown) throw illegalArgument(`[UpdateRequest] unknown field [${unknown}]`);
  const before = stored.index.get(id);
  checkConditions(stored, id, before, conditions);
  const doc = isObject(body.doc) ? body.doc : undefined;
  const source = before ? merge(before.source, doc ?? {}) : upsertOf(body, doc);
  if (!source) throw missing(stored, id);
  const isSame = before && JSON.stringify(before.source) === JSON.stringify(source);
  if (isSame && body.detect_noop !== false)
    return written(stored, id, 'noop', before.version, before.seqNo, 200);
  const { version, seqNo } = yield* stored.putInSteps(id, source);
  return written(stored, id, before ? 'updated' : 'created', version, seqNo, before ? 200 : 201);
}

function upsertOf(body: JsonObject, doc: JsonObject | undefined): JsonObject | undefined {
  if (isObject(body.upsert)) return body.upsert;
  return body.doc_as_upsert === true ? doc : undefined;
}

function merge(current: JsonObject, change: JsonObject): JsonObject {
  const merged: Record<string, Json | undefined> = { ...current };
  for (const [key, value] of Object.entries(change)) {
    const before = merged[key];
    merged[key] = isObject(before) && isObject(value) ? merge(before, value) : value;
  }
  return merged;
}

function checkId(id: string): void {
  const bytes = Buffer.byteLength(id);
  if (bytes === 0) throw illegalArgument('if _id is specified it must not be empty');
  if (bytes > MAX_ID_BYTES)
    throw requestValidation(
      `id [${id.slice(0, 40)}…] is too long, must be no longer than ${MAX_ID_BYTES} bytes but was: ${bytes}`,
    );
}

function checkConditions(
  stored: StoredIndex,
  id: string,
  before: StoredDocument | undefined,
  { createOnly, ifSeqNo, ifPrimaryTerm }: WriteConditions,
): void {
  if (createOnly && before)
    throw conflict(
      stored,
      `[${id}]: version conflict, document already exists (current version [${before.version}])`,
    );
  if (ifSeqNo === undefined) return;
  if (before?.seqNo !== ifSeqNo || (ifPrimaryTerm ?? 1) !== 1)
    throw conflict(
      stored,
      `[${id}]: version conflict, required seqNo [${ifSeqNo}], primary term [${ifPrimaryTerm ?? 1}]. ${before ? `current document has seqNo [${before.seqNo}] and primary term [1]` : 'but no document was found'}`,
    );
}

const conflict = (stored: StoredIndex, reason: string): SearchError =>
  new SearchError(409, 'version_conflict_engine_exception', reason, { index: stored.name });

const missing = (stored: StoredIndex, id: string): SearchError =>
  new SearchError(404, 'document_missing_exception', `[${id}]: document missing`, {
    index: stored.name,
  });

function written(
  stored: StoredIndex,
  id: string,
  result: string,
  version: number,
  seqNo: number,
  status: number,
): WriteResult {
  const body = {
    _index: stored.name,
    _id: id,
    _version: version,
    result,
    _shards: SHARDS,
    _seq_no: seqNo,
    _primary_term: 1,
  };
  return { status, body };
}
