import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Log } from '../../../base/log.ts';
import { AwsError, NotImplementedError } from '../errors.ts';
import { ACCOUNT_ID, type Call } from '../service.ts';
import { type Body, decode } from '../wire/decode.ts';
import { encode } from '../wire/encode.ts';
import { encodeFault, faultOf } from '../wire/fault.ts';
import type { WireRequest, WireResponse } from '../wire/request.ts';
import type { Route } from '../wire/route.ts';
import { isChunked, readStreamed, readWhole } from './body.ts';
import { dialectFor, inDialect } from './dialect.ts';
import type { OperationDispatcher } from './dispatcher.ts';
import { forwardCall } from './forward-call.ts';
import type { RegisteredService } from './registry.ts';
import { requireDigests } from './require-digests.ts';
import { type Signature, signatureOf } from './sigv4/signed-request.ts';
import type { VerifyDeps } from './sigv4/verify.ts';
import { ANONYMOUS, verifyRequest } from './verify-request.ts';
import { type ReceivedRequest, receive, toPathStyle } from './wire-request.ts';

export interface HandleDeps extends VerifyDeps {
  readonly dispatcher: OperationDispatcher;
  readonly region: string;
  readonly log: Log;
}

/** One AWS call from the wire: find the service, verify, route, decode, carry out, encode. Never throws. */
export async function handleCall(
  deps: HandleDeps,
  incoming: IncomingMessage,
): Promise<WireResponse> {
  const requestId = randomUUID();
  const received = receive(incoming);
  let target: RegisteredService | undefined;
  let response: WireResponse;
  try {
    const signature = signatureOf(received.request);
    target = targetOf(deps.dispatcher, received.request, signature);
    response = await answer(deps, { incoming, received, signature, target, requestId });
  } catch (error) {
    const fault = faultOf(error, requestId);
    if (!(error instanceof AwsError)) deps.log.error({ err: error, requestId }, 'a call failed');
    const dialect = target?.model ?? dialectFor(received.request);
    response = encodeFault(dialect, inDialect(dialect, fault), requestId);
  }
  return withRequestId(response, requestId);
}

interface Exchange {
  readonly incoming: IncomingMessage;
  readonly received: ReceivedRequest;
  readonly signature: Signature | undefined;
  readonly target: RegisteredService;
  readonly requestId: string;
}

async function answer(deps: HandleDeps, exchange: Exchange): Promise<WireResponse> {
  const { incoming, target, signature, requestId } = exchange;
  const trailers: Record<string, string> = {};
  const hasStreamedBody = isStreamed(target, exchange.received.request);
  const whole = hasStreamedBody ? undefined : await readWhole(incoming);
  const verified = verifyRequest(deps, exchange.received, signature, whole);
  if (whole) await requireDigests(exchange.received.request.headers, whole);
  const request = cleaned(toPathStyle(exchange.received.request));
  const route = routeOf(target, request, whole);
  const call: Call = {
    requestId,
    service: target.service.name,
    operation: route.operation.name,
    region: signature?.region ?? deps.region,
    accountId: ACCOUNT_ID,
    caller: verified?.caller ?? ANONYMOUS,
    endpoint: `http://${request.headers.host ?? '127.0.0.1'}`,
    headers: request.headers,
    query: request.query,
    trailers,
    get signal() {
      return abortedWith(incoming);
    },
  };
  if (target.service.forward) {
    const parts = { ...exchange, whole, verified, call, forward: target.service.forward };
    return deps.dispatcher.guard(call, {}, () => forwardCall(parts));
  }
  const body: Body = whole ?? readStreamed(incoming, exchange.received.request, verified, trailers);
  const input = decode(
    { protocol: target.model.protocol, codecs: target.codecs },
    route,
    request,
    body,
  );
  const output = await deps.dispatcher.execute(target, call, input);
  return encode({ model: target.model, codecs: target.codecs }, route.operation, output, requestId);
}

/** The service that the signature was made for; an unsigned request can only be meant for S3. */
function targetOf(
  dispatcher: OperationDispatcher,
  request: WireRequest,
  signature: Signature | undefined,
): RegisteredService {
  const name = signature?.service ?? 's3';
  const services = dispatcher.find(name);
  const target = services.find((peer) => peer.router(request)) ?? services[0];
  if (!target) throw new NotImplementedError(`The service ${name}`);
  return target;
}

/** Whether the payload goes to the operation as a stream: known from method, path and headers alone. */
function isStreamed(target: RegisteredService, request: WireRequest): boolean {
  if (!target.model.protocol.startsWith('rest')) return false;
  const operation = target.router(toPathStyle(request))?.operation;
  const payload = operation?.inputMembers.find(({ traits }) => traits.httpPayload !== undefined);
  return payload?.shape.isStreaming() ?? false;
}

function routeOf(
  target: RegisteredService,
  request: WireRequest,
  whole: Buffer | undefined,
): Route {
  const { protocol } = target.model;
  if (protocol.startsWith('rest')) {
    const route = target.router(request);
    if (route) return route;
    throw new NotImplementedError(
      `${target.service.name} ${request.method} ${queryNames(request)}`.trim(),
    );
  }
  const name =
    protocol === 'awsQuery'
      ? new URLSearchParams(whole?.toString('utf8')).get('Action')
      : request.headers['x-amz-target']?.split('.').at(-1);
  const operation = target.operations.get(name ?? '');
  if (operation) return { operation, labels: {} };
  throw new AwsError(
    'InvalidAction',
    400,
    `The action ${(name ?? '').slice(0, 100)} is not valid for this endpoint.`,
  );
}

/** The parameters of a query, without their values, to name a request that no operation fits. */
function queryNames({ query }: WireRequest): string {
  const names = [...query.keys()];
  return names.length === 0 ? 'of this path' : `?${names.join('&')}`;
}

/** Takes off what belongs to the transport: aws-chunked is S3's framing, not an encoding of the object. */
function cleaned(request: WireRequest): WireRequest {
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

const signals = new WeakMap<IncomingMessage, AbortSignal>();

/** Made only for the few operations that ask for it: a signal costs as much as the rest of a small call. */
function abortedWith(incoming: IncomingMessage): AbortSignal {
  const kept = signals.get(incoming);
  if (kept) return kept;
  const controller = new AbortController();
  signals.set(incoming, controller.signal);
  incoming.once('aborted', () => controller.abort());
  return controller.signal;
}

function withRequestId(response: WireResponse, requestId: string): WireResponse {
  const ids = { 'x-amzn-requestid': requestId, 'x-amz-request-id': requestId };
  return { ...response, headers: { ...response.headers, ...ids } };
}
