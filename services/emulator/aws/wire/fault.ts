import { AwsError } from '../errors.ts';
import type { WireResponse } from './request.ts';
import type { ServiceModel } from './schema.ts';

/** How the responding service writes errors: its protocol, and old codes. */
export type Dialect = Pick<ServiceModel, 'protocol' | 'xmlNamespace' | 'queryErrors'>;

/** Encodes an error as the service's protocol writes it: AWS's sentence in `message`, our help in `detail`. */
export function encodeFault(dialect: Dialect, error: AwsError, requestId: string): WireResponse {
  if (error.status === 304) return { status: 304, headers: error.headers, body: '' };
  if (dialect.protocol === 'restXml') return restXmlFault(error, requestId);
  if (dialect.protocol === 'awsQuery') return queryFault(dialect, error, requestId);
  return jsonFault(dialect, error);
}

/** Converts anything thrown to an error for the client: the text of an unknown error never leaves the process. */
export function faultOf(thrown: unknown, requestId: string): AwsError {
  if (thrown instanceof AwsError) return thrown;
  return new AwsError(
    'InternalFailure',
    500,
    'We encountered an internal error. Please try again.',
    {
      cause: thrown,
      detail: `support-bot: a defect of the emulator; its log has the stack under request id ${requestId}.`,
    },
  );
}

function jsonFault({ queryErrors }: Dialect, error: AwsError): WireResponse {
  const queryCode = queryErrors.get(error.code);
  const sender = error.status < 500 ? 'Sender' : 'Receiver';
  return {
    status: error.status,
    headers: {
      'content-type': 'application/json',
      'x-amzn-errortype': error.code,
      ...(queryCode ? { 'x-amzn-query-error': `${queryCode};${sender}` } : {}),
      ...error.headers,
    },
    body: JSON.stringify({
      __type: error.code,
      ...error.members,
      message: error.message,
      ...(error.detail ? { detail: error.detail } : {}),
    }),
  };
}

function queryFault({ xmlNamespace }: Dialect, error: AwsError, requestId: string): WireResponse {
  const type = error.status < 500 ? 'Sender' : 'Receiver';
  const inner = `<Type>${type}</Type>${errorElements(error)}`;
  return {
    status: error.status,
    headers: { 'content-type': 'text/xml', ...error.headers },
    body: `<ErrorResponse xmlns="${escapeXml(xmlNamespace)}"><Error>${inner}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
  };
}

function restXmlFault(error: AwsError, requestId: string): WireResponse {
  const inner = `${errorElements(error)}<RequestId>${requestId}</RequestId>`;
  return {
    status: error.status,
    headers: { 'content-type': 'application/xml', ...error.headers },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${inner}</Error>`,
  };
}

function errorElements(error: AwsError): string {
  const members = { Code: error.code, Message: error.message, ...error.members };
  const detail = error.detail ? { Detail: error.detail } : {};
  return Object.entries({ ...members, ...detail })
    .map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`)
    .join('');
}

function escapeXml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  // Control characters are not allowed in XML 1.0, not even escaped.
  const printable = [...text].filter((c) => c >= ' ' || c === '\n' || c === '\t').join('');
  return printable.replace(/[&<>"]/g, (c) => entities[c] ?? c);
}
