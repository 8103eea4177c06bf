import type { Clock } from '../../../base/clock.ts';
import type { MailBox } from '../mail-box/mail-box.ts';
import type { Identities } from './store.ts';

/** What the SES operations draw on; each names the part that it uses. */
export interface SesDeps {
  readonly identities: Identities;
  readonly mailBox: MailBox;
  readonly clock: Clock;
}
