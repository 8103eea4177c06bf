import type { DialogSession, Slots } from '../session/session.ts';
import { currentIntent, type DialogContext, sessionIntent, type Turn } from './turn.ts';
import { textOf } from './values.ts';

const MAX_CONTEXT_ATTRIBUTES = 10;

/**
 * Returns the session at the start of a turn: its contexts a turn older, without those that have expired.
 * https://docs.aws.amazon.com/lexv2/latest/dg/context-mgmt-active-context.html; when the turns are counted: inferred.
 */
export function ageContexts(session: DialogSession, now: Date): DialogSession {
  const activeContexts = session.activeContexts
    .map((context) => ({ ...context, turnsToLive: context.turnsToLive - 1 }))
    .filter((context) => context.turnsToLive > 0 && context.expiresAt > now.getTime());
  return { ...session, activeContexts };
}

/** Activates the output contexts of a fulfilled intent, with its slot values as their attributes. */
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
