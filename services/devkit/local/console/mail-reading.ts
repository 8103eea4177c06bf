import { describeReading } from '../../rt/describe-reading.ts';
import { gatewayOf } from '../../rt/mail-gateway.ts';
import { readMail } from '../../rt/read-mail.ts';
import { unknownSite } from '../../rt/site.ts';

/** What Request Tracker makes of a mail where commands by mail are allowed to everyone, or are off. */
export interface MailReading {
  readonly address: string;
  readonly everyone: ReadingShown;
  readonly off: ReadingShown;
}

interface ReadingShown {
  readonly headline: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** The rules that decided: the row of docs/rt-rules.md, and what it says. */
  readonly why: readonly { readonly row: string; readonly says: string }[];
}

/** Returns what becomes of a mail if the address leads to a queue. */
export function mailReading(raw: Uint8Array, address: string): MailReading {
  return {
    address,
    everyone: readFor(raw, address, 'everyone'),
    off: readFor(raw, address, 'off'),
  };
}

function readFor(raw: Uint8Array, address: string, allowed: 'everyone' | 'off'): ReadingShown {
  const { queue, site } = gatewayOf(address);
  const commands = { allowed, header: undefined, onlyHeaders: false };
  const reading = readMail(raw, queue, unknownSite(site, commands));
  const { headline, facts } = describeReading(reading);
  return { headline, facts, why: reading.rules.map(({ row, says }) => ({ row, says })) };
}
