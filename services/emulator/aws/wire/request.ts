import type { Readable } from 'node:stream';

/** A request as the wire layer reads it: HTTP, no framework. */
export interface WireRequest {
  readonly method: string;
  /** Undecoded path, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Lower-case names; a repeated header is joined with a comma. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A response as the wire layer writes it. */
export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | Readable;
}
