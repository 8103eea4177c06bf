import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { JsonObjects } from '../conversations/json-objects.ts';
import { capKey } from './ticket-cap.ts';

/** Longer than a session can last: 500 turns of 15 minutes. */
const LIFETIME_MS = 6 * 86_400_000;

/**
 * Remembers from which network a chat session was opened. Only the chat function sees the address of its caller, and
 * whatever it passed on through Lex, any client of Lex could set. So it leaves a note in the bucket instead, which the
 * code hook finds by the session's id.
 */
export class SessionNetworks {
  readonly #objects: JsonObjects;
  readonly #clock: Clock;

  constructor(objects: JsonObjects, clock: Clock) {
    this.#objects = objects;
    this.#clock = clock;
  }

  /** Notes the network of a new session: its IPv4 address, or its IPv6 /64, as a hash. */
  async note(sessionId: string, network: string): Promise<void> {
    const expiresAt = new Date(this.#clock.now().getTime() + LIFETIME_MS).toISOString();
    const hash = createHash('sha256').update(network).digest('hex');
    await this.#objects.write(keyOf(sessionId), { v: 1, network: hash, expiresAt });
  }

  /** Resolves with undefined for a session that no chat function has opened. */
  async find(sessionId: string): Promise<string | undefined> {
    const found = await this.#objects.read(keyOf(sessionId));
    return (found?.value as { network?: string } | undefined)?.network;
  }
}

function keyOf(sessionId: string): string {
  return capKey('network-of', sessionId);
}
