import { attachmentLines } from './mailed-attachments.ts';
import { singleLine } from './plain-text.ts';
import type { Ticket } from './ticket.ts';
import type { TeamMail } from './ticket-mailer.ts';

/**
 * Builds the mail that creates a ticket in Request Tracker, for the correspondence address of its queue.
 *
 * The single text part starts with the bot's own `Name: value` lines and a blank line. RT's CommandByMail reads
 * commands only from the first such block, so the client's words after it stay text. `Requestor` and `CF.{Category}`
 * are commands on a site that lets the bot issue them, and plain information on any other.
 * There is no Reply-To, because it would make the typed address the acting user. Nothing marks the mail as automatic,
 * because RT would then withhold its receipt from the requestor.
 */
export function ticketMail(ticket: Ticket): TeamMail {
  const { ticketId, category, route } = ticket;
  return {
    to: route.address,
    subject: `${headerText(ticket.summary || category)} (${ticketId})`,
    headers: {
      'X-LTSI-Ticket': ticketId,
      // No mail has this id. Mails about one ticket are shown as one thread, and RT opens a ticket nevertheless.
      'In-Reply-To': threadId(ticketId),
      References: threadId(ticketId),
      'X-LTSI-Queue': route.queue,
      'X-LTSI-Category': headerText(category),
      'X-LTSI-Urgency': route.urgency,
    },
    text: `${fieldBlock(ticket)}\n\n${ticket.description}\n${filesText(ticket)}`,
  };
}

/** The files, after the client's words. */
function filesText(ticket: Ticket): string {
  const lines = attachmentLines(ticket);
  return lines.length === 0
    ? ''
    : `\nFiles of the client\n${lines.map((line) => `- ${line}\n`).join('')}`;
}

/** RFC 2606 reserves `.invalid`, so that it is nobody's domain. */
function threadId(ticketId: string): string {
  return `<${ticketId}@support-bot.invalid>`;
}

/**
 * Makes a client's words safe for a header. RT files a mail from any sender under the ticket that `[name #123]` in its
 * subject names. So no bracket may get there, neither literally nor inside an encoded word that a client typed
 * (`=?utf-8?q?=5B…?=`, RFC 2047).
 */
function headerText(text: string): string {
  return [...text].map(withoutBracket).join('').replaceAll('=?', '= ?');
}

/** Replaces square brackets of every width and shape (Unicode compatibility forms). */
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
    ['LTSI-Urgency', withEvidence(route.urgency, route.urgencyEvidence)],
    ['LTSI-Route', withEvidence(`${route.queue} by ${route.rule}`, route.evidence)],
    ['LTSI-Recorded', ticket.recordedAt],
  ] as const;
  return fields
    .map(([name, value]) => [name, singleLine(value, 400)])
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

function withEvidence(what: string, evidence: readonly string[]): string {
  return evidence.length > 0 ? `${what} (${evidence.join(', ')})` : what;
}
