import type { CORSConfiguration, CORSRule } from '@aws-sdk/client-s3';

export interface CorsRequest {
  readonly origin: string;
  /** Of the request itself, or the one that a preflight asks about. */
  readonly method: string;
  /** What a preflight asks about (`Access-Control-Request-Headers`), lower case. */
  readonly requestHeaders?: readonly string[];
}

/**
 * The headers that a browser needs to see, by the first of the bucket's CORS rules that fits; undefined where none does,
 * which S3 answers with 403 to a preflight and without headers to a request.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html
 */
export function corsHeaders(
  { CORSRules: rules = [] }: Partial<CORSConfiguration>,
  request: CorsRequest,
): Record<string, string> | undefined {
  const rule = rules.find((candidate) => fits(candidate, request));
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

function fits(rule: CORSRule, { origin, method, requestHeaders = [] }: CorsRequest): boolean {
  const allowed = (rule.AllowedHeaders ?? []).map((header) => header.toLowerCase());
  return (
    (rule.AllowedMethods ?? []).includes(method) &&
    (rule.AllowedOrigins ?? []).some((pattern) => matches(pattern, origin)) &&
    requestHeaders.every((header) => allowed.some((pattern) => matches(pattern, header)))
  );
}

/** A pattern holds at most one `*`. */
function matches(pattern: string, text: string): boolean {
  const [before = '', after] = pattern.split('*');
  if (after === undefined) return pattern === text;
  return (
    text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after)
  );
}
