import { createHash } from 'node:crypto';
import type { TicketRequest } from './ticket.ts';

/** Douglas Crockford's base 32: no I, L, O and U, which are misread or misheard. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;

/**
 * The id of the ticket that this request makes: the same for the same words in the same conversation, so that a code
 * hook that is retried, or a confirmation sent twice, finds its ticket instead of opening a second one.
 * As unpredictable as the conversation's ids: 50 bits of a SHA-256 over them.
 */
export function ticketIdOf(request: TicketRequest): string {
  const { sessionId, conversationId, name, email, category, summary, description } = request;
  const said = [sessionId, conversationId, name, email, category, summary, description];
  const hash = createHash('sha256').update(JSON.stringify(said)).digest();
  // 32 divides 256, so that the low five bits of each byte are evenly spread.
  const characters = [...hash.subarray(0, LENGTH)].map((byte) => ALPHABET[byte & 31]);
  return `LTSI-${characters.join('')}`;
}
