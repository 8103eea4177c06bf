import { createHash, timingSafeEqual } from 'node:crypto';
import type { VerifyDeps } from '../endpoint/sigv4/verify.ts';
import { callerOf } from '../endpoint/verify-request.ts';
import { AwsError } from '../errors.ts';
import type { Caller } from '../service.ts';

/** A request to the search endpoint as it was received. */
export interface SearchRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The hash of its body; undefined while the body has not been read. */
  readonly bodySha256: string | undefined;
}

/** Signing names of Amazon OpenSearch Service: managed domains and serverless collections. */
const SIGNING_NAMES = ['es', 'aoss'];

/**
 * Identifies the caller of the search endpoint: SigV4 for `es`, or HTTP Basic with the key and the secret of the local
 * administrator: test:test unless the configuration has others. Before the body has been read, a signature is checked as
 * far as the head allows: completely if it declares the body's hash, else its key and date.
 * Throws AwsError 403 if the request is unsigned or its credentials are wrong.
 */
export async function authenticateSearch(
  deps: VerifyDeps,
  request: SearchRequest,
): Promise<Caller> {
  const { authorization } = request.headers;
  const isBasic = typeof authorization === 'string' && authorization.startsWith('Basic ');
  const caller = isBasic
    ? basic(deps, authorization.slice(6))
    : callerOf(deps, SIGNING_NAMES, request, request.bodySha256);
  if (caller.kind === 'anonymous') throw anonymous(request);
  return caller;
}

function basic({ identities }: VerifyDeps, encoded: string): Caller {
  const [, user = '', password = ''] =
    /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  const identity = identities.find(user, undefined);
  if (identity && isSame(password, identity.secretAccessKey)) return identity.caller;
  throw new AwsError('AccessDenied', 403, 'The user name or the password is wrong.');
}

/** Compares in a time that does not depend on the texts. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

function anonymous({ method }: SearchRequest): AwsError {
  const action = `es:ESHttp${method.charAt(0)}${method.slice(1).toLowerCase()}`;
  return new AwsError(
    'AccessDenied',
    403,
    `User: anonymous is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`,
    {
      detail:
        'support-bot: sign the request for service es, or send the administrator as Basic (test:test, unless ADMIN_ACCESS_KEY_ID is set).',
    },
  );
}
