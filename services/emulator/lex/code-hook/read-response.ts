import type { RuntimeHints } from '@aws-sdk/client-lex-runtime-v2';
import type { BotLocale, Intent } from '../bot/model.ts';
import type { HookAction, HookIntent, HookResponse } from '../dialog/hook-outcome.ts';
import { CONFIRMATION_STATES, INTENT_STATES, type LiveContext } from '../session/session.ts';
import { readMessages } from './read-messages.ts';
import { readSlots } from './read-slots.ts';
import { InvalidHookResponse, ResponseReader } from './response-reader.ts';

const MAX_BYTES = 25 * 1024;
const ACTION_TYPES = ['Close', 'ConfirmIntent', 'Delegate', 'ElicitIntent', 'ElicitSlot'] as const;

export interface ResponseScope {
  readonly locale: BotLocale;
  /** The session's intent, which a response without an intent is about. */
  readonly intentName: string;
  readonly now: Date;
}

/**
 * Reads and checks a code hook's response. Ignores unknown members, as Lex does.
 * Throws InvalidHookResponse with Lex's own sentence if it breaks the format.
 * https://docs.aws.amazon.com/lexv2/latest/dg/lambda-response-format.html
 */
export function readHookResponse(text: string, scope: ResponseScope): HookResponse {
  const size = Buffer.byteLength(text);
  if (size > MAX_BYTES) {
    throw new InvalidHookResponse(`Lambda response exceeds maximum size (${size} vs. 25K)`);
  }
  const reader = new ResponseReader(parse(text), 'LexV2LambdaResponse', text);
  const state = reader.object('sessionState', 'SessionState');
  const action = state?.object('dialogAction', 'DialogAction');
  if (!state) throw new InvalidHookResponse('the response needs "sessionState"');
  if (!action) throw new InvalidHookResponse('sessionState needs "dialogAction"');

  const intent = readIntent(state.object('intent', 'IntentResponse'), scope.locale);
  const response: HookResponse = {
    dialogAction: readAction(action),
    messages: readMessages(reader.list('messages', 'Message')),
    ...optional('intent', intent),
    ...optional('sessionAttributes', state.map('sessionAttributes')),
    ...optional('activeContexts', readContexts(state, scope.now)),
    ...optional('runtimeHints', readHints(state)),
    ...optional('requestAttributes', reader.map('requestAttributes')),
  };
  checkAction(response, scope);
  return response;
}

function parse(text: string): unknown {
  if (text.trim() === '' || text.trim() === 'null') {
    throw new InvalidHookResponse('Received null response from Lambda');
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InvalidHookResponse(`Received invalid response from Lambda: ${reason}`);
  }
}

function readAction(action: ResponseReader): HookAction {
  const type = action.word('type', ACTION_TYPES);
  if (!type) throw new InvalidHookResponse('dialogAction needs "type"');
  if (type !== 'ElicitSlot') return { type };
  const subSlot = action.object('subSlotToElicit', 'ElicitSubSlot')?.required('name');
  return {
    type,
    slotToElicit: action.required('slotToElicit'),
    ...optional('subSlotToElicit', subSlot),
  };
}

function readIntent(reader: ResponseReader | undefined, locale: BotLocale): HookIntent | undefined {
  if (!reader) return undefined;
  const name = reader.required('name');
  const intent = locale.intents.find((candidate) => candidate.intentName === name);
  if (!intent) throw new InvalidHookResponse(`the bot has no intent "${name}"`);
  return {
    name,
    ...optional('slots', readSlots(reader, intent)),
    ...optional('state', reader.word('state', INTENT_STATES)),
    ...optional('confirmationState', reader.word('confirmationState', CONFIRMATION_STATES)),
  };
}

function readContexts(state: ResponseReader, now: Date): readonly LiveContext[] | undefined {
  if (!state.has('activeContexts')) return undefined;
  return state.list('activeContexts', 'ActiveContext').map((context) => {
    const life = context.object('timeToLive', 'ActiveContextTimeToLive');
    return {
      name: context.required('name'),
      turnsToLive: life?.number('turnsToLive') ?? 1,
      expiresAt: now.getTime() + (life?.number('timeToLiveInSeconds') ?? 90) * 1000,
      contextAttributes: context.map('contextAttributes') ?? {},
    };
  });
}

/** Hints are for speech only: stored and returned, never used. */
function readHints(state: ResponseReader): RuntimeHints | undefined {
  if (!state.has('runtimeHints')) return undefined;
  const hints = state.object('runtimeHints', 'RuntimeHints')?.entries('slotHints') ?? [];
  return { slotHints: Object.fromEntries(hints) as NonNullable<RuntimeHints['slotHints']> };
}

function checkAction(response: HookResponse, scope: ResponseScope): void {
  const { dialogAction, intent, messages } = response;
  const name = intent?.name ?? scope.intentName;
  const current = scope.locale.intents.find((candidate) => candidate.intentName === name);
  switch (dialogAction.type) {
    case 'ElicitSlot':
      checkSlot(current, name, dialogAction.slotToElicit);
      return;
    case 'ElicitIntent':
      if (messages.length > 0) return;
      throw new InvalidHookResponse('ElicitIntent needs "messages"');
    case 'Close':
      if (intent?.state === 'Fulfilled' || intent?.state === 'Failed') return;
      if (intent?.state === 'InProgress' || intent?.state === 'ReadyForFulfillment') return;
      throw new InvalidHookResponse(
        'Close needs an intent with the state Fulfilled, Failed or InProgress',
      );
    case 'ConfirmIntent':
    case 'Delegate':
      return;
  }
}

function checkSlot(intent: Intent | undefined, intentName: string, slotName: string): void {
  if (intent?.slots.some((slot) => slot.slotName === slotName)) return;
  throw new InvalidHookResponse(`the intent ${intentName} has no slot "${slotName}" to elicit`);
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}
