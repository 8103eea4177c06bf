/** The response that a client receives. */
export interface HttpResponse {
  readonly statusCode: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly body: Buffer;
}

interface FunctionResponse {
  readonly statusCode?: unknown;
  readonly headers?: unknown;
  readonly cookies?: unknown;
  readonly body?: unknown;
  readonly isBase64Encoded?: unknown;
}

/** Headers that the server sets itself, from what it really sends. */
const OF_THE_SERVER = new Set(['connection', 'content-length', 'transfer-encoding']);

/**
 * Reads what a function returned (JSON text) as payload format 2.0: with a status code it is a whole response, anything
 * else is the JSON body of a 200. Returns undefined if it has a status code but is not a valid response.
 */
export function httpResponse(payload: string): HttpResponse | undefined {
  const answer: unknown = JSON.parse(payload);
  if (!isObject(answer) || answer.statusCode === undefined) return inferred(answer);
  return explicit(answer);
}

function inferred(answer: unknown): HttpResponse {
  const body = typeof answer === 'string' ? answer : JSON.stringify(answer);
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    cookies: [],
    body: Buffer.from(answer === null ? '' : body),
  };
}

function explicit(answer: FunctionResponse): HttpResponse | undefined {
  const statusCode = Number(answer.statusCode);
  const { headers = {}, cookies = [], body = '' } = answer;
  const isStatus = Number.isInteger(statusCode) && statusCode >= 200 && statusCode <= 599;
  if (!isStatus || !isObject(headers) || !Array.isArray(cookies)) return undefined;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    statusCode,
    headers: headersOf(headers),
    cookies: cookies.map(String),
    body: Buffer.from(text, answer.isBase64Encoded === true ? 'base64' : 'utf8'),
  };
}

function headersOf(headers: object): Record<string, string> {
  const entries = Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), String(value)] as const)
    .filter(([name]) => !OF_THE_SERVER.has(name));
  return { 'content-type': 'application/json', ...Object.fromEntries(entries) };
}

function isObject(value: unknown): value is FunctionResponse & object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
