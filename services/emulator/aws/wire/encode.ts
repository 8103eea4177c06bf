import type { Readable } from 'node:stream';
import type { WireResponse } from './request.ts';
import { responseOptionsOf } from './response-options.ts';
import type { Codecs, Member, OperationModel, ServiceModel } from './schema.ts';

export interface EncodeDeps {
  readonly model: ServiceModel;
  readonly codecs: Codecs;
}

/** Encodes an operation's output as the service's protocol writes it. */
export function encode(
  deps: EncodeDeps,
  operation: OperationModel,
  output: object,
  requestId: string,
): WireResponse {
  const response = encodeBody(deps, operation, output as Record<string, unknown>, requestId);
  const { status, headers, body } = responseOptionsOf(output);
  return {
    status: status ?? response.status,
    headers: { ...response.headers, ...headers },
    body: body ?? response.body,
  };
}

function encodeBody(
  deps: EncodeDeps,
  operation: OperationModel,
  output: Record<string, unknown>,
  requestId: string,
): WireResponse {
  const { protocol } = deps.model;
  if (protocol === 'awsQuery') return encodeQuery(deps, operation, output, requestId);
  if (protocol === 'awsJson1.0' || protocol === 'awsJson1.1') {
    const body = operation.output ? deps.codecs.writeJson(operation.output, output) : '{}';
    const type = `application/x-amz-json-${protocol.slice('awsJson'.length)}`;
    return { status: 200, headers: { 'content-type': type }, body };
  }
  return encodeRest(deps, operation, output);
}

function encodeQuery(
  { model, codecs }: EncodeDeps,
  { name, output: shape }: OperationModel,
  output: Record<string, unknown>,
  requestId: string,
): WireResponse {
  // The codec names the root after the shape; the protocol requires `<Operation>Result`.
  const inner = shape
    ? codecs
        .writeXml(shape, output)
        .replace(/^<[^>]*>/, '')
        .replace(/<\/[^<>]*>$/, '')
    : '';
  const result = shape ? `<${name}Result>${inner}</${name}Result>` : '';
  const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
  return {
    status: 200,
    headers: { 'content-type': 'text/xml' },
    body: `<${name}Response xmlns="${model.xmlNamespace}">${result}${metadata}</${name}Response>`,
  };
}

function encodeRest(
  deps: EncodeDeps,
  operation: OperationModel,
  output: Record<string, unknown>,
): WireResponse {
  const headers: Record<string, string> = {};
  let status = operation.http?.status ?? 200;
  let payload: WireResponse['body'] | undefined;
  const members: Record<string, unknown> = {};
  let hasBodyMembers = false;
  for (const member of operation.outputMembers) {
    const value = output[member.name];
    if (isInBody(member)) hasBodyMembers = true;
    if (value === undefined || value === null) continue;
    if (member.traits.httpResponseCode !== undefined) status = value as number;
    else if (member.traits.httpPayload !== undefined)
      payload = encodePayload(deps, member, value, headers);
    else if (isInBody(member)) members[member.name] = value;
    else writeHeaders(deps.codecs, member, value, headers);
  }
  if (payload === undefined && hasBodyMembers && operation.output) {
    payload = writeDocument(deps, operation.output, members, headers);
  }
  return { status, headers, body: payload ?? '' };
}

function isInBody({ traits }: Member): boolean {
  return (
    traits.httpHeader === undefined &&
    traits.httpPrefixHeaders === undefined &&
    traits.httpPayload === undefined &&
    traits.httpResponseCode === undefined
  );
}

function writeHeaders(
  codecs: Codecs,
  { shape, traits }: Member,
  value: unknown,
  headers: Record<string, string>,
): void {
  if (traits.httpHeader !== undefined) {
    headers[traits.httpHeader.toLowerCase()] = codecs.writeString(shape, value);
    return;
  }
  for (const [name, text] of Object.entries(value as Record<string, string>)) {
    headers[`${traits.httpPrefixHeaders}${name}`.toLowerCase()] = text;
  }
}

function encodePayload(
  deps: EncodeDeps,
  { shape }: Member,
  value: unknown,
  headers: Record<string, string>,
): WireResponse['body'] {
  if (shape.isBlobSchema() || shape.isStringSchema())
    return value as string | Uint8Array | Readable;
  return writeDocument(deps, shape, value, headers);
}

function writeDocument(
  { model, codecs }: EncodeDeps,
  shape: NonNullable<OperationModel['output']>,
  value: unknown,
  headers: Record<string, string>,
): string {
  if (model.protocol === 'restJson') {
    headers['content-type'] ??= 'application/json';
    return codecs.writeJson(shape, value);
  }
  headers['content-type'] ??= 'application/xml';
  return `<?xml version="1.0" encoding="UTF-8"?>\n${codecs.writeXml(shape, value)}`;
}
