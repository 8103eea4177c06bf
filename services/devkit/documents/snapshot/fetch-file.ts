import { lookup as lookUp } from 'node:dns';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { SnapshotError } from './snapshot-error.ts';

/** A file of the web. */
export interface FetchedFile {
  /** The address that it came from in the end. */
  readonly url: URL;
  /** The `Content-Type`, in lower case; empty if there was none. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface FetchOptions {
  readonly maxBytes: number;
  /** For the whole of it, redirects included, in milliseconds. */
  readonly timeoutMs: number;
  /** Whether a connection to an address may be made. */
  readonly isAllowed: (address: string) => boolean;
}

const MAX_REDIRECTS = 5;
const REDIRECTS = [301, 302, 303, 307, 308];
const DECODERS: Readonly<Record<string, () => NodeJS.ReadWriteStream & Readable>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/**
 * Fetches a file by HTTP. The address that is connected to is checked, at every redirect: a name may resolve to another one
 * the next time. Throws SnapshotError if it can't be had, is too large, or takes too long.
 */
export async function fetchFile(url: URL, options: FetchOptions): Promise<FetchedFile> {
  const signal = AbortSignal.timeout(options.timeoutMs);
  let at = url;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const response = await ask(at, options, signal);
    const { statusCode: status = 0, headers } = response;
    if (REDIRECTS.includes(status) && headers.location !== undefined) {
      response.destroy();
      at = redirected(at, headers.location);
      continue;
    }
    if (status !== 200) {
      response.destroy();
      throw new SnapshotError(`${at.href} answers ${status}`);
    }
    const bytes = await bodyOf(response, at, options).catch((error: unknown) => {
      throw asSnapshotError(error, at, signal);
    });
    return { url: at, type: (headers['content-type'] ?? '').toLowerCase(), bytes };
  }
  throw new SnapshotError(`${url.href} redirects more than ${MAX_REDIRECTS} times`);
}

function redirected(from: URL, location: string): URL {
  if (!URL.canParse(location, from)) throw new SnapshotError(`${from.href} redirects to nowhere`);
  return new URL(location, from);
}

function ask(url: URL, { isAllowed }: FetchOptions, signal: AbortSignal): Promise<IncomingMessage> {
  if (!/^https?:$/.test(url.protocol))
    throw new SnapshotError(`${url.href} is neither http nor https`);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) && !isAllowed(host)) throw privateAddress(url);
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  const headers = {
    accept: '*/*',
    'accept-encoding': 'gzip, deflate, br',
    'user-agent': 'support-bot (saves help pages)',
  };
  const lookup = checkedLookup(isAllowed, () => privateAddress(url));
  return new Promise((resolve, reject) => {
    const request = send(url, { headers, lookup, signal, agent: false }, resolve);
    request.on('error', (error) => reject(asSnapshotError(error, url, signal)));
    request.end();
  });
}

/** Resolves names as Node does, and fails if one of the addresses is not allowed. */
function checkedLookup(
  isAllowed: (address: string) => boolean,
  refusal: () => Error,
): LookupFunction {
  return (name, options, callback) => {
    lookUp(name, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      if (!addresses.every(({ address }) => isAllowed(address))) return callback(refusal(), []);
      const [first] = addresses;
      if (options.all || !first) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
  };
}

async function bodyOf(
  response: IncomingMessage,
  url: URL,
  { maxBytes }: FetchOptions,
): Promise<Uint8Array> {
  const decoder = DECODERS[response.headers['content-encoding']?.toLowerCase() ?? '']?.();
  if (decoder) response.on('error', (error) => decoder.destroy(error)).pipe(decoder);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of decoder ?? response) {
    size += chunk.length;
    if (size > maxBytes) {
      response.destroy();
      throw new SnapshotError(
        `${url.href} is larger than ${Math.round(maxBytes / 1024 / 1024)} MB`,
      );
    }
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** What is thrown when the time is over depends on how far the response was, and on the version of Node. */
function asSnapshotError(error: unknown, url: URL, { aborted }: AbortSignal): SnapshotError {
  if (error instanceof SnapshotError) return error;
  const { message, code } = error as Error & { code?: string };
  return new SnapshotError(
    `${url.href} ${aborted ? 'takes too long' : `can't be had: ${message || code}`}`,
  );
}

function privateAddress(url: URL): SnapshotError {
  return new SnapshotError(
    `${url.href} is at a private address; --allow-private would take it from there`,
  );
}
