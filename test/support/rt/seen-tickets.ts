import type { RequestTracker } from './request-tracker.ts';

/** What became of a mail in a real Request Tracker, by its Message-ID. */
export interface SeenTicket {
  readonly id: number;
  readonly isNew: boolean;
  readonly actingUser: string;
  readonly queue: string;
  readonly subject: string;
  readonly status: string;
  readonly owner: string;
  readonly priority: string;
  readonly requestors: readonly string[];
  readonly cc: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
  readonly receipts: readonly string[];
  readonly attachments: readonly { type: string; name: string | undefined; bytes: number }[];
}

const MAILS = `
  SELECT a.MessageId AS messageId, t.id AS transaction_, t.Type AS type, t.ObjectId AS ticket, u.EmailAddress AS user
  FROM Attachments a JOIN Transactions t ON t.id = a.TransactionId JOIN Users u ON u.id = t.Creator
  WHERE a.Parent = 0 AND t.Type IN ('Create', 'Correspond') AND a.MessageId IS NOT NULL`;
const TICKETS = `
  SELECT t.id, q.Name AS queue, t.Subject AS subject, t.Status AS status, o.Name AS owner, t.Priority AS priority
  FROM Tickets t JOIN Queues q ON q.id = t.Queue JOIN Users o ON o.id = t.Owner`;
const WATCHERS = `
  SELECT g.Instance AS ticket, g.Name AS role, u.EmailAddress AS address
  FROM Groups g JOIN GroupMembers m ON m.GroupId = g.id JOIN Users u ON u.id = m.MemberId
  WHERE g.Domain = 'RT::Ticket-Role' AND g.Name IN ('Requestor', 'Cc') ORDER BY m.id`;
const FIELDS = `
  SELECT v.ObjectId AS ticket, f.Name AS name, v.Content AS value
  FROM ObjectCustomFieldValues v JOIN CustomFields f ON f.id = v.CustomField
  WHERE v.ObjectType = 'RT::Ticket' AND v.Disabled = 0`;
const RECEIPTS = `
  SELECT t.ObjectId AS ticket, a.Headers AS headers
  FROM Transactions t JOIN Attachments a ON a.TransactionId = t.id
  WHERE t.Type = 'EmailRecord' AND a.Parent = 0 AND a.Headers LIKE '%Auto-Submitted: auto-replied%'`;
const PARTS = `
  SELECT a.TransactionId AS transaction_, a.id, a.Parent AS parent, a.ContentType AS type, a.Filename AS name,
    a.ContentEncoding AS encoding, a.Headers AS headers
  FROM Attachments a JOIN Transactions t ON t.id = a.TransactionId
  WHERE t.Type IN ('Create', 'Correspond') ORDER BY a.id`;

type Row = Readonly<Record<string, string | number | null>>;

/** Reads all tickets and mails of a Request Tracker at once. */
export async function seenTickets(rt: RequestTracker): Promise<ReadonlyMap<string, SeenTicket>> {
  const [mails, tickets, watchers, fields, receipts, parts] = await Promise.all(
    [MAILS, TICKETS, WATCHERS, FIELDS, RECEIPTS, PARTS].map((sql) => rt.query(sql)),
  );
  const of = (rows: readonly Row[] | undefined, ticket: unknown) =>
    (rows ?? []).filter((row) => row.ticket === ticket);
  const byId = new Map((tickets ?? []).map((ticket) => [ticket.id, ticket]));
  return new Map(
    (mails ?? []).map((mail) => {
      const ticket = byId.get(mail.ticket ?? 0) ?? {};
      const people = of(watchers, mail.ticket);
      const addresses = (role: string) =>
        people
          .filter((row) => row.role === role)
          .map(({ address }) => String(address).toLowerCase());
      return [
        String(mail.messageId),
        {
          id: Number(mail.ticket),
          isNew: mail.type === 'Create',
          actingUser: String(mail.user),
          queue: String(ticket.queue),
          subject: String(ticket.subject ?? ''),
          status: String(ticket.status),
          owner: String(ticket.owner),
          priority: String(ticket.priority),
          requestors: addresses('Requestor'),
          cc: addresses('Cc'),
          fields: Object.fromEntries(
            of(fields, mail.ticket).map((row) => [row.name, String(row.value)]),
          ),
          receipts: of(receipts, mail.ticket).flatMap(({ headers }) => recipients(String(headers))),
          attachments: attachments(
            (parts ?? []).filter((row) => row.transaction_ === mail.transaction_),
          ),
        },
      ];
    }),
  );
}

function recipients(headers: string): string[] {
  const to = /^(?:To|Bcc): (.*(?:\n .*)*)$/gm;
  return [...headers.matchAll(to)].flatMap(([, list = '']) =>
    list
      .split(',')
      .map((address) => address.replace(/^.*</s, '').replace(/>.*$/s, '').trim().toLowerCase()),
  );
}

/** All parts but the text and its other form, as a person sees them. */
function attachments(parts: readonly Row[]) {
  const typeOf = new Map(parts.map((part) => [part.id, String(part.type)]));
  return parts
    .filter(({ type, parent, name }) => {
      if (/^(?:multipart|message)\//.test(String(type))) return false;
      if (typeOf.get(parent ?? 0) === 'multipart/alternative') return false;
      return name !== null || !String(type).startsWith('text/');
    })
    .map(({ type, name, headers }) => ({
      type: String(type).toLowerCase(),
      name: name === null ? undefined : String(name),
      bytes: Number(/^Content-Length: (\d+)$/m.exec(String(headers))?.[1]),
    }));
}
