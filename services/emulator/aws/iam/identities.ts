import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../../base/clock.ts';
import type { Identities } from '../endpoint/sigv4/verify.ts';
import { AwsError } from '../errors.ts';
import { ACCOUNT_ID } from '../service.ts';
import type { Role, Roles, TemporaryCredentials } from './roles.ts';

/** A key with its secret. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** The credentials of the local administrator unless others are set, the same as in LocalStack. Everybody knows them. */
export const ADMINISTRATOR: Credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

export interface IdentityDeps {
  readonly clock: Clock;
  /** 32 random bytes, stored in the data folder so that sessions stay valid after a restart. */
  readonly secret: Buffer;
  /** Default: test / test, which are refused if there is another. */
  readonly administrator?: Credentials | undefined;
}

/** Creates an empty set of roles. */
export function createIdentities(deps: IdentityDeps): Identities & Roles {
  return new LocalIdentities(deps);
}

/**
 * Holds the roles and opens sessions on them. Sessions are not stored: the signed token contains role, session name and
 * expiration, and the secret derives from the access key id, so that presigned URLs stay valid after a restart.
 */
class LocalIdentities implements Identities, Roles {
  readonly #clock: Clock;
  readonly #secret: Buffer;
  readonly #administrator: Credentials;
  readonly #roles = new Map<string, Role>();

  constructor({ clock, secret, administrator = ADMINISTRATOR }: IdentityDeps) {
    this.#clock = clock;
    this.#secret = secret;
    this.#administrator = administrator;
  }

  put(role: Role): void {
    this.#roles.set(role.roleName, role);
  }

  get(roleName: string): Role | undefined {
    return this.#roles.get(roleName);
  }

  assume(roleArn: string, sessionName: string, seconds = 3600): TemporaryCredentials {
    const role = [...this.#roles.values()].find((candidate) => candidate.arn === roleArn);
    if (!role) throw this.#roleNotFound(roleArn);
    const expiration = new Date(this.#clock.now().getTime() + seconds * 1000);
    return sessionFor(role, sessionName, expiration, this.#sign);
  }

  find(accessKeyId: string, sessionToken?: string): ReturnType<Identities['find']> {
    if (sessionToken !== undefined) {
      return identityOf(accessKeyId, sessionToken, this.#clock.now(), this.#sign);
    }
    if (accessKeyId !== this.#administrator.accessKeyId) return undefined;
    const arn = `arn:aws:iam::${ACCOUNT_ID}:root`;
    return {
      secretAccessKey: this.#administrator.secretAccessKey,
      caller: { kind: 'root', accountId: ACCOUNT_ID, arn, accessKeyId },
    };
  }

  readonly #sign: Sign = (text) =>
    createHmac('sha256', this.#secret).update(text).digest('base64url');

  #roleNotFound(roleArn: string): AwsError {
    const known = [...this.#roles.keys()].join(', ') || 'none';
    return new AwsError(
      'AccessDenied',
      403,
      `User is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
      { detail: `support-bot: no template declares this role (known: ${known}).` },
    );
  }
}

type Sign = (text: string) => string;

function sessionFor(
  role: Role,
  sessionName: string,
  expiration: Date,
  sign: Sign,
): TemporaryCredentials {
  const accessKeyId = `ASIA${randomBytes(10).toString('hex').toUpperCase().slice(0, 16)}`;
  const claims = [accessKeyId, role.arn, sessionName, expiration.getTime()];
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return {
    accessKeyId,
    secretAccessKey: sign(`secret:${accessKeyId}`),
    sessionToken: `${payload}.${sign(payload)}`,
    expiration,
  };
}

function identityOf(
  accessKeyId: string,
  token: string,
  now: Date,
  sign: Sign,
): ReturnType<Identities['find']> {
  const [payload = '', signature = ''] = token.split('.');
  const expected = Buffer.from(sign(payload));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const [key, roleArn, sessionName, expires] = JSON.parse(
    Buffer.from(payload, 'base64url').toString('utf8'),
  ) as [string, string, string, number];
  if (key !== accessKeyId) return undefined;
  if (now.getTime() > expires) {
    throw new AwsError(
      'ExpiredToken',
      403,
      'The security token included in the request is expired',
    );
  }
  const arn = `${roleArn.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/${sessionName}`;
  return {
    secretAccessKey: sign(`secret:${accessKeyId}`),
    caller: { kind: 'role', accountId: ACCOUNT_ID, arn, roleArn, accessKeyId },
  };
}
