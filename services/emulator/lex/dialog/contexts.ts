import type { DialogSession, Slots } from '../session/session.ts';
import { currentIntent, type DialogContext, sessionIntent, type Turn } from './turn.ts';
import { textOf } from './values.ts';

const MAX_CONTEXT_ATTRIBUTES = 10;

/** Contexts at the start of a turn: one turn older, without those whose turns or seconds are used up. */
export function ageContexts(session: DialogSession, now: Date): DialogSession {
  const activeContexts = session.activeContexts
    .map((context) => ({ ...context, turnsToLive: context.turnsToLive - 1 }))
    .filter((context) => context.turnsToLive > 0 && context.expiresAt > now.getTime());
  return { ...session, activeContexts };
}

/** Activates the output contexts of the intent that is being fulfilled, with its slot values. */
export function activateContexts(context: DialogContext, turn: Turn): void {
  for (const { name, timeToLiveInSeconds, turnsToLive } of currentIntent(context, turn)
    .outputContexts) {
    const others = turn.session.activeContexts.filter((active) => active.name !== name);
    turn.session.activeContexts = [
      ...others,
      {
        name,
        turnsToLive,
        expiresAt: context.now.getTime() + timeToLiveInSeconds * 1000,
        contextAttributes: attributesOf(sessionIntent(turn).slots),
      },
    ];
    turn.trace.push({ rule: 'activateContext', context: name });
  }
}

function attributesOf(slots: Slots): Record<string, string> {
  const filled = Object.entries(slots).flatMap(([name, slot]) => {
    const text = textOf(slot);
    return text === undefined ? [] : [[name, text] as const];
  });
  return Object.fromEntries(filled.slice(0, MAX_CONTEXT_ATTRIBUTES));
}
