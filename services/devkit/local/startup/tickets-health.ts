import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../../../base/log.ts';
import type { WaitingTicket } from '../../../bot/helpdesk/tickets/waiting-ticket.ts';
import type { Health } from '../web/health.ts';

export interface TicketsHealthDeps {
  readonly waiting: () => Promise<readonly WaitingTicket[]>;
  readonly health: Pick<Health, 'set'>;
  readonly log: Log;
  /** Aborted when the product ends. */
  readonly ended: AbortSignal;
  /** Default one minute. */
  readonly everyMs?: number;
}

const MAX_LINES = 5;

/**
 * Reports in `/healthz` which tickets are not delivered and need a person, with their path, the reason and what to do, until
 * the product ends. A remark only: the chat goes on. Never rejects.
 */
export async function reportTickets(deps: TicketsHealthDeps): Promise<void> {
  const { waiting, health, log, ended, everyMs = 60_000 } = deps;
  while (!ended.aborted) {
    try {
      health.set('tickets', 'ready', remarkOn(await waiting()));
    } catch (err) {
      if (!ended.aborted) log.warn({ err }, 'the outbox of tickets could not be looked at');
    }
    await pause(everyMs, undefined, { signal: ended, ref: false }).catch(() => {});
  }
}

function remarkOn(tickets: readonly WaitingTicket[]): string {
  const alarms = tickets.filter(({ state }) => state === 'alarm');
  const lines = alarms.slice(0, MAX_LINES).map(lineOf);
  const more = alarms.length - lines.length;
  return [...lines, ...(more > 0 ? [`and ${more} more: see /console/tickets`] : [])].join('\n');
}

function lineOf({ key, recordedAt, isMailed, reason, remedy }: WaitingTicket): string {
  const missing = isMailed ? 'mailed, but not announced' : 'not mailed';
  const since = recordedAt === '' ? '' : ` since ${recordedAt}`;
  return `${key} is ${missing}${since}. ${reason ?? ''} ${remedy ?? ''}`.trimEnd();
}
