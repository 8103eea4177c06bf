/** The contract between the AWS endpoint and the services behind it. */

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { AwsError } from './errors.ts';
import type { WireResponse } from './wire/request.ts';
import type { ClientModule } from './wire/schema.ts';

export const ACCOUNT_ID = '000000000000';

/** Who makes a call, known once its signature is verified. */
export type Caller =
  /** The local administrator, credentials test/test unless the configuration has others. */
  | {
      readonly kind: 'root';
      readonly accountId: string;
      readonly arn: string;
      readonly accessKeyId: string;
    }
  /** Temporary credentials of a role: a function, or a caller of AssumeRole. */
  | {
      readonly kind: 'role';
      readonly accountId: string;
      /** `arn:aws:sts::000000000000:assumed-role/<role>/<session>` */
      readonly arn: string;
      readonly roleArn: string;
      readonly accessKeyId: string;
    }
  /** A service acting for itself, for example `lexv2.amazonaws.com` invoking a code hook. */
  | { readonly kind: 'service'; readonly principal: string; readonly sourceArn?: string }
  /** Somebody with a token of the service itself, which checks it. */
  | { readonly kind: 'bearer' }
  /** An unsigned request. Operations are refused unless a service says otherwise. */
  | { readonly kind: 'anonymous' };

/** One call of one operation, as an operation sees it. */
export interface Call {
  readonly requestId: string;
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly accountId: string;
  readonly caller: Caller;
  /** Base URL that the client used, without a trailing slash: `http://127.0.0.1:4566`. */
  readonly endpoint: string;
  /** Lower-case request headers; empty for an internal call. */
  readonly headers: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Trailers of an aws-chunked body (`x-amz-checksum-crc32` …): filled once a streaming body has been read to its end. */
  readonly trailers: Readonly<Record<string, string>>;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
}

/**
 * Carries out one operation: accepts the SDK's `…Request` type, returns its `…Response` type, throws AwsError.
 * A streaming blob member (S3 `Body`) is a node `Readable` on the way in, and `Readable | Uint8Array | string` on the way out.
 * Declared with `never` so that a handler may name its own input type; the endpoint decodes to exactly that.
 */
export type Operation = (input: never, call: Call) => Promise<object | undefined>;

/** How long a body may be that is read whole. */
export interface BodyLimit {
  readonly maxBytes: number;
  /** The service's own error for a longer one; without it, the protocol's. */
  readonly refusal?: () => AwsError;
}

/** A service whose callers are known by an unguessable token instead of a signature. */
export interface BearerToken {
  /** The header with the token, in lower case. Requests that have it are this service's, whatever else they are. */
  readonly header: string;
  /** The signing name that some clients sign with all the same. */
  readonly signedAs: string;
}

/** Connections that a service keeps open (WebSockets). Their address is secret: it stands for a signature. */
export interface KeptConnections {
  readonly path: string;
  /** Takes over a connection with its first request; `head` is what the client sent after it. */
  accept(incoming: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** How requests and responses of a service differ from those of most services. */
export interface WireTraits {
  /** Receives the requests that carry no signature, and so name no service. One service at most. */
  readonly isDefaultForUnsigned?: boolean;
  /** The bucket is the first segment of the path, or the first label of the host: `bucket.localhost`. */
  readonly hasBucketInPath?: boolean;
  /** Clients sign the path as they send it; for other services they normalise it and encode it a second time. */
  readonly isPathSignedAsSent?: boolean;
  /**
   * Set if a token is what a caller has to know. Such a service answers the pages of any origin, and callers from anywhere.
   */
  readonly bearer?: BearerToken;
  readonly keptConnections?: KeptConnections;
  /** Pages of trusted origins may call it from a browser. Not for a service that runs code, sends or keeps anything. */
  readonly isOpenToPages?: boolean;
  /** Response headers that a page of another origin may read, in addition to the request id and the error type. */
  readonly corsExposedHeaders?: readonly string[];
  /** The limit for bodies of an operation; undefined if only the body names it. Without this, 8 MiB for all. */
  readonly bodyLimit?: (
    operation: string | undefined,
    headers: Readonly<Record<string, string>>,
  ) => BodyLimit;
}

/** A service behind the endpoint. */
export interface AwsService extends WireTraits {
  /** The SigV4 signing name: `s3`, `sqs`, `lex` … Its page is `docs/compatibility/<name>.md`. */
  readonly name: string;
  readonly client: ClientModule;
  readonly operations: Readonly<Record<string, Operation>>;
  /** Set if another process carries the service out: external calls go there as they came, neither decoded nor encoded. */
  readonly forward?: Forward;
}

/** A verified request as it was received, on its way to another process. */
export interface ForwardRequest {
  readonly method: string;
  /** Undecoded, in path style, without the query. */
  readonly path: string;
  readonly rawQuery: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** If the bytes are not those that were signed, a stream ends with an AwsError before the last of them. */
  readonly body: Uint8Array | AsyncIterable<Uint8Array>;
  readonly region: string;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
}

/** Resolves with the other process's response, whatever its status; throws AwsError 503 if there is none. */
export type Forward = (request: ForwardRequest) => Promise<WireResponse>;

/** A call by another service of the emulator: authorised and observed like an external call, without the wire. */
export interface InternalCall {
  readonly service: string;
  readonly operation: string;
  readonly input: object;
  readonly caller: Caller;
}

/** Runs operations of registered services for any caller. */
export interface Dispatcher {
  register(service: AwsService): void;
  /** Resolves with the operation's output; rejects with its AwsError, or NotImplementedError if nothing implements it. */
  run(call: InternalCall): Promise<unknown>;
}
