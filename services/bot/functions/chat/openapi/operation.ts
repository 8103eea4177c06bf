import { ref, type Schema, TEXT } from './schema.ts';

/** A response of an operation. */
export interface Answer {
  readonly description: string;
  /** Media types, each with the schema of what is sent as it. */
  readonly content?: Readonly<Record<string, Schema>>;
  /** The headers that it always has, in addition to the security headers. */
  readonly headers?: readonly (keyof typeof HEADERS)[];
}

export interface OperationParts {
  readonly operationId: string;
  readonly summary: string;
  /** Parameters by their names in `components/parameters`. */
  readonly parameters?: readonly string[];
  /** The name of the schema of the JSON body. */
  readonly body?: string;
  readonly answers: Readonly<Record<number, Answer>>;
  /** The statuses that come as problem details, in addition to 429, 500 and 503, which any operation may answer. */
  readonly problems?: readonly number[];
}

const HEADERS = {
  'cache-control': 'How long a browser may keep the answer.',
  etag: 'Names the content: with it in If-None-Match, a current copy is answered with 304.',
  location: 'A presigned address, for 15 minutes.',
  'content-security-policy': 'What the page may do, and who may frame it.',
  vary: 'The request headers that the answer depends on.',
} as const;

const ANY_TIME = [429, 500, 503];

/** Returns an operation of an OpenAPI document. */
export function operation(parts: OperationParts): Schema {
  const { operationId, summary, parameters = [], body, answers, problems = [] } = parts;
  const failures = [...problems, ...ANY_TIME].map((status) => [
    status,
    { $ref: `#/components/responses/${status === 429 ? 'TooMany' : 'Problem'}` },
  ]);
  return {
    operationId,
    summary,
    parameters: parameters.map((name) => ({ $ref: `#/components/parameters/${name}` })),
    ...(body !== undefined && { requestBody: { content: json(ref(body)) } }),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([at, one]) => [at, response(one)])),
      ...Object.fromEntries(failures),
    },
  };
}

/** Returns the media types of a JSON answer. */
export const json = (schema: Schema): Schema => ({ 'application/json': { schema } });

/** Returns an answer in JSON that no cache keeps. */
export function answer(description: string, schema: string): Answer {
  return { description, content: { 'application/json': ref(schema) }, headers: ['cache-control'] };
}

export const NOTHING: Answer = { description: 'Done.', headers: ['cache-control'] };
export const REDIRECT: Answer = {
  description: 'Where the file is.',
  headers: ['location', 'cache-control'],
};
export const UNCHANGED: Answer = { description: 'The copy is current.', headers: ['etag'] };

function response({ description, content = {}, headers = [] }: Answer): Schema {
  const types = Object.entries(content).map(([type, schema]) => [type, { schema }]);
  const named = headers.map((name) => [
    name,
    { description: HEADERS[name], required: true, schema: TEXT },
  ]);
  return {
    description,
    ...(types.length > 0 && { content: Object.fromEntries(types) }),
    ...(named.length > 0 && { headers: Object.fromEntries(named) }),
  };
}
