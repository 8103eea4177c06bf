import { setTimeout as pause } from 'node:timers/promises';
import type { Ledger } from '../ledger.ts';
import type { Addresses } from '../product.ts';
import type { Random } from '../random.ts';
import type { Chats } from './chats.ts';
import type { Clients } from './clients.ts';

/** What a workload works with, in one kill round. */
export interface Load {
  readonly at: Addresses;
  readonly clients: Clients;
  readonly ledger: Ledger;
  readonly random: Random;
  readonly chats: Chats;
  /** Whether the round has ended: the kill is near or done. */
  readonly isOver: () => boolean;
}

/** Leaves the product time for the others: a load that takes all of it never sees a turn answered. */
const PAUSE_MS = 15;
const REFUSED_PAUSE_MS = 50;

/**
 * Repeats a step until the round is over. A call that fails was not acknowledged, and is left at that: before the kill
 * a service may refuse, after it nobody answers.
 */
export async function repeatedly(load: Load, step: () => Promise<void>): Promise<void> {
  while (!load.isOver()) {
    try {
      await step();
      await pause(PAUSE_MS);
    } catch {
      await pause(REFUSED_PAUSE_MS);
    }
  }
}
