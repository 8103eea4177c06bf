import { setImmediate as nextTurn } from 'node:timers/promises';
import { Turns } from '../../../base/turns.ts';
import { AwsError, NotImplementedError } from '../errors.ts';
import { type Body, bytesOf, PIECE, textOf } from './body-text.ts';
import { FormError, type FormParameter, formSteps } from './parse-form.ts';
import { JsonError, parseJson } from './parse-json.ts';
import { XmlError, XmlLengthError } from './parse-xml.ts';
import { readQueryParameters } from './query-parameters.ts';
import type { WireRequest } from './request.ts';
import type { Route } from './route.ts';
import { type Codecs, jsonMembersOf, type Member, type Protocol, type Shape } from './schema.ts';

export interface DecodeDeps {
  readonly protocol: Protocol;
  readonly codecs: Codecs;
}

/**
 * Decodes a request into the input of its operation. Throws AwsError SerializationException if the body does not follow
 * the protocol, and NotImplementedError if a member is unknown: ignoring it would pretend that it was obeyed.
 */
export async function decode(
  deps: DecodeDeps,
  route: Route,
  request: WireRequest,
  body: Body,
): Promise<object> {
  const { operation } = route;
  if (!operation.input) return {};
  if (deps.protocol === 'awsQuery') {
    return readQueryParameters(operation.input, await readForm(bytesOf(body)), deps.codecs);
  }
  if (deps.protocol.startsWith('awsJson')) {
    return readJsonBody(deps.codecs, operation.input, operation.name, await textOf(body));
  }
  return decodeRest(deps, route, request, body);
}

async function decodeRest(
  deps: DecodeDeps,
  route: Route,
  request: WireRequest,
  body: Body,
): Promise<object> {
  const { operation, labels } = route;
  const input: Record<string, unknown> = {};
  let hasBodyMembers = false;
  for (const member of operation.inputMembers) {
    const location = locationOf(member, operation.http?.uri ?? '');
    if (location === 'body') {
      hasBodyMembers = true;
      continue;
    }
    const value =
      location === 'payload'
        ? await readPayload(deps, member.shape, operation.name, body)
        : readBinding(deps.codecs, member, location, request, labels);
    if (value !== undefined) input[member.name] = value;
  }
  if (!hasBodyMembers || !operation.input) return input;
  const text = await textOf(body);
  return { ...(await readRestBody(deps, operation.input, operation.name, text)), ...input };
}

type Location = 'label' | 'query' | 'queryParams' | 'header' | 'prefixHeaders' | 'payload' | 'body';

/** The part of the request that carries a member. A bucket is a label by a rule of S3's endpoint, not by a trait. */
function locationOf({ name, traits }: Member, uri: string): Location {
  if (traits.httpLabel !== undefined || (name === 'Bucket' && !uri.includes('{Bucket}')))
    return 'label';
  if (traits.httpQuery !== undefined) return 'query';
  if (traits.httpQueryParams !== undefined) return 'queryParams';
  if (traits.httpHeader !== undefined) return 'header';
  if (traits.httpPrefixHeaders !== undefined) return 'prefixHeaders';
  return traits.httpPayload !== undefined ? 'payload' : 'body';
}

function readBinding(
  codecs: Codecs,
  { name, shape, traits }: Member,
  location: Location,
  request: WireRequest,
  labels: Readonly<Record<string, string>>,
): unknown {
  if (location === 'label') return readOptional(codecs, shape, decodeLabel(labels[name]));
  if (location === 'query') return readQuery(codecs, shape, request.query, traits.httpQuery ?? '');
  if (location === 'queryParams') return Object.fromEntries(request.query);
  if (location === 'header') {
    return readOptional(codecs, shape, request.headers[traits.httpHeader?.toLowerCase() ?? '']);
  }
  return readPrefixed(request.headers, traits.httpPrefixHeaders ?? '');
}

function decodeLabel(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  try {
    return decodeURIComponent(label);
  } catch {
    throw new AwsError(
      'InvalidURI',
      400,
      `Couldn't parse the specified URI: ${label.slice(0, 200)}`,
    );
  }
}

function readOptional(codecs: Codecs, shape: Shape, text: string | undefined): unknown {
  return text === undefined ? undefined : codecs.readString(shape, text);
}

function readQuery(codecs: Codecs, shape: Shape, query: URLSearchParams, name: string): unknown {
  if (!query.has(name)) return undefined;
  if (!shape.isListSchema()) return readOptional(codecs, shape, query.get(name) ?? undefined);
  return query.getAll(name).map((text) => codecs.readString(shape.getValueSchema(), text));
}

function readPrefixed(
  headers: Readonly<Record<string, string>>,
  prefix: string,
): Record<string, string> | undefined {
  const entries = Object.entries(headers).filter(([name]) => name.startsWith(prefix.toLowerCase()));
  if (entries.length === 0) return undefined;
  return Object.fromEntries(entries.map(([name, value]) => [name.slice(prefix.length), value]));
}

async function readPayload(
  deps: DecodeDeps,
  shape: Shape,
  operation: string,
  body: Body,
): Promise<unknown> {
  if (shape.isBlobSchema()) return body;
  const text = await textOf(body);
  if (shape.isStringSchema()) return text;
  return text === '' ? undefined : readRestBody(deps, shape, operation, text);
}

async function readRestBody(
  deps: DecodeDeps,
  shape: Shape,
  operation: string,
  text: string,
): Promise<object> {
  if (text === '') return {};
  if (deps.protocol === 'restJson') return readJsonBody(deps.codecs, shape, operation, text);
  try {
    return deps.codecs.readXml(shape, text) as object;
  } catch (cause) {
    if (cause instanceof XmlLengthError)
      throw new AwsError('MaxMessageLengthExceeded', 400, 'Your request was too big.', { cause });
    const message =
      'The XML you provided was not well-formed or did not validate against our published schema';
    const detail =
      cause instanceof XmlError
        ? `support-bot: the body has a defect: ${cause.message}.`
        : undefined;
    throw new AwsError('MalformedXML', 400, message, { cause, ...(detail ? { detail } : {}) });
  }
}

async function readJsonBody(
  codecs: Codecs,
  shape: Shape,
  operation: string,
  text: string,
): Promise<object> {
  const value = await parseObject(text === '' ? '{}' : text);
  if (text.length > PIECE) await nextTurn();
  refuseUnknownMembers(shape, value, operation);
  try {
    return codecs.readJson(shape, value) as object;
  } catch (cause) {
    const detail = `support-bot: ${(cause as Error).message}`;
    throw new AwsError('SerializationException', 400, 'Could not read the request body.', {
      cause,
      detail,
    });
  }
}

async function parseObject(text: string): Promise<object> {
  const value = await readJson(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new AwsError('SerializationException', 400, 'The request body must be a JSON object.');
  }
  return value;
}

/** Throws NotImplementedError with the first member, at any depth, that the model does not have. */
function refuseUnknownMembers(shape: Shape, value: unknown, path: string): void {
  if (value === null || typeof value !== 'object') return;
  if (shape.isStructSchema()) refuseInStructure(shape, value, path);
  if (!shape.isListSchema() && !shape.isMapSchema()) return;
  for (const [key, item] of Object.entries(value)) {
    refuseUnknownMembers(shape.getValueSchema(), item, `${path}.${key}`);
  }
}

function refuseInStructure(shape: Shape, value: object, path: string): void {
  const members = jsonMembersOf(shape);
  for (const [name, item] of Object.entries(value)) {
    const member = members.get(name);
    if (member) refuseUnknownMembers(member, item, `${path}.${name}`);
    else if (name !== '__type') throw new NotImplementedError(`The member ${path}.${name}`);
  }
}

async function readJson(text: string): Promise<unknown> {
  try {
    return await parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    const { message, cause } = error;
    const detail = cause ? {} : { detail: `support-bot: the body is ${message}.` };
    throw new AwsError('SerializationException', 400, 'The request body is not valid JSON.', {
      cause,
      ...detail,
    });
  }
}

async function readForm(body: Buffer): Promise<FormParameter[]> {
  try {
    return await new Turns().run(formSteps(body));
  } catch (error) {
    if (!(error instanceof FormError)) throw error;
    throw new AwsError('MalformedQueryString', 400, 'The request body is not a valid form.', {
      detail: `support-bot: the body has ${error.message}.`,
    });
  }
}
