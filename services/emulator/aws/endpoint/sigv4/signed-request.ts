import { AwsError } from '../../errors.ts';
import type { WireRequest } from '../../wire/request.ts';

/** The signature of a request as stated (AWS Signature Version 4), not verified yet. */
export interface Signature {
  readonly accessKeyId: string;
  /** `YYYYMMDD` */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly value: string;
  /** `YYYYMMDDTHHMMSSZ` */
  readonly timestamp: string;
  /** Seconds for which a presigned URL is valid; undefined if the signature is in the headers. */
  readonly expiresSeconds?: number;
  readonly sessionToken?: string;
}

const HEADER =
  /^AWS4-HMAC-SHA256 +Credential=([^,\s]{1,512}), *SignedHeaders=([^,\s]{1,4096}), *Signature=([0-9a-f]{64})$/;

/**
 * Reads the signature of a request: from the Authorization header, or from the query of a presigned URL. Returns
 * undefined for an unsigned request. Throws AwsError 400 if there is a signature that can't be read.
 */
export function signatureOf(request: WireRequest): Signature | undefined {
  const authorization = request.headers.authorization;
  if (authorization !== undefined) return fromHeader(authorization, request);
  return request.query.has('X-Amz-Signature') ? fromQuery(request.query) : undefined;
}

function fromHeader(authorization: string, { headers }: WireRequest): Signature {
  const [, credential = '', signedHeaders = '', value = ''] =
    HEADER.exec(authorization) ?? malformed('the Authorization header is not AWS4-HMAC-SHA256');
  const timestamp = headers['x-amz-date'] ?? isoBasic(headers.date);
  return {
    ...scopeOf(credential),
    signedHeaders: signedHeaders.split(';'),
    value,
    timestamp: timestamp ?? malformed('there is neither an X-Amz-Date nor a Date header'),
    ...(headers['x-amz-security-token'] ? { sessionToken: headers['x-amz-security-token'] } : {}),
  };
}

function fromQuery(query: URLSearchParams): Signature {
  const get = (name: string) => query.get(name) ?? malformed(`the query lacks ${name}`);
  if (get('X-Amz-Algorithm') !== 'AWS4-HMAC-SHA256')
    malformed('X-Amz-Algorithm must be AWS4-HMAC-SHA256');
  const expires = Number(get('X-Amz-Expires'));
  // A week is the longest that AWS allows.
  if (!Number.isInteger(expires) || expires < 1 || expires > 604_800) {
    malformed('X-Amz-Expires must be 1 to 604800 seconds');
  }
  const token = query.get('X-Amz-Security-Token');
  return {
    ...scopeOf(get('X-Amz-Credential')),
    signedHeaders: get('X-Amz-SignedHeaders').split(';'),
    value: get('X-Amz-Signature'),
    timestamp: get('X-Amz-Date'),
    expiresSeconds: expires,
    ...(token ? { sessionToken: token } : {}),
  };
}

/** Reads `<key>/<date>/<region>/<service>/aws4_request`. Throws AwsError 400 if it is something else. */
export function scopeOf(
  credential: string,
): Pick<Signature, 'accessKeyId' | 'date' | 'region' | 'service'> {
  const parts = credential.split('/');
  const [accessKeyId, date, region, service, terminator] = parts;
  if (
    parts.length !== 5 ||
    terminator !== 'aws4_request' ||
    !accessKeyId ||
    !date ||
    !region ||
    !service
  ) {
    malformed('the credential must be <key>/<date>/<region>/<service>/aws4_request');
  }
  return {
    accessKeyId: accessKeyId ?? '',
    date: date ?? '',
    region: region ?? '',
    service: service ?? '',
  };
}

function isoBasic(date: string | undefined): string | undefined {
  const time = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function malformed(why: string): never {
  throw new AwsError('IncompleteSignature', 400, `The request's signature can't be read: ${why}.`);
}
