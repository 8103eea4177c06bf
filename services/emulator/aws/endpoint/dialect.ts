import { AwsError } from '../errors.ts';
import type { Dialect } from '../wire/fault.ts';
import type { WireRequest } from '../wire/request.ts';
import type { ServiceRegistry } from './registry.ts';

const NO_NAMES = { xmlNamespace: '', queryErrors: new Map<string, string>() };

/** Guesses the dialect of the answer to a request whose service is unknown from how the request itself is written. */
export function dialectFor(services: ServiceRegistry, { headers, path }: WireRequest): Dialect {
  const type = headers['content-type'] ?? '';
  if (headers['x-amz-target'] !== undefined) return { ...NO_NAMES, protocol: 'awsJson1.0' };
  if (type.startsWith('application/x-www-form-urlencoded'))
    return { ...NO_NAMES, protocol: 'awsQuery' };
  const isJson = type.includes('json') || services.isJsonPath(path);
  return { ...NO_NAMES, protocol: isJson ? 'restJson' : 'restXml' };
}

/** AWS names one refusal differently in each protocol. The endpoint throws the restXml names, which are the keys here. */
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

/** Renames a refusal of the endpoint to what the dialect calls it. */
export function inDialect({ protocol }: Dialect, error: AwsError): AwsError {
  const names = NAMES[error.code];
  if (!names || protocol === 'restXml') return error;
  const code = protocol === 'awsQuery' ? names.query : names.json;
  const { status, message, members, detail, headers } = error;
  return new AwsError(code, status, message, { members, headers, ...(detail ? { detail } : {}) });
}
