import { randomUUID } from 'node:crypto';
import { ACCOUNT_ID } from '../../service.ts';

/** An HTTP request as received. */
export interface HttpRequest {
  readonly method: string;
  /** Path and query as sent: `/a%20b?x=1`. */
  readonly url: string;
  /** Lower-case names; several values of one name as a list. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array | undefined;
  readonly sourceIp: string;
  /** `HTTP/1.1` */
  readonly protocol: string;
}

export interface HttpEventOptions {
  readonly requestId: string;
  readonly now: Date;
}

/** Bodies of these types reach the function as text, all others in base64 (AWS, payload format 2.0). */
const TEXT =
  /^(?:text\/[^;]+|application\/(?:json|javascript|xml|[^;\s]+\+(?:json|xml)))\s*(?:;|$)/i;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Converts a request to the event of payload format 2.0. */
export function httpEvent(request: HttpRequest, options: HttpEventOptions): object {
  const [rawPath = '/', ...rest] = request.url.split('?');
  const rawQueryString = rest.join('?');
  const query = queryOf(rawQueryString);
  const cookies = valuesOf(request.headers.cookie)
    .flatMap((value) => value.split(/;\s*/))
    .filter(Boolean);
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    ...(cookies.length > 0 ? { cookies } : {}),
    headers: headersOf(request),
    ...(Object.keys(query).length > 0 ? { queryStringParameters: query } : {}),
    requestContext: contextOf(request, rawPath, options),
    ...bodyOf(request),
  };
}

function contextOf(
  request: HttpRequest,
  path: string,
  { requestId, now }: HttpEventOptions,
): object {
  const [domainName = ''] = valuesOf(request.headers.host);
  const [userAgent = ''] = valuesOf(request.headers['user-agent']);
  const { method, protocol, sourceIp } = request;
  return {
    accountId: 'anonymous',
    apiId: ACCOUNT_ID,
    domainName,
    domainPrefix: domainName.split('.')[0],
    http: { method, path, protocol, sourceIp, userAgent },
    requestId: requestId || randomUUID(),
    routeKey: '$default',
    stage: '$default',
    time: commonLogTime(now),
    timeEpoch: now.getTime(),
  };
}

function headersOf({ headers }: HttpRequest): Record<string, string> {
  const entries = Object.entries(headers)
    .filter(([name, value]) => name !== 'cookie' && value !== undefined)
    .map(([name, value]) => [name.toLowerCase(), valuesOf(value).join(',')]);
  return Object.fromEntries(entries);
}

/** Returns the decoded parameters; several values of one name are joined by commas. */
function queryOf(rawQueryString: string): Record<string, string> {
  const values = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(rawQueryString)) {
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  return Object.fromEntries([...values].map(([name, list]) => [name, list.join(',')]));
}

function bodyOf({ body, headers }: HttpRequest): { body?: string; isBase64Encoded: boolean } {
  if (!body || body.length === 0) return { isBase64Encoded: false };
  const [type = ''] = valuesOf(headers['content-type']);
  const isEncoded = valuesOf(headers['content-encoding']).length > 0;
  const bytes = Buffer.from(body);
  if (TEXT.test(type) && !isEncoded)
    return { body: bytes.toString('utf8'), isBase64Encoded: false };
  return { body: bytes.toString('base64'), isBase64Encoded: true };
}

function valuesOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

/** `22/Nov/2026:20:03:09 +0000` */
function commonLogTime(date: Date): string {
  const iso = date.toISOString();
  const month = MONTHS[date.getUTCMonth()];
  return `${iso.slice(8, 10)}/${month}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
}
