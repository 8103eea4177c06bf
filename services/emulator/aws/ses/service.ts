import * as client from '@aws-sdk/client-ses';
import { type Clock, systemClock } from '../../../base/clock.ts';
import type { DamageReport } from '../../../base/durable/damage-report.ts';
import { bindTo } from '../bind-to.ts';
import type { MailBox } from '../mail-box/mail-box.ts';
import type { AwsService } from '../service.ts';
import { sesBodyLimit } from './body-limit.ts';
import type { SesDeps } from './deps.ts';
import { deleteIdentity } from './operations/delete-identity.ts';
import { getIdentityVerificationAttributes } from './operations/get-identity-verification-attributes.ts';
import { getSendQuota } from './operations/get-send-quota.ts';
import { getSendStatistics } from './operations/get-send-statistics.ts';
import { listIdentities } from './operations/list-identities.ts';
import { sendEmail } from './operations/send-email.ts';
import { sendRawEmail } from './operations/send-raw-email.ts';
import { verifyDomainIdentity } from './operations/verify-domain-identity.ts';
import { verifyEmailIdentity } from './operations/verify-email-identity.ts';
import { openIdentities } from './store.ts';

export interface SesOptions {
  /** Identities are stored in `<dataDir>/ses`. */
  readonly dataDir: string;
  /** Receives accepted mail. */
  readonly mailBox: MailBox;
  readonly clock?: Clock;
  /** Receives what is damaged; without it, damage is an error. */
  readonly damage?: DamageReport | undefined;
}

export interface Ses {
  readonly service: AwsService;
  /** Does nothing: every response is sent only after its data is durable. */
  close(): Promise<void>;
}

/** Amazon SES, API version 2010-12-01. */
export async function openSes({
  dataDir,
  mailBox,
  clock = systemClock,
  damage,
}: SesOptions): Promise<Ses> {
  const deps: SesDeps = { identities: await openIdentities(dataDir, damage), mailBox, clock };
  return {
    service: { name: 'ses', client, bodyLimit: sesBodyLimit, operations: operationsOf(deps) },
    async close() {},
  };
}

function operationsOf(deps: SesDeps): AwsService['operations'] {
  const bind = bindTo(deps);
  return {
    DeleteIdentity: bind(deleteIdentity),
    GetIdentityVerificationAttributes: bind(getIdentityVerificationAttributes),
    GetSendQuota: bind(getSendQuota),
    GetSendStatistics: bind(getSendStatistics),
    ListIdentities: bind(listIdentities),
    SendEmail: bind(sendEmail),
    SendRawEmail: bind(sendRawEmail),
    VerifyDomainIdentity: bind(verifyDomainIdentity),
    VerifyEmailIdentity: bind(verifyEmailIdentity),
  };
}
