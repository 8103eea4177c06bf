import type { DialogAction, SessionState } from '@aws-sdk/client-lex-runtime-v2';
import type { BotLocale } from '../bot/model.ts';
import { ageContexts } from '../dialog/contexts.ts';
import { validation } from '../errors.ts';
import {
  type DialogSession,
  type LiveContext,
  newSession,
  type SessionIntent,
  type SlotValue,
} from '../session/session.ts';
import type { StoredSession } from '../session/stored-session.ts';

/** Returns the session at the start of a turn: the stored one with its contexts a turn older, or a new one. */
export function openSession(
  stored: StoredSession | undefined,
  requestId: string,
  now: Date,
): DialogSession {
  return stored ? ageContexts(stored.dialog, now) : newSession(requestId);
}

/**
 * Applies the session state that a client sent: each member that is present replaces the stored one entirely, `{}` and
 * `[]` clear it, an absent one keeps it. Throws ValidationException if the bot has no such intent or slot.
 * https://docs.aws.amazon.com/lexv2/latest/dg/managing-sessions.html; replacing the intent: observed, no source.
 */
export function applySessionState(
  session: DialogSession,
  state: SessionState | undefined,
  locale: BotLocale,
  now: Date,
): DialogSession {
  if (!state) return session;
  const next: DialogSession = { ...session };
  if (state.sessionAttributes) next.sessionAttributes = { ...state.sessionAttributes };
  if (state.activeContexts) next.activeContexts = contextsOf(state.activeContexts, now);
  if (state.runtimeHints) next.runtimeHints = state.runtimeHints;
  if (state.originatingRequestId) next.originatingRequestId = state.originatingRequestId;
  if (state.intent) next.intent = intentOf(locale, state.intent, session.intent);
  if (state.dialogAction) applyAction(next, state.dialogAction, locale);
  return next;
}

function applyAction(session: DialogSession, action: DialogAction, locale: BotLocale): void {
  session.failedAttempts = 0;
  session.dialogAction = action;
  if (action.type !== 'ElicitSlot' && action.type !== 'ConfirmIntent') return;
  const intent = locale.intents.find((one) => one.intentName === session.intent?.name);
  if (!intent) throw validation(`dialogAction ${action.type} needs sessionState.intent.`);
  const { slotToElicit } = action;
  if (action.type === 'ConfirmIntent') return;
  if (intent.slots.some((slot) => slot.slotName === slotToElicit)) return;
  throw validation(
    `Intent ${intent.intentName} has no slot '${slotToElicit ?? ''}' at 'sessionState.dialogAction.slotToElicit'.`,
  );
}

function intentOf(
  locale: BotLocale,
  sent: NonNullable<SessionState['intent']>,
  before: SessionIntent | undefined,
): SessionIntent {
  const intent = locale.intents.find((candidate) => candidate.intentName === sent.name);
  if (!intent) {
    throw validation(`The bot has no intent '${sent.name ?? ''}' at 'sessionState.intent.name'.`);
  }
  const known = before?.name === sent.name ? before : undefined;
  const slots = (sent.slots ?? known?.slots ?? {}) as Record<string, SlotValue | null>;
  return {
    name: intent.intentName,
    slots: Object.fromEntries(
      intent.slots.map(({ slotName }) => [slotName, slotOf(slots[slotName])] as const),
    ),
    state: sent.state ?? known?.state ?? 'InProgress',
    confirmationState: sent.confirmationState ?? known?.confirmationState ?? 'None',
  };
}

/** A value without a text leaves the slot empty. */
function slotOf(slot: SlotValue | null | undefined): SlotValue | null {
  if (!slot || typeof slot !== 'object') return null;
  const text = slot.value?.interpretedValue;
  if (typeof text !== 'string' && !slot.values && !slot.subSlots) return null;
  return {
    shape: slot.shape ?? 'Scalar',
    ...(typeof text === 'string'
      ? {
          value: {
            originalValue: slot.value?.originalValue ?? text,
            interpretedValue: text,
            resolvedValues: slot.value?.resolvedValues ?? [],
          },
        }
      : {}),
    ...(Array.isArray(slot.values) ? { values: slot.values } : {}),
    ...(slot.subSlots ? { subSlots: slot.subSlots } : {}),
  };
}

function contextsOf(
  contexts: NonNullable<SessionState['activeContexts']>,
  now: Date,
): LiveContext[] {
  return contexts.map((context) => ({
    name: context.name ?? '',
    turnsToLive: context.timeToLive?.turnsToLive ?? 1,
    expiresAt: now.getTime() + (context.timeToLive?.timeToLiveInSeconds ?? 0) * 1000,
    contextAttributes: { ...context.contextAttributes },
  }));
}
