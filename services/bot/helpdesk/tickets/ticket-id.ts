import { createHash } from 'node:crypto';
import type { TicketRequest } from './ticket.ts';

/** Crockford's base 32: without I, L, O and U, which are misread or misheard. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;

/**
 * Derives a ticket's id from its request. The same answers in the same conversation have the same id, so that a retried
 * code hook or a repeated confirmation finds its ticket instead of opening a second one.
 * The id is as unpredictable as those of the conversation: 50 bits of a SHA-256 hash over them.
 */
export function ticketIdOf(request: TicketRequest): string {
  const { sessionId, conversationId, name, email, category, summary, description } = request;
  const said = [sessionId, conversationId, name, email, category, summary, description];
  const hash = createHash('sha256').update(JSON.stringify(said)).digest();
  // 32 divides 256, so the low five bits of each byte are uniformly distributed.
  const characters = [...hash.subarray(0, LENGTH)].map((byte) => ALPHABET[byte & 31]);
  return `LTSI-${characters.join('')}`;
}
