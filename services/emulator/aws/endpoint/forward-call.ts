import type { Call, Forward } from '../service.ts';
import type { WireRequest, WireResponse } from '../wire/request.ts';
import { readAsReceived } from './body.ts';
import type { Verified } from './sigv4/verify.ts';
import type { ReceivedRequest } from './wire-request.ts';

export interface ForwardedCall {
  /** The body as it arrives. */
  readonly body: AsyncIterable<Buffer>;
  readonly received: ReceivedRequest;
  /** The request in path style. */
  readonly request: WireRequest;
  /** The body, if it has been read. */
  readonly whole: Buffer | undefined;
  readonly verified: Verified | undefined;
  readonly call: Call;
}

/** Forwards a verified request as it came, framing and checksums included; only a bucket in the host moves to the path. */
export function forwardCall(forward: Forward, forwarded: ForwardedCall): Promise<WireResponse> {
  const { received, request, whole, verified, call } = forwarded;
  const { method, path, headers } = request;
  return forward({
    method,
    path,
    rawQuery: received.rawQuery,
    headers,
    body: whole ?? readAsReceived(forwarded.body, received.request, verified),
    region: call.region,
    signal: call.signal,
  });
}
