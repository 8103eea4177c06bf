import type { Message } from '@aws-sdk/client-lex-runtime-v2';
import type { BotLocale, Intent, Slot } from '../bot/model.ts';
import { isFallback } from '../bot/model.ts';
import type { Candidate, DialogSession, SessionIntent, SlotValue } from '../session/session.ts';
import type { Attempt, TraceStep } from './trace-step.ts';

/** What the engine looks at and never changes. */
export interface DialogContext {
  readonly locale: BotLocale;
  readonly now: Date;
  /** 0 ≤ x < 1; chooses among message variations. */
  readonly random: () => number;
}

/** A turn while it is being worked out; plain data, private to the turn. */
export interface Turn {
  readonly session: DialogSession;
  readonly input: TurnInput;
  requestAttributes: Record<string, string>;
  messages: Message[];
  /** The rules that decided, in order. */
  readonly trace: TraceStep[];
  transitionCount: number;
}

export interface TurnInput {
  readonly transcript: string;
  readonly mode: 'Text' | 'Speech' | 'DTMF';
}

/** What was understood of an input, before any dialog rule. */
export interface Understanding {
  /** Best first; FallbackIntent is not among them. */
  readonly ranked: readonly Candidate[];
  /** The value of the slot that was asked for, if the input holds one. */
  readonly answer?: SlotAnswer;
  readonly yesNo?: { readonly answer: 'Yes' | 'No'; readonly isPlain: boolean };
}

export interface SlotAnswer {
  readonly value: SlotValue;
  /** Any words would have fitted (a name, free text): a sample utterance of another intent is stronger. */
  readonly isOpen: boolean;
  /** AMAZON.FreeFormInput: the whole input, whatever else it might mean. */
  readonly isWhole: boolean;
}

/** Where a dialog goes next, within a turn. */
export type Transition =
  | {
      readonly kind: 'startIntent';
      readonly intent: string;
      readonly suppressMessage: boolean;
      readonly slots: Readonly<Record<string, SlotValue | null>>;
    }
  /** The default order: slots by priority, confirmation, fulfilment, closing. */
  | { readonly kind: 'default' }
  | { readonly kind: 'elicitSlot'; readonly slot: string; readonly suppressMessage: boolean }
  | { readonly kind: 'elicitationFailed'; readonly slot: string }
  | { readonly kind: 'confirm'; readonly suppressMessage: boolean }
  | { readonly kind: 'confirmationFailed' }
  | { readonly kind: 'hook'; readonly hook: HookSite }
  | { readonly kind: 'fulfill' }
  | { readonly kind: 'closeIntent' }
  | { readonly kind: 'elicitIntent' }
  | { readonly kind: 'end' };

/** Which code hook of which intent is called; with it a turn can be resumed. */
export interface HookSite {
  readonly at:
    | 'initial'
    | 'capture'
    | 'elicitation'
    | 'confirmation'
    | 'confirmationElicitation'
    | 'userInput'
    | 'fulfillment';
  readonly intent: string;
  readonly slot?: string;
  readonly invocationLabel?: string;
}

export interface ProposedNextState {
  readonly slotToElicit: string;
  readonly attempt: Attempt;
  readonly intent: SessionIntent;
}

/** What the engine wants done: answer the client, or call a hook and come back. */
export type Step =
  | { readonly kind: 'respond'; readonly turn: Turn }
  | {
      readonly kind: 'invokeHook';
      readonly turn: Turn;
      readonly hook: HookSite;
      readonly proposed: ProposedNextState | undefined;
    }
  /** A hook failed and the bot has no branch for it; the reason is for the caller. */
  | { readonly kind: 'fail'; readonly turn: Turn; readonly reason: string };

/** Tells a finished step from a transition that is still to be applied. */
export function isStep(next: Transition | Step): next is Step {
  return next.kind === 'respond' || next.kind === 'invokeHook' || next.kind === 'fail';
}

/** A dialog that can't go on: next steps that lead in a circle, or to nothing. */
export class DialogError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DialogError';
  }
}

/** Finds an intent of the locale. Throws DialogError. */
export function intentNamed(locale: BotLocale, name: string): Intent {
  const intent = locale.intents.find((candidate) => candidate.intentName === name);
  if (!intent) throw new DialogError(`The locale ${locale.localeId} has no intent "${name}"`);
  return intent;
}

/** The built-in fallback, under whatever name the bot gave it. */
export function fallbackIntent(locale: BotLocale): Intent {
  const fallback = locale.intents.find(isFallback);
  if (!fallback) throw new DialogError(`The locale ${locale.localeId} has no fallback intent`);
  return fallback;
}

/** The definition of the intent that the session is in. Throws DialogError. */
export function currentIntent(context: DialogContext, turn: Turn): Intent {
  return intentNamed(context.locale, sessionIntent(turn).name);
}

export function sessionIntent(turn: Turn): SessionIntent {
  if (!turn.session.intent) throw new DialogError('The session is in no intent');
  return turn.session.intent;
}

/** Finds a slot of an intent. Throws DialogError. */
export function slotNamed(intent: Intent, name: string): Slot {
  const slot = intent.slots.find((candidate) => candidate.slotName === name);
  if (!slot) throw new DialogError(`The intent ${intent.intentName} has no slot "${name}"`);
  return slot;
}
