import type { Clock } from '../../../base/clock.ts';
import type { MailBox } from '../mail-box/mail-box.ts';
import type { VerifiedIdentities } from './store.ts';

/** Dependencies of the SES operations. Each operation picks those it uses. */
export interface SesDeps {
  readonly identities: VerifiedIdentities;
  readonly mailBox: MailBox;
  readonly clock: Clock;
}
