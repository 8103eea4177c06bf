import type { Cors } from '@aws-sdk/client-lambda';

export interface CorsRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** Whether a request is a browser's preflight, which the function URL answers itself. */
export function isPreflight(request: CorsRequest): boolean {
  return (
    request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined
  );
}

/** Returns the CORS headers of a function URL for a request; none if the origin isn't allowed. */
export function corsHeaders(cors: Cors | undefined, request: CorsRequest): Record<string, string> {
  const { origin } = request.headers;
  const origins = cors?.AllowOrigins ?? [];
  if (!cors || typeof origin !== 'string') return {};
  if (!origins.includes(origin) && !origins.includes('*')) return {};
  const allowed = {
    'access-control-allow-origin': origins.includes(origin) ? origin : '*',
    vary: 'Origin',
    ...(cors.AllowCredentials ? { 'access-control-allow-credentials': 'true' } : {}),
  };
  if (isPreflight(request)) return { ...allowed, ...preflightHeaders(cors) };
  return { ...allowed, ...listHeader('access-control-expose-headers', cors.ExposeHeaders) };
}

function preflightHeaders(cors: Cors): Record<string, string> {
  return {
    ...listHeader('access-control-allow-methods', cors.AllowMethods),
    ...listHeader('access-control-allow-headers', cors.AllowHeaders),
    ...(cors.MaxAge === undefined ? {} : { 'access-control-max-age': String(cors.MaxAge) }),
  };
}

function listHeader(name: string, values: readonly string[] | undefined): Record<string, string> {
  return values && values.length > 0 ? { [name]: values.join(',') } : {};
}
