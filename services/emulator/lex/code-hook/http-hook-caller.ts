import { badGateway, throttled } from '../errors.ts';
import type { HookCaller, HookReply } from './hook-caller.ts';

// Limits of Lambda's response and of the duration of a fulfillment.
const MAX_BYTES = 6_291_456;
const LONGEST_MS = 900_000;
const TOO_LONG = `Invalid Lambda Response: the answer has more than ${MAX_BYTES} bytes`;

/**
 * Calls functions behind any HTTP endpoint with Lambda's Invoke: the runtime interface emulator, SAM, LocalStack.
 * `bases` maps a function's ARN to the base URL of its API.
 */
export class HttpHookCaller implements HookCaller {
  readonly #bases: ReadonlyMap<string, string>;

  constructor(bases: ReadonlyMap<string, string>) {
    this.#bases = bases;
  }

  async call(lambdaArn: string, _aliasArn: string, event: string): Promise<HookReply> {
    const base = this.#bases.get(lambdaArn);
    if (base === undefined) {
      return { kind: 'unreachable', reason: unknownReason(lambdaArn, this.#bases) };
    }
    const response = await post(base, lambdaArn, event);
    return typeof response === 'string'
      ? { kind: 'unreachable', reason: response }
      : replyOf(response);
  }
}

async function post(base: string, lambdaArn: string, event: string): Promise<Response | string> {
  const name = encodeURIComponent(lambdaArn.split(':')[6] ?? lambdaArn);
  const url = `${base.replace(/\/$/, '')}/2015-03-31/functions/${name}/invocations`;
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: event,
      signal: AbortSignal.timeout(LONGEST_MS),
    });
  } catch (error) {
    const reason = error instanceof Error ? (error.cause ?? error) : error;
    return `Invalid Lambda Response: ${url} can't be reached: ${String(reason)}`;
  }
}

async function replyOf(response: Response): Promise<HookReply> {
  const text = await textOf(response);
  if (text === undefined) return { kind: 'unreachable', reason: TOO_LONG };
  if (response.status === 429) throw throttled('Lambda throttled the code hook.');
  if (response.status >= 500) throw badGateway(`Lambda answered ${response.status}.`);
  const errorType = response.headers.get('x-amz-function-error');
  if (errorType !== null) return { kind: 'functionError', errorType, text };
  if (response.ok) return { kind: 'payload', text };
  return {
    kind: 'unreachable',
    reason: `Invalid Lambda Response: Lambda answered ${response.status}`,
  };
}

/** Reads a response; undefined if it is longer than Lambda's may be. */
async function textOf(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function unknownReason(lambdaArn: string, bases: ReadonlyMap<string, string>): string {
  const known = [...bases.keys()].join(', ') || 'none';
  return `Invalid Lambda Response: no endpoint is known for ${lambdaArn} (known: ${known})`;
}
