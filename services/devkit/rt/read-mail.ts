import { decodeWords } from './mime/decode-words.ts';
import { fieldValue } from './mime/read-header.ts';
import { type Part, readParts } from './mime/read-parts.ts';
import type { AppliedRule, Reading } from './reading.ts';
import { type ActingUser, actingUser } from './rules/acting-user.ts';
import { commandRules, partRules, receiptRule, userRule } from './rules/applied.ts';
import { attachmentsOf } from './rules/attachments.ts';
import { automaticMark, isLoop } from './rules/automatic.ts';
import { type FoundCommands, findCommands } from './rules/find-commands.ts';
import { newTicket } from './rules/new-ticket.ts';
import { receiptsOf } from './rules/receipts.ts';
import { taggedTicket } from './rules/ticket-tag.ts';
import { mayCommand, type Site } from './site.ts';

const NO_TICKET: AppliedRule = {
  row: 'R18',
  says: 'A command for a new ticket is invalid: RT makes none, and says "ok"',
};
const NOTHING = {
  queue: undefined,
  repliesTo: undefined,
  commands: [],
  requestors: [],
  cc: [],
  status: '',
  owner: '',
  priority: '',
  fields: {},
  receipts: [],
};

/**
 * Says what Request Tracker makes of a raw mail that its gateway receives for a queue. The rules are those of
 * docs/rt-rules.md, which names how each was seen; they know nothing of who composed the mail.
 */
export function readMail(raw: Uint8Array, queue: string, site: Site): Reading {
  const mail = readParts(Buffer.from(raw).toString('latin1'));
  const user = actingUser(mail.fields);
  const shown = {
    subject: decodeWords(fieldValue(mail.fields, 'subject') ?? ''),
    actingUser: user?.address,
    attachments: attachmentsOf(mail),
  };
  const lost = (rule: AppliedRule): Reading => ({
    ...NOTHING,
    ...shown,
    outcome: 'lost',
    rules: [rule],
  });
  if (isLoop(mail.fields, site.name)) return lost({ row: 'R21', says: 'RT sent this mail itself' });
  if (!user) return lost({ row: 'R22', says: 'No sender can be read' });
  const found = mayCommand(site.commands, user.address)
    ? findCommands(mail, site.commands)
    : undefined;
  const incoming = { mail, queue, site, user, subject: shown.subject, found };
  return { ...shown, ...fileMail(incoming) };
}

type Read = Omit<Reading, 'subject' | 'actingUser' | 'attachments'> & Partial<Reading>;

interface Incoming {
  readonly mail: Part;
  readonly queue: string;
  readonly site: Site;
  readonly user: ActingUser;
  readonly subject: string;
  /** Undefined if the acting user may not command by mail. */
  readonly found: FoundCommands | undefined;
}

function fileMail(incoming: Incoming): Read {
  const { site, subject, found } = incoming;
  const tagged = taggedTicket(subject, site.name);
  if (tagged === undefined) return openTicket(incoming, []);
  if (site.tickets?.includes(tagged) ?? true) return addReply(incoming, tagged);
  const problem = `The subject names ticket ${tagged}, which there is not`;
  if (found) return openTicket(incoming, [{ row: 'R8', says: `${problem}: a new one` }]);
  const rules = [userRule(incoming), { row: 'R7', says: problem }];
  return { ...NOTHING, outcome: 'lost', rules };
}

function addReply(incoming: Incoming, id: number): Read {
  const { found } = incoming;
  const rule = { row: 'R4', says: `The subject names ticket ${id}: a reply to it` };
  return {
    ...NOTHING,
    outcome: 'reply',
    repliesTo: id,
    commands: found?.commands ?? [],
    rules: [userRule(incoming), rule, ...commandRules(found)],
  };
}

function openTicket(incoming: Incoming, tagRules: readonly AppliedRule[]): Read {
  const { mail, queue, site, user, subject, found } = incoming;
  const commands = found?.commands ?? [];
  const ticket = newTicket(site, commands, { queue, subject, actingUser: user.address });
  const rules = [userRule(incoming), ...tagRules, ...partRules(mail), ...commandRules(found)];
  if (!ticket) return { ...NOTHING, outcome: 'lost', commands, rules: [...rules, NO_TICKET] };
  const mark = automaticMark(mail.fields, user.address);
  const receipts = receiptsOf(site, ticket.requestors, user.address, mark);
  const all = [...rules, receiptRule(mark, receipts)];
  return { ...NOTHING, ...ticket, outcome: 'ticket', commands, receipts, rules: all };
}
