import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../../base/clock.ts';
import type { Identities } from '../endpoint/sigv4/verify.ts';
import { AwsError } from '../errors.ts';
import { ACCOUNT_ID } from '../service.ts';
import type { Role, Roles, TemporaryCredentials } from './roles.ts';

/** The local administrator, as LocalStack has it too. */
export const ADMINISTRATOR = { accessKeyId: 'test', secretAccessKey: 'test' } as const;

export interface IdentityDeps {
  readonly clock: Clock;
  /** 32 random bytes of this data folder: sessions opened before a restart stay good after it. */
  readonly secret: Buffer;
}

/**
 * Keeps the roles and opens sessions on them. A session is not stored: its token says role, name and end, signed, and
 * its secret derives from its key, so that a presigned URL outlives a restart of the process.
 */
export function createIdentities({ clock, secret }: IdentityDeps): Identities & Roles {
  const roles = new Map<string, Role>();
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest('base64url');

  return {
    put(role) {
      roles.set(role.roleName, role);
    },
    get: (roleName) => roles.get(roleName),
    assume(roleArn, sessionName, seconds = 3600) {
      const role = [...roles.values()].find((candidate) => candidate.arn === roleArn);
      if (!role) {
        throw new AwsError(
          'AccessDenied',
          403,
          `User is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
          {
            detail: `support-bot: no template declares this role (known: ${[...roles.keys()].join(', ') || 'none'}).`,
          },
        );
      }
      return sessionFor(role, sessionName, new Date(clock.now().getTime() + seconds * 1000), sign);
    },
    find(accessKeyId, sessionToken) {
      if (sessionToken !== undefined)
        return identityOf(accessKeyId, sessionToken, clock.now(), sign);
      if (accessKeyId !== ADMINISTRATOR.accessKeyId) return undefined;
      const arn = `arn:aws:iam::${ACCOUNT_ID}:root`;
      return {
        secretAccessKey: ADMINISTRATOR.secretAccessKey,
        caller: { kind: 'root', accountId: ACCOUNT_ID, arn, accessKeyId },
      };
    },
  };
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
