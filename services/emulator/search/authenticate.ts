import { timingSafeEqual } from 'node:crypto';
import { AwsError } from '../aws/errors.ts';
import { ACCOUNT_ID, type Caller } from '../aws/service.ts';

/** A request as it was received, for whoever checks its signature. */
export interface SignedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly rawBody: Buffer;
}

/** Checks a SigV4 signature for service `es`; throws AwsError where it does not hold. */
export type Verify = (request: SignedRequest) => Promise<Caller>;

const ADMINISTRATOR = Buffer.from('test:test');

/**
 * Tells who makes a request: SigV4 by `verify`, or Basic with the local administrator's test:test.
 * Throws AwsError 403 where a request is unsigned or its credentials are wrong.
 */
export async function authenticate(request: SignedRequest, verify: Verify): Promise<Caller> {
  const { authorization } = request.headers;
  const isBasic = typeof authorization === 'string' && authorization.startsWith('Basic ');
  const caller = isBasic ? basic(authorization.slice(6)) : await verify(request);
  if (caller.kind === 'anonymous') throw anonymous(request);
  return caller;
}

function basic(encoded: string): Caller {
  const given = Buffer.from(encoded, 'base64');
  const isAdministrator =
    given.length === ADMINISTRATOR.length && timingSafeEqual(given, ADMINISTRATOR);
  if (!isAdministrator)
    throw new AwsError('AccessDenied', 403, 'The user name or the password is wrong.');
  const arn = `arn:aws:iam::${ACCOUNT_ID}:root`;
  return { kind: 'root', accountId: ACCOUNT_ID, arn, accessKeyId: 'test' };
}

const anonymous = ({ method }: SignedRequest): AwsError => {
  const action = `es:ESHttp${method.charAt(0)}${method.slice(1).toLowerCase()}`;
  return new AwsError(
    'AccessDenied',
    403,
    `User: anonymous is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`,
    { detail: 'support-bot: sign the request for service es, or send Basic test:test.' },
  );
};
