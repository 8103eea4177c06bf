import type { Answers } from '../../helpdesk/intake/form.ts';
import { readOpening } from '../../helpdesk/intake/read-opening.ts';
import type { OpenTicketDeps } from '../../helpdesk/tickets/open-ticket.ts';
import type { LexEvent } from './lex-event.ts';
import { sentTicket } from './sent-ticket.ts';

type Person = Pick<Answers, 'name' | 'email'>;

/**
 * Finds the name and the address that were given in this chat before: with the ticket that was sent, or in passing, the
 * newest first. Without the conversation, they are asked for.
 */
export async function personBefore(
  { conversations, log }: Pick<OpenTicketDeps, 'conversations' | 'log'>,
  event: LexEvent,
): Promise<Person> {
  const sent = sentTicket(event);
  if (sent) return { name: sent.name, email: sent.email };
  try {
    const turns = await conversations.turns(event.sessionId);
    const said = turns.flatMap((turn) => (turn.said && 'text' in turn.said ? turn.said.text : []));
    return Object.assign({}, ...said.map(personIn));
  } catch (error) {
    log.warn({ err: error }, 'conversation not read; name and address are asked for');
    return {};
  }
}

function personIn(text: string): Person {
  const { name, email } = readOpening(text);
  return { ...(name !== undefined && { name }), ...(email !== undefined && { email }) };
}
