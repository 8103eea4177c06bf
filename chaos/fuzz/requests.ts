import type { Random } from '../random.ts';

export const PORTS = ['web', 'aws', 'search'] as const;
export type Port = (typeof PORTS)[number];

/** A request as it is put on the wire. */
export interface FuzzRequest {
  readonly port: Port;
  readonly method: string;
  /** With its query, percent-encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The service to sign for; without it the request is not signed. */
  readonly service?: string;
}

interface Template {
  readonly port: Port;
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly service?: string;
}

/** Names of this installation, which the templates need to reach their resources. */
export interface Names {
  readonly bucket: string;
  readonly documentsBucket: string;
  readonly botId: string;
  readonly aliasId: string;
  readonly queueUrl: string;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const amzJson = (target: string) => ({
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-target': `AmazonSQS.${target}`,
});
/** The search endpoint's user, as in its documentation. */
const BASIC = { authorization: `Basic ${Buffer.from('test:test').toString('base64')}` };

/** Requests that are right, and that nothing else in the campaign depends on. */
export function templates({ bucket, botId, aliasId, queueUrl }: Names): readonly Template[] {
  const s3 = { port: 'aws', service: 's3' } as const;
  const sqs = { port: 'aws', service: 'sqs', method: 'POST', path: '/' } as const;
  const search = { port: 'search', headers: { ...JSON_TYPE, ...BASIC } } as const;
  const lex = { port: 'aws', service: 'lex', headers: JSON_TYPE } as const;
  const session = `/bots/${botId}/botAliases/${aliasId}/botLocales/en_US/sessions/fuzz`;
  const QueueUrl = queueUrl;
  const form = { port: 'aws', method: 'POST', path: '/', headers: FORM } as const;
  const searched = { query: { match: { text: 'password' } }, size: 3 };
  return [
    {
      port: 'web',
      method: 'POST',
      path: '/api/sessions/fuzz/messages',
      headers: JSON_TYPE,
      body: JSON.stringify({ text: 'hello', clientMessageId: '1' }),
    },
    { port: 'web', method: 'GET', path: '/api/sessions/AAAAAAAAAAAAAAAAAAAAAA' },
    { port: 'web', method: 'GET', path: '/api/documents/AAAAAAAAAAAAAAAA?t=3' },
    { port: 'web', method: 'GET', path: '/api/documents/AAAAAAAAAAAAAAAA/file/page.html' },
    { port: 'web', method: 'GET', path: '/console/api/mail?before=1' },
    {
      ...s3,
      method: 'PUT',
      path: `/${bucket}/fuzz/key`,
      body: 'content',
      headers: { 'content-type': 'text/plain', 'x-amz-meta-a': 'b' },
    },
    { ...s3, method: 'GET', path: `/${bucket}?list-type=2&prefix=fuzz&max-keys=3` },
    { ...s3, method: 'GET', path: `/${bucket}/fuzz/key`, headers: { range: 'bytes=0-3' } },
    {
      ...s3,
      method: 'POST',
      path: `/${bucket}?delete`,
      headers: { 'content-type': 'application/xml' },
      body: '<Delete><Object><Key>fuzz/none</Key></Object></Delete>',
    },
    { ...s3, method: 'POST', path: `/${bucket}/fuzz/parts?uploads` },
    {
      ...sqs,
      headers: amzJson('SendMessage'),
      body: JSON.stringify({ QueueUrl, MessageBody: 'fuzz', DelaySeconds: 900 }),
    },
    {
      ...sqs,
      headers: amzJson('ReceiveMessage'),
      body: JSON.stringify({ QueueUrl, MaxNumberOfMessages: 1 }),
    },
    { ...form, service: 'sns', body: 'Action=ListTopics&Version=2010-03-31' },
    { ...form, service: 'ses', body: 'Action=GetSendQuota&Version=2010-12-01' },
    { ...form, service: 'sts', body: 'Action=GetCallerIdentity&Version=2011-06-15' },
    { port: 'aws', service: 'lambda', method: 'GET', path: '/2015-03-31/functions?MaxItems=2' },
    {
      ...lex,
      method: 'POST',
      path: `${session}/text`,
      body: JSON.stringify({ text: 'hello', sessionState: { sessionAttributes: { a: 'b' } } }),
    },
    { ...lex, method: 'GET', path: session },
    { ...search, method: 'POST', path: '/passages/_search', body: JSON.stringify(searched) },
    {
      ...search,
      method: 'POST',
      path: '/_msearch',
      body: `{"index":"passages"}\n${JSON.stringify(searched)}\n`,
    },
    {
      ...search,
      method: 'POST',
      path: '/fuzz/_bulk',
      body: '{"index":{"_id":"1"}}\n{"text":"fuzz"}\n',
    },
    { ...search, method: 'GET', path: '/passages/_mapping' },
  ];
}

/** The request at a place in the sequence of a seed: a right one, changed in one to three ways. */
export function fuzzRequest(random: Random, all: readonly Template[]): FuzzRequest {
  const { headers = {}, body = '', service, ...template } = random.pick(all);
  let request: FuzzRequest = { ...template, headers, body: Buffer.from(body) };
  if (service && random.next() < 0.75) request = { ...request, service };
  const changes = random.int(1, 3);
  for (let change = 0; change < changes; change += 1)
    request = random.pick(MUTATIONS)(request, random);
  return request;
}

type Mutation = (request: FuzzRequest, random: Random) => FuzzRequest;

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'];
const PIECES = [
  '%00',
  '../',
  '%2e%2e%2f',
  '//',
  '?',
  '&x=%ff',
  '%F0%9F%98%80',
  '{}',
  '*',
  '__proto__',
  ';',
  '%',
  '%0d%0aX:1',
];
const VALUES = [
  '',
  ' ',
  '-1',
  '9'.repeat(40),
  'null',
  '*/*',
  'é',
  'x'.repeat(8_000),
  '[object Object]',
  'bytes=9-1',
];
const TEXTS = [
  '"',
  '}',
  '[',
  '<',
  '&#0;',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '\u0000',
  '1e999',
  '-0',
  'null',
  '{"__proto__":1}',
  '\ud83d',
];
const DEPTH = 2_000;

const MUTATIONS: readonly Mutation[] = [
  (request, random) => ({ ...request, method: random.pick(METHODS) }),
  (request, random) => ({
    ...request,
    path: inserted(request.path, random.pick(PIECES), random, 1),
  }),
  (request, random) => ({
    ...request,
    path: request.path.slice(0, random.int(1, request.path.length)),
  }),
  (request, random) =>
    withHeader(
      request,
      random.pick(
        Object.keys(request.headers).concat(
          'content-type',
          'range',
          'x-amz-target',
          'content-encoding',
        ),
      ),
      random.pick(VALUES),
    ),
  (request, random) => ({ ...request, body: flipped(request.body, random) }),
  (request, random) => ({
    ...request,
    body: request.body.subarray(0, random.int(0, request.body.length)),
  }),
  (request, random) => ({
    ...request,
    body: Buffer.from(inserted(request.body.toString(), random.pick(TEXTS), random, 0)),
  }),
  (request, random) => ({
    ...request,
    body: Buffer.from(replacedValue(request.body.toString(), random.pick(TEXTS))),
  }),
  (request, random) => ({
    ...request,
    body: Buffer.from(random.pick(['[', '{"a":', '<a>']).repeat(DEPTH)),
  }),
  (request, random) => ({ ...request, body: random.bytes(random.int(1, 300)) }),
];

function withHeader(request: FuzzRequest, name: string, value: string): FuzzRequest {
  // Anything else is not to be had on the wire: Node refuses to send it.
  return {
    ...request,
    headers: { ...request.headers, [name]: value.replace(/[^\x20-\x7e]/g, '') },
  };
}

function inserted(text: string, piece: string, random: Random, from: number): string {
  const at = random.int(from, text.length);
  return text.slice(0, at) + piece + text.slice(at);
}

function flipped(body: Buffer, random: Random): Buffer {
  const copy = Buffer.from(body);
  if (copy.length > 0) copy[random.int(0, copy.length - 1)] = random.int(0, 255);
  return copy;
}

/** Replaces the first value of a JSON or form body. */
function replacedValue(text: string, value: string): string {
  return text.replace(/(:|=)("[^"]*"|[^,&}]+)/, (_all, sign: string) => `${sign}${value}`);
}
