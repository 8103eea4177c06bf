import { readMail } from '../../../services/devkit/rt/read-mail.ts';
import type { Reading } from '../../../services/devkit/rt/reading.ts';
import type { Site } from '../../../services/devkit/rt/site.ts';
import type { SeenTicket } from './seen-tickets.ts';

/** A mail that a real Request Tracker and the model read. */
export interface TriedMail {
  readonly id: string;
  readonly what: string;
  readonly queue: string;
  readonly raw: Buffer;
}

/** Compares what the model and a real Request Tracker make of a mail. Returns undefined if they agree. */
export function disagreement(mail: TriedMail, site: Site, seen: SeenTicket | undefined): unknown {
  const model = shownByModel(readMail(mail.raw, mail.queue, site));
  const real = seen === undefined ? { outcome: 'lost' } : shownByRt(seen);
  if (JSON.stringify(model) === JSON.stringify(real)) return undefined;
  return { what: mail.what, model, real };
}

function shownByModel(reading: Reading) {
  const { outcome, actingUser, repliesTo } = reading;
  if (outcome === 'lost') return { outcome };
  if (outcome === 'reply')
    return {
      outcome,
      actingUser: actingUser?.toLowerCase(),
      ticket: repliesTo,
      attachments: files(reading.attachments),
    };
  return {
    outcome,
    actingUser: actingUser?.toLowerCase(),
    queue: reading.queue,
    subject: normalised(reading.subject),
    status: reading.status,
    owner: reading.owner,
    priority: listed(reading.priority),
    requestors: [...reading.requestors].sort(),
    cc: [...reading.cc].sort(),
    fields: sorted(reading.fields),
    receipts: [...reading.receipts].sort(),
    attachments: files(reading.attachments),
  };
}

function shownByRt(seen: SeenTicket) {
  if (!seen.isNew)
    return {
      outcome: 'reply',
      actingUser: seen.actingUser.toLowerCase(),
      ticket: seen.id,
      attachments: files(seen.attachments),
    };
  return {
    outcome: 'ticket',
    actingUser: seen.actingUser.toLowerCase(),
    queue: seen.queue,
    subject: normalised(seen.subject),
    status: seen.status,
    owner: seen.owner,
    priority: listed(seen.priority),
    requestors: [...seen.requestors].sort(),
    cc: [...seen.cc].sort(),
    fields: sorted(seen.fields),
    receipts: [...seen.receipts].sort(),
    attachments: files(seen.attachments),
  };
}

/** The name of a file may be the place of a list in memory. */
function files(attachments: Reading['attachments']): unknown {
  return attachments.map((file) => ({ ...file, name: file.name && listed(file.name) }));
}

/** RT keeps what Perl shows of a list: `ARRAY(0x55d0)`. */
function listed(text: string): string {
  return text.replace(/^ARRAY\(0x[0-9a-f]+\)$/, 'ARRAY');
}

/** SQLite's shell cuts a text at NUL. */
function normalised(subject: string): string {
  return listed(subject.split('\0', 1)[0] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

function sorted(fields: Readonly<Record<string, string>>): unknown {
  return Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
}
