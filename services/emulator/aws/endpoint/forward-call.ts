import type { IncomingMessage } from 'node:http';
import type { Call, Forward } from '../service.ts';
import type { WireResponse } from '../wire/request.ts';
import { readAsReceived } from './body.ts';
import type { Verified } from './sigv4/verify.ts';
import { type ReceivedRequest, toPathStyle } from './wire-request.ts';

export interface ForwardParts {
  readonly incoming: IncomingMessage;
  readonly received: ReceivedRequest;
  /** The body, where it has been read. */
  readonly whole: Buffer | undefined;
  readonly verified: Verified | undefined;
  readonly call: Call;
  readonly forward: Forward;
}

/** Hands a verified request on as it came, framing and checksums included; only a bucket in the host moves to the path. */
export function forwardCall(parts: ForwardParts): Promise<WireResponse> {
  const { incoming, received, whole, verified, call } = parts;
  const { method, path, headers } = toPathStyle(received.request);
  return parts.forward({
    method,
    path,
    rawQuery: received.rawQuery,
    headers,
    body: whole ?? readAsReceived(incoming, received.request, verified),
    region: call.region,
    signal: call.signal,
  });
}
