import type { Intent, SessionState, Slot } from '@aws-sdk/client-lex-runtime-v2';
import type { DialogSession, LiveContext, SessionIntent, Slots } from './session.ts';

/** Returns a session as the runtime API shows it. */
export function sessionStateOf(session: DialogSession, now: Date): SessionState {
  return {
    ...(session.dialogAction ? { dialogAction: session.dialogAction } : {}),
    ...(session.intent ? { intent: intentView(session.intent) } : {}),
    ...contextsView(session.activeContexts, now),
    sessionAttributes: session.sessionAttributes,
    ...(session.runtimeHints ? { runtimeHints: session.runtimeHints } : {}),
    originatingRequestId: session.originatingRequestId,
  };
}

/** Returns slots as the API does: an unfilled slot is null, although the SDK's type does not allow that. */
export function slotsView(slots: Slots): Record<string, Slot> {
  return slots as Record<string, Slot>;
}

function intentView(intent: SessionIntent): Intent {
  return {
    name: intent.name,
    slots: slotsView(intent.slots),
    state: intent.state,
    confirmationState: intent.confirmationState,
  };
}

function contextsView(
  contexts: readonly LiveContext[],
  now: Date,
): Pick<SessionState, 'activeContexts'> {
  if (contexts.length === 0) return {};
  return { activeContexts: contexts.map((context) => contextView(context, now)) };
}

/** Returns a context with its remaining seconds. */
export function contextView(context: LiveContext, now: Date) {
  return {
    name: context.name,
    timeToLive: {
      timeToLiveInSeconds: Math.ceil((context.expiresAt - now.getTime()) / 1000),
      turnsToLive: context.turnsToLive,
    },
    contextAttributes: context.contextAttributes,
  };
}
