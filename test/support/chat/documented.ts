import { Ajv2020 } from 'ajv/dist/2020.js';
import { OPENAPI } from '../../../services/bot/functions/chat/openapi/document.ts';
import type { HttpRequest, HttpResponse } from './function-url.ts';

/** What the check reads of an operation's response. */
interface DocumentedResponse {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, { readonly required?: boolean }>>;
}

interface DocumentedOperation {
  readonly requestBody?: unknown;
  readonly responses: Readonly<Record<string, DocumentedResponse>>;
}

type Operations = Readonly<Record<string, DocumentedOperation>>;

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;
const ROOT = 'openapi.json';

const ajv = new Ajv2020({
  allErrors: true,
  formats: {
    'date-time': ISO_TIME,
    uri: URL.canParse,
    'uri-reference': (text) => URL.canParse(text, 'https://example.edu'),
  },
});
ajv.addVocabulary(Object.keys(OPENAPI));
ajv.addSchema(OPENAPI, ROOT);

const RESPONSES: Readonly<Record<string, DocumentedResponse>> = OPENAPI.components.responses;

const PATHS = Object.entries(OPENAPI.paths as Readonly<Record<string, Operations>>).map(
  ([path, operations]) => ({ path, operations, pattern: patternOf(path) }),
);

/**
 * Throws an Error unless the answer is as the chat's OpenAPI document has it: the address, its method, the status, the
 * media type, the body, and the headers; and the body of a request that was taken, likewise.
 */
export function requireDocumented(request: HttpRequest, response: HttpResponse): void {
  const problems = problemsOf(request, response);
  if (problems.length === 0) return;
  const what = `${request.method} ${request.path} ${response.status}`;
  throw new Error(`${what} is not as in openapi.json:\n${problems.join('\n')}\n${response.body}`);
}

function problemsOf(request: HttpRequest, response: HttpResponse): string[] {
  const [address = '/'] = request.path.split('?');
  const found = PATHS.find(({ pattern }) => pattern.test(address));
  if (found === undefined) return isStatus(response, 404, 'no such path');
  const { path, operations } = found;
  const method = request.method === 'HEAD' ? 'get' : request.method.toLowerCase();
  if (method === 'options' && response.status === 204) return [];
  const operation = operations[method];
  if (operation === undefined) return isStatus(response, 405, 'no such operation');
  const pointer = `/paths/${escaped(path)}/${method}`;
  return [
    ...answerProblems(operation, pointer, request, response),
    ...bodyProblems(operation, pointer, request, response),
  ];
}

function isStatus({ status }: HttpResponse, expected: number, problem: string): string[] {
  return status === expected ? [] : [problem];
}

function answerProblems(
  { responses }: DocumentedOperation,
  operation: string,
  request: HttpRequest,
  { status, headers, body }: HttpResponse,
): string[] {
  const named = responses[status];
  if (named === undefined) return [`no such status (there are ${Object.keys(responses)})`];
  const shared = named.$ref?.split('/').at(-1);
  const documented = shared === undefined ? named : RESPONSES[shared];
  if (documented === undefined) return [`no response ${shared}`];
  const pointer = named.$ref?.slice(1) ?? `${operation}/responses/${status}`;
  const missing = missingHeaders(documented, headers);
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  const types = Object.keys(documented.content ?? {});
  if (types.length === 0) return body === '' ? missing : [...missing, 'a body'];
  if (!types.includes(type)) return [...missing, `media type ${type} (there are ${types})`];
  if (request.method === 'HEAD' || !type.endsWith('json')) return missing;
  return [...missing, ...schemaProblems(`${pointer}/content/${escaped(type)}/schema`, body)];
}

function missingHeaders(
  { headers = {} }: DocumentedResponse,
  sent: HttpResponse['headers'],
): string[] {
  const required = Object.keys(headers).filter((name) => headers[name]?.required);
  return required.filter((name) => sent[name] === undefined).map((name) => `no header ${name}`);
}

/** A body that was refused need not be as documented. */
function bodyProblems(
  { requestBody }: DocumentedOperation,
  operation: string,
  { json, body }: HttpRequest,
  { status }: HttpResponse,
): string[] {
  const sent = json === undefined ? body : JSON.stringify(json);
  if (status >= 400 || sent === undefined || sent === '') return [];
  if (requestBody === undefined) return ['a request body'];
  return schemaProblems(
    `${operation}/requestBody/content/${escaped('application/json')}/schema`,
    sent,
  );
}

function schemaProblems(pointer: string, body: string): string[] {
  const validate = ajv.getSchema(`${ROOT}#${encodeURI(pointer)}`);
  if (validate === undefined) return [`no schema at ${pointer}`];
  if (validate(JSON.parse(body))) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

/** `{path}` may have slashes, every other parameter none. */
function patternOf(path: string): RegExp {
  const pattern = path
    .replace(/[.]/g, '\\.')
    .replace(/\{path\}/g, '.+')
    .replace(/\{\w+\}/g, '[^/]+');
  return new RegExp(`^${pattern}$`);
}

/** Escapes a member for a JSON pointer (RFC 6901). */
const escaped = (member: string): string => member.replace(/~/g, '~0').replace(/\//g, '~1');
