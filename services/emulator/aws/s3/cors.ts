import type { CORSConfiguration, CORSRule } from '@aws-sdk/client-s3';

export interface CorsRequest {
  readonly origin: string;
  /** The request's own method, or Access-Control-Request-Method of a preflight. */
  readonly method: string;
  /** Access-Control-Request-Headers of a preflight, lower case. */
  readonly requestHeaders?: readonly string[];
}

/**
 * Returns the CORS response headers of the first rule that matches, or undefined if none does. S3 then answers a
 * preflight with 403, and other requests without these headers.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html
 */
export function corsHeaders(
  { CORSRules: rules = [] }: Partial<CORSConfiguration>,
  request: CorsRequest,
): Record<string, string> | undefined {
  const rule = rules.find((candidate) => matchesRule(candidate, request));
  if (!rule) return undefined;
  const isForAll = rule.AllowedOrigins?.includes('*') ?? false;
  return {
    'access-control-allow-origin': isForAll ? '*' : request.origin,
    'access-control-allow-methods': (rule.AllowedMethods ?? []).join(', '),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
    ...(isForAll ? {} : { 'access-control-allow-credentials': 'true' }),
    ...(request.requestHeaders?.length
      ? { 'access-control-allow-headers': request.requestHeaders.join(', ') }
      : {}),
    ...(rule.ExposeHeaders?.length
      ? { 'access-control-expose-headers': rule.ExposeHeaders.join(', ') }
      : {}),
    ...(rule.MaxAgeSeconds === undefined
      ? {}
      : { 'access-control-max-age': String(rule.MaxAgeSeconds) }),
  };
}

function matchesRule(
  rule: CORSRule,
  { origin, method, requestHeaders = [] }: CorsRequest,
): boolean {
  const allowed = (rule.AllowedHeaders ?? []).map((header) => header.toLowerCase());
  return (
    (rule.AllowedMethods ?? []).includes(method) &&
    (rule.AllowedOrigins ?? []).some((pattern) => matches(pattern, origin)) &&
    requestHeaders.every((header) => allowed.some((pattern) => matches(pattern, header)))
  );
}

/** A pattern has at most one `*`. */
function matches(pattern: string, text: string): boolean {
  const [before = '', after] = pattern.split('*');
  if (after === undefined) return pattern === text;
  return (
    text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after)
  );
}
