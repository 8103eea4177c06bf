import type { IncomingMessage } from 'node:http';
import { endToEndHeaders } from '../../../base/http/hop-by-hop.ts';
import { send } from '../../../base/http/send.ts';
import { AwsError } from '../errors.ts';
import type { Forward } from '../service.ts';
import type { WireResponse } from '../wire/request.ts';
import { resign } from './resign.ts';
import { unavailable } from './unavailable.ts';

/** Returns a function that forwards a service's calls to `base`: signed again, streamed in both directions. */
export function forwardTo(base: URL, service: string): Forward {
  return async (request) => {
    const { path, headers } = await resign(request, service, base.host);
    const { method, body, signal } = request;
    const sent = { method, path, headers, body, signal, ...silenceLimit(service) };
    const answer = await send(base, sent).catch((error: unknown) => {
      throw error instanceof AwsError ? error : unavailable(base, error);
    });
    return responseOf(answer);
  };
}

/** An SQS receive waits up to 20 s for a message. */
function silenceLimit(service: string): { silenceMs?: number } {
  return service === 'sqs' ? { silenceMs: 30_000 } : {};
}

/** Drops hop-by-hop headers, and CORS headers, which this server sets itself. */
function responseOf(answer: IncomingMessage): WireResponse {
  const kept = Object.entries(endToEndHeaders(answer.headers)).filter(
    ([name]) => !name.startsWith('access-control-'),
  );
  return { status: answer.statusCode ?? 502, headers: Object.fromEntries(kept), body: answer };
}
