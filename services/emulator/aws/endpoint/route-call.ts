import { AwsError, NotImplementedError } from '../errors.ts';
import { actionIn } from '../wire/parse-form.ts';
import type { WireRequest } from '../wire/request.ts';
import type { Route } from '../wire/route.ts';
import type { RegisteredService, ServiceRegistry } from './registry.ts';
import { type Signature, signatureOf } from './sigv4/signed-request.ts';
import { toPathStyle } from './wire-request.ts';

/** A request with its destination, as far as the head shows it. */
export interface RoutedCall {
  readonly target: RegisteredService;
  /** The request with its bucket in the path, if the service has buckets. */
  readonly request: WireRequest;
  /** Undefined if no operation matches, or if the protocol names it in the body. */
  readonly route: Route | undefined;
}

/**
 * Returns the signature of a request, as stated. A request with a bearer token counts as unsigned, whatever its client
 * has signed it with: the token decides. Throws AwsError 400 if there is a signature that can't be read.
 */
export function statedSignature(
  services: ServiceRegistry,
  request: WireRequest,
): Signature | undefined {
  return bearerTarget(services, request) ? undefined : signatureOf(request);
}

/**
 * Finds the service that a request is for, by its bearer token or by the service it was signed for, and the operation
 * that its head names. Throws NotImplementedError if there is no such service.
 */
export function routeCall(
  services: ServiceRegistry,
  request: WireRequest,
  signature: Signature | undefined,
): RoutedCall {
  const byBearer = bearerTarget(services, request);
  const targets = byBearer
    ? [byBearer]
    : signature
      ? services.find(signature.service)
      : services.unsigned;
  const calls = targets.map((target) => routeTo(target, request));
  const call = calls.find(({ route }) => route) ?? calls[0];
  if (call) return call;
  throw new NotImplementedError(
    signature ? `The service ${signature.service}` : 'A request without a signature',
  );
}

/** Whether the caller is known by a bearer token. */
export function hasBearer({ target, request }: RoutedCall): boolean {
  const { bearer } = target.service;
  return bearer !== undefined && request.headers[bearer.header] !== undefined;
}

function bearerTarget(
  services: ServiceRegistry,
  { headers }: WireRequest,
): RegisteredService | undefined {
  return services.findByBearer(Object.keys(headers));
}

function routeTo(target: RegisteredService, received: WireRequest): RoutedCall {
  const request = toPathStyle(received, target.service);
  return { target, request, route: routeByHead(target, request) };
}

function routeByHead(target: RegisteredService, request: WireRequest): Route | undefined {
  const { protocol } = target.model;
  if (protocol.startsWith('rest')) return target.router(request);
  if (protocol === 'awsQuery') return undefined;
  return routeByName(target, operationInHeader(request));
}

/** Whether the operation reads its payload as a stream. */
export function isStreamed({ route }: RoutedCall): boolean {
  const members = route?.operation.inputMembers ?? [];
  const payload = members.find(({ traits }) => traits.httpPayload !== undefined);
  return payload?.shape.isStreaming() ?? false;
}

/**
 * Returns the operation of a call whose body has been read, unless it is a stream.
 * Throws AwsError InvalidAction, NotImplementedError for a path that no operation has, or AwsError 403 for a missing
 * bearer token.
 */
export function requireRoute(call: RoutedCall, body: Buffer | undefined): Route {
  const { target, request } = call;
  if (call.route) return call.route;
  const { bearer } = target.service;
  if (bearer && !hasBearer(call)) {
    const detail = `support-bot: the header ${bearer.header} is missing.`;
    throw new AwsError('AccessDenied', 403, 'Access Denied', { detail });
  }
  if (target.model.protocol.startsWith('rest')) {
    throw new NotImplementedError(
      `${target.service.name} ${request.method} ${queryNames(request)}`.trim(),
    );
  }
  const isQuery = target.model.protocol === 'awsQuery';
  const name = isQuery ? actionIn(body ?? Buffer.alloc(0)) : operationInHeader(request);
  const route = routeByName(target, name);
  if (route) return route;
  throw new AwsError(
    'InvalidAction',
    400,
    `The action ${(name ?? '').slice(0, 100)} is not valid for this endpoint.`,
  );
}

function routeByName(target: RegisteredService, name: string | undefined): Route | undefined {
  const operation = target.operations.get(name ?? '');
  return operation && { operation, labels: {} };
}

function operationInHeader({ headers }: WireRequest): string | undefined {
  return headers['x-amz-target']?.split('.').at(-1);
}

/** Describes a request that matches no operation by its query parameters, without their values. */
function queryNames({ query }: WireRequest): string {
  const names = [...query.keys()];
  return names.length === 0 ? 'of this path' : `?${names.join('&')}`;
}
