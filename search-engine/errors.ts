/**
 * An exception of OpenSearch: type, reason and status. The status is part of the exception there
 * too (`OpenSearchException.status()`); the engine itself never looks at it.
 */
export class SearchError extends Error {
  readonly status: number;
  readonly type: string;
  /** Other members of the error, for example `{ index: 'passages' }`. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(status: number, type: string, reason: string, members: Record<string, unknown> = {}) {
    super(reason);
    this.name = 'SearchError';
    this.status = status;
    this.type = type;
    this.members = members;
  }
}

/** A query or search body that cannot be parsed: 400. */
export function parsingException(reason: string): SearchError {
  return new SearchError(400, 'parsing_exception', reason);
}

/** A well-formed request that asks for something impossible: 400. */
export function illegalArgument(reason: string): SearchError {
  return new SearchError(400, 'illegal_argument_exception', reason);
}

/** A valid query that cannot be executed on this index: 400. */
export function queryShard(reason: string): SearchError {
  return new SearchError(400, 'query_shard_exception', `failed to create query: ${reason}`);
}

/** A write that is invalid regardless of the index: 400. */
export function requestValidation(reason: string): SearchError {
  return new SearchError(
    400,
    'action_request_validation_exception',
    `Validation Failed: 1: ${reason};`,
  );
}

/** An invalid mapping, or a document that does not fit its mapping: 400. */
export function mapperParsing(reason: string): SearchError {
  return new SearchError(400, 'mapper_parsing_exception', reason);
}

/** An index that does not exist: 404. */
export function indexNotFound(index: string): SearchError {
  return new SearchError(404, 'index_not_found_exception', `no such index [${index}]`, {
    index,
    'resource.id': index,
    'resource.type': 'index_or_alias',
  });
}

/** A feature that the engine does not have: 501. */
export function notSupported(what: string): SearchError {
  return new SearchError(
    501,
    'not_implemented_exception',
    `${what} is not supported by support-bot's embedded search; see docs/compatibility/search.md`,
  );
}
