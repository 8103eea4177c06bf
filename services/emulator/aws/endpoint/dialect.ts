import { AwsError } from '../errors.ts';
import type { Dialect } from '../wire/fault.ts';
import type { WireRequest } from '../wire/request.ts';

const none = { xmlNamespace: '', queryErrors: new Map<string, string>() };

/** The dialect of an answer to a request whose service can't be known: what the request itself is written in. */
export function dialectFor({ headers, path }: WireRequest): Dialect {
  const type = headers['content-type'] ?? '';
  if (headers['x-amz-target'] !== undefined) return { ...none, protocol: 'awsJson1.0' };
  if (type.startsWith('application/x-www-form-urlencoded'))
    return { ...none, protocol: 'awsQuery' };
  const isJson =
    type.includes('json') || path.startsWith('/bots/') || path.startsWith('/2015-03-31/');
  return { ...none, protocol: isJson ? 'restJson' : 'restXml' };
}

/** The names that services of the JSON and of the query protocols give to refusals that S3 names differently. */
const NAMES: Readonly<Record<string, { json: string; query: string }>> = {
  InvalidAccessKeyId: { json: 'UnrecognizedClientException', query: 'InvalidClientTokenId' },
  SignatureDoesNotMatch: { json: 'InvalidSignatureException', query: 'SignatureDoesNotMatch' },
  RequestTimeTooSkewed: { json: 'InvalidSignatureException', query: 'SignatureDoesNotMatch' },
  IncompleteSignature: { json: 'IncompleteSignatureException', query: 'IncompleteSignature' },
  ExpiredToken: { json: 'ExpiredTokenException', query: 'ExpiredToken' },
  AccessDenied: { json: 'AccessDeniedException', query: 'AccessDenied' },
  XAmzContentSHA256Mismatch: { json: 'InvalidSignatureException', query: 'SignatureDoesNotMatch' },
  InvalidURI: { json: 'ValidationException', query: 'MalformedInput' },
  EntityTooLarge: { json: 'RequestTooLargeException', query: 'RequestTooLarge' },
};

/** Gives a refusal of the front door the name that the dialect has for it. */
export function inDialect({ protocol }: Dialect, error: AwsError): AwsError {
  const names = NAMES[error.code];
  if (!names || protocol === 'restXml') return error;
  const code = protocol === 'awsQuery' ? names.query : names.json;
  const { status, message, members, detail, headers } = error;
  return new AwsError(code, status, message, { members, headers, ...(detail ? { detail } : {}) });
}
