import { singleLine } from './plain-text.ts';
import type { Ticket } from './ticket.ts';
import type { TeamMail } from './ticket-mailer.ts';

/**
 * The mail that makes a ticket in Request Tracker, as its queue's correspond address reads it.
 *
 * The one text part begins with the bot's own `Name: value` lines and a blank line: RT's CommandByMail takes commands
 * from the first such block only, so that whatever the client wrote after it stays text. `Requestor` and
 * `CF.{Category}` are commands to a site that allows the bot to give them, and plain information to every other.
 * There is no Reply-To (it would make the typed address the acting user), and nothing that marks the mail as
 * automatic (RT would keep its receipt from the requestor).
 */
export function ticketMail(ticket: Ticket): TeamMail {
  const { ticketId, category, route } = ticket;
  return {
    to: route.address,
    subject: `${headerText(ticket.summary || category)} (${ticketId})`,
    headers: {
      'X-LTSI-Ticket': ticketId,
      'X-LTSI-Queue': route.queue,
      'X-LTSI-Category': headerText(category),
      'X-LTSI-Urgency': route.urgency,
    },
    text: `${fieldBlock(ticket)}\n\n${ticket.description}\n`,
  };
}

/**
 * A client's words for a header. RT files a mail under the ticket that `[name #123]` in its subject names, from
 * anybody: no bracket gets there, neither as it is nor inside an encoded word (`=?utf-8?q?=5B…?=`, RFC 2047) that
 * a client typed.
 */
function headerText(text: string): string {
  return [...text].map(withoutBracket).join('').replaceAll('=?', '= ?');
}

/** Brackets in any of their widths and shapes (Unicode compatibility forms). */
function withoutBracket(character: string): string {
  const plain = character.normalize('NFKC');
  if (plain === '[') return '(';
  return plain === ']' ? ')' : character;
}

function fieldBlock(ticket: Ticket): string {
  const { route, requestor } = ticket;
  const fields = [
    ['Requestor', requestor.email],
    ['CF.{Category}', ticket.category],
    ['LTSI-Ticket', ticket.ticketId],
    ['LTSI-Name', requestor.name],
    ['LTSI-Summary', ticket.summary],
    ['LTSI-Urgency', because(route.urgency, route.urgencyEvidence)],
    ['LTSI-Route', because(`${route.queue} by ${route.rule}`, route.evidence)],
    ['LTSI-Recorded', ticket.recordedAt],
  ] as const;
  return fields
    .map(([name, value]) => [name, singleLine(value, 400)])
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

function because(what: string, evidence: readonly string[]): string {
  return evidence.length > 0 ? `${what} (${evidence.join(', ')})` : what;
}
