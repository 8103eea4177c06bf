import { randomBytes } from 'node:crypto';
import { illegalArgument, SearchError } from '../../../../search-engine/errors.ts';
import {
  filterSource,
  readSourceFilter,
  type SourceFilter,
} from '../../../../search-engine/query/source-filter.ts';
import type { Steps } from '../../../../search-engine/steps.ts';
import { Turns } from '../../../base/turns.ts';
import {
  deleteDocument,
  indexDocument,
  updateDocument,
  type WriteConditions,
  type WriteResult,
  write,
} from '../store/document-writes.ts';
import type { StoredIndex } from '../store/stored-index.ts';
import { indexOf } from './cluster-routes.ts';
import {
  MAX_DOCUMENT_LENGTH,
  ok,
  param,
  type Route,
  readBody,
  type SearchCall,
  type SearchDeps,
  type SearchReply,
} from './route.ts';

const WRITE = ['refresh', 'timeout', 'wait_for_active_shards', 'if_seq_no', 'if_primary_term'];
const READ = ['_source', '_source_includes', '_source_excludes', 'refresh'];

/** Returns 20 characters that need no escaping in a URL, as OpenSearch does. */
export function randomId(): string {
  return randomBytes(15).toString('base64url');
}

function conditionsOf(call: SearchCall, createOnly: boolean): WriteConditions {
  const number = (name: string): number | undefined => {
    const text = call.query.get(name);
    if (text === null) return undefined;
    if (!/^\d{1,15}$/.test(text))
      throw illegalArgument(`Failed to parse [${name}] with value [${text}]`);
    return Number(text);
  };
  const ifSeqNo = number('if_seq_no');
  const ifPrimaryTerm = number('if_primary_term');
  return {
    createOnly,
    ...(ifSeqNo === undefined ? {} : { ifSeqNo }),
    ...(ifPrimaryTerm === undefined ? {} : { ifPrimaryTerm }),
  };
}

async function commit(
  stored: StoredIndex,
  change: () => Steps<WriteResult> | WriteResult,
): Promise<SearchReply> {
  const { result, durable } = await write(stored, new Turns(), change);
  await durable;
  return result;
}

async function put({ indices }: SearchDeps, call: SearchCall) {
  const type = call.query.get('op_type') ?? 'index';
  if (type !== 'index' && type !== 'create')
    throw illegalArgument(`opType must be 'create' or 'index', found: [${type}]`);
  const source = readBody(call.body, MAX_DOCUMENT_LENGTH);
  const stored = await indices.getOrCreate(indexOf(call));
  const id = call.params.id ?? randomId();
  return commit(stored, () =>
    indexDocument(stored, id, source, conditionsOf(call, type === 'create')),
  );
}

async function create({ indices }: SearchDeps, call: SearchCall) {
  const source = readBody(call.body, MAX_DOCUMENT_LENGTH);
  const stored = await indices.getOrCreate(indexOf(call));
  return commit(stored, () =>
    indexDocument(stored, param(call, 'id'), source, conditionsOf(call, true)),
  );
}

function remove({ indices }: SearchDeps, call: SearchCall) {
  const stored = indices.getForWrite(indexOf(call));
  return commit(stored, () => deleteDocument(stored, param(call, 'id'), conditionsOf(call, false)));
}

function update({ indices }: SearchDeps, call: SearchCall) {
  const stored = indices.getForWrite(indexOf(call));
  const body = readBody(call.body, MAX_DOCUMENT_LENGTH);
  return commit(stored, () =>
    updateDocument(stored, param(call, 'id'), body, conditionsOf(call, false)),
  );
}

function get({ indices }: SearchDeps, call: SearchCall): SearchReply {
  const stored = indices.get(indexOf(call));
  const id = param(call, 'id');
  const document = stored.index.get(id);
  if (!document) return { status: 404, body: { _index: stored.name, _id: id, found: false } };
  const source = filterSource(document.source, sourceFilterOf(call));
  const { version, seqNo } = document;
  return ok({
    _index: stored.name,
    _id: id,
    _version: version,
    _seq_no: seqNo,
    _primary_term: 1,
    found: true,
    ...(source ? { _source: source } : {}),
  });
}

function getSource({ indices }: SearchDeps, call: SearchCall): SearchReply {
  const stored = indices.get(indexOf(call));
  const document = stored.index.get(param(call, 'id'));
  const source = document && filterSource(document.source, sourceFilterOf(call));
  if (!source)
    throw new SearchError(
      404,
      'resource_not_found_exception',
      `Document not found [${stored.name}]/[${param(call, 'id')}]`,
    );
  return ok(source);
}

/** Reads the URL parameters `_source`, `_source_includes` and `_source_excludes`. */
export function sourceFilterOf(call: SearchCall): SourceFilter {
  const list = (name: string): string[] => call.query.get(name)?.split(',') ?? [];
  const whole = readSourceFilter(call.query.get('_source') ?? undefined);
  return {
    ...whole,
    includes: [...whole.includes, ...list('_source_includes')],
    excludes: list('_source_excludes'),
  };
}

export const documentRoutes: readonly Route[] = [
  {
    methods: ['PUT', 'POST'],
    path: '/:index/_doc/:id',
    parameters: [...WRITE, 'op_type'],
    handle: put,
  },
  { methods: ['POST'], path: '/:index/_doc', parameters: [...WRITE, 'op_type'], handle: put },
  { methods: ['PUT', 'POST'], path: '/:index/_create/:id', parameters: WRITE, handle: create },
  { methods: ['GET', 'HEAD'], path: '/:index/_doc/:id', parameters: READ, handle: get },
  { methods: ['GET', 'HEAD'], path: '/:index/_source/:id', parameters: READ, handle: getSource },
  { methods: ['DELETE'], path: '/:index/_doc/:id', parameters: WRITE, handle: remove },
  {
    methods: ['POST'],
    path: '/:index/_update/:id',
    parameters: [...WRITE, 'retry_on_conflict'],
    handle: update,
  },
];
