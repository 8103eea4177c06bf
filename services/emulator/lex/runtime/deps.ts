import type { Clock } from '../../../base/clock.ts';
import type { Log } from '../../../base/log.ts';
import type { Timers } from '../../../base/timers.ts';
import type { BotRegistry } from '../bot/bot-registry.ts';
import type { HookCaller } from '../code-hook/hook-caller.ts';
import type { SessionStore } from '../session/session-store.ts';
import type { TurnLog } from './turn-log.ts';

/** Dependencies of the runtime's operations. */
export interface LexDeps {
  readonly bots: BotRegistry;
  readonly sessions: SessionStore;
  readonly hooks: HookCaller;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random: () => number;
  readonly log: Log;
  readonly turnLog: TurnLog;
  /** IANA name; decides what "today" means. */
  readonly timeZone: string;
  /** Overrides Lex's 30 seconds, for tests. */
  readonly hookTimeoutMs?: number | undefined;
  /** Sessions with a turn in progress. */
  readonly busy: Set<string>;
}
