import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Log } from '../../../base/log.ts';
import { realTimers, type Timers } from '../../../base/timers.ts';
import { AwsError, NotImplementedError } from '../errors.ts';
import { ACCOUNT_ID, type Call } from '../service.ts';
import { decode } from '../wire/decode.ts';
import { encode } from '../wire/encode.ts';
import { encodeFault, faultOf } from '../wire/fault.ts';
import type { WireRequest, WireResponse } from '../wire/request.ts';
import { requireBucketHost, requireKnownPeer, requireOwnHost } from './admit.ts';
import { arriving, isChunked, readStreamed, readWhole } from './body.ts';
import { bodyLimitOf, requireDeclaredWithin } from './body-limit.ts';
import { admitPage, answerPreflight, type CorsDeps } from './cors.ts';
import { dialectFor, inDialect } from './dialect.ts';
import type { OperationDispatcher } from './dispatcher.ts';
import { answerForm, isFormUpload } from './form-upload/answer-form.ts';
import { forwardCall } from './forward-call.ts';
import { isLarge, LARGE_BODIES } from './large-bodies.ts';
import { requireDigests } from './require-digests.ts';
import {
  hasBearer,
  isStreamed,
  type RoutedCall,
  requireRoute,
  routeCall,
  statedSignature,
} from './route-call.ts';
import type { Signature } from './sigv4/signed-request.ts';
import type { Verified, VerifyDeps } from './sigv4/verify.ts';
import { ANONYMOUS, BEARER, verifyHead, verifyRequest } from './verify-request.ts';
import { type ReceivedRequest, receive } from './wire-request.ts';

export interface HandleDeps extends VerifyDeps, Omit<CorsDeps, 'services'> {
  readonly dispatcher: OperationDispatcher;
  readonly region: string;
  readonly log: Log;
  /** Measure how slowly bodies arrive; the real ones by default. */
  readonly timers?: Timers;
}

/** Answers one external call: admit, route, verify, decode, execute, encode. Never throws. */
export async function handleCall(
  deps: HandleDeps,
  incoming: IncomingMessage,
): Promise<WireResponse> {
  const requestId = randomUUID();
  const received = receive(incoming);
  const { services } = deps.dispatcher;
  const cors = { services, bucketCors: deps.bucketCors, access: deps.access };
  let routed: RoutedCall | undefined;
  let forPage: Readonly<Record<string, string>> = {};
  let response: WireResponse;
  try {
    requireOwnHost(deps.access, incoming);
    if (received.request.method === 'OPTIONS') {
      return await answerPreflight(cors, services.toPathStyle(received.request));
    }
    const signature = statedSignature(services, received.request);
    routed = routeCall(services, received.request, signature);
    // The signature of a form is in its body; a bearer token is checked by its service.
    if (!isFormUpload(routed) && !hasBearer(routed)) {
      requireKnownPeer(deps.access, incoming, signature);
    }
    requireBucketHost(deps.access, incoming, routed.target);
    forPage = await admitPage(cors, routed.request, routed.target);
    const body = arriving(incoming, deps.timers ?? realTimers);
    response = await answer(deps, { incoming, body, received, signature, routed, requestId });
  } catch (error) {
    if (!(error instanceof AwsError)) deps.log.error({ err: error, requestId }, 'a call failed');
    response = refusal(deps, received.request, routed, faultOf(error, requestId), requestId);
  }
  return withHeaders(response, forPage, requestId);
}

interface Exchange {
  readonly incoming: IncomingMessage;
  readonly body: AsyncIterable<Buffer>;
  readonly received: ReceivedRequest;
  readonly signature: Signature | undefined;
  readonly routed: RoutedCall;
  readonly requestId: string;
}

/** Bytes that are hashed and decoded in turns. */
const LONG_WORK = 4 * 1024 * 1024;

async function answer(deps: HandleDeps, exchange: Exchange): Promise<WireResponse> {
  const { received, signature, routed } = exchange;
  if (isFormUpload(routed)) {
    return answerForm(deps, exchange, (operation, request, verified) =>
      callOf(deps, { ...exchange, signature: verified.signature }, operation, request, verified),
    );
  }
  if (isStreamed(routed)) return carryOut(deps, exchange, undefined);
  const { headers } = received.request;
  verifyHead(deps, received, signature, routed.target.service.isPathSignedAsSent);
  const limit = bodyLimitOf(routed);
  requireDeclaredWithin(limit, headers);
  return LARGE_BODIES.run(isLarge(limit, headers), async () => {
    const whole = await readWhole(exchange.body, limit);
    if (whole.length > LONG_WORK) await nextTurn();
    return carryOut(deps, exchange, whole);
  });
}

/** Verifies, decodes and runs a call: `whole` is its body, unless the operation reads it as a stream. */
async function carryOut(
  deps: HandleDeps,
  exchange: Exchange,
  whole: Buffer | undefined,
): Promise<WireResponse> {
  const { received, signature, routed, requestId } = exchange;
  const { target } = routed;
  const { isPathSignedAsSent, forward } = target.service;
  const verified = verifyRequest(deps, received, signature, { whole, isPathSignedAsSent });
  if (whole) await requireDigests(received.request.headers, whole);
  if (whole && whole.length > LONG_WORK) await nextTurn();

  const route = requireRoute(routed, whole);
  const request = withoutFraming(routed.request);
  const call = callOf(deps, exchange, route.operation.name, request, verified);
  if (forward) {
    const { body } = exchange;
    const forwarded = { body, received, request: routed.request, whole, verified, call };
    return deps.dispatcher.guard(call, {}, () => forwardCall(forward, forwarded));
  }

  const body = whole ?? readStreamed(exchange.body, received.request, verified, call.trailers);
  const { model, codecs } = target;
  const input = await decode({ protocol: model.protocol, codecs }, route, request, body);
  const output = await deps.dispatcher.execute(target, call, input);
  return encode({ model, codecs }, route.operation, output, requestId);
}

type ExternalCall = Call & { readonly trailers: Record<string, string> };

function callOf(
  deps: HandleDeps,
  { incoming, routed, signature, requestId }: Exchange,
  operation: string,
  request: WireRequest,
  verified: Verified | undefined,
): ExternalCall {
  return {
    requestId,
    service: routed.target.service.name,
    operation,
    region: signature?.region ?? deps.region,
    accountId: ACCOUNT_ID,
    caller: hasBearer(routed) ? BEARER : (verified?.caller ?? ANONYMOUS),
    endpoint: `http://${request.headers.host ?? '127.0.0.1'}`,
    headers: request.headers,
    query: request.query,
    trailers: {},
    get signal() {
      return abortedWith(incoming);
    },
  };
}

/** Removes what belongs to the transport: aws-chunked frames the body and is no encoding of the object. */
function withoutFraming(request: WireRequest): WireRequest {
  if (!isChunked(request)) return request;
  const { 'content-encoding': encoding, ...headers } = request.headers;
  const rest = (encoding ?? '')
    .split(/, */)
    .filter((part) => part !== '' && part !== 'aws-chunked');
  return {
    ...request,
    headers: {
      ...headers,
      'content-length': headers['x-amz-decoded-content-length'] ?? headers['content-length'] ?? '0',
      ...(rest.length > 0 ? { 'content-encoding': rest.join(',') } : {}),
    },
  };
}

const SIGNALS = new WeakMap<IncomingMessage, AbortSignal>();

/** Created only for the few operations that read it: a signal costs as much as the rest of a small call. */
function abortedWith(incoming: IncomingMessage): AbortSignal {
  const kept = SIGNALS.get(incoming);
  if (kept) return kept;
  const controller = new AbortController();
  SIGNALS.set(incoming, controller.signal);
  incoming.once('aborted', () => controller.abort());
  return controller.signal;
}

function refusal(
  { dispatcher }: HandleDeps,
  request: WireRequest,
  routed: RoutedCall | undefined,
  fault: AwsError,
  requestId: string,
): WireResponse {
  if (!routed) {
    const dialect = dialectFor(dispatcher.services, request);
    return encodeFault(dialect, inDialect(dialect, fault), requestId);
  }
  const { model, service } = routed.target;
  const error = fault instanceof NotImplementedError ? fault.onPageOf(service.name) : fault;
  return encodeFault(model, inDialect(model, error), requestId);
}

function withHeaders(
  response: WireResponse,
  forPage: Readonly<Record<string, string>>,
  requestId: string,
): WireResponse {
  const ids = { 'x-amzn-requestid': requestId, 'x-amz-request-id': requestId };
  return { ...response, headers: { ...forPage, ...response.headers, ...ids } };
}
