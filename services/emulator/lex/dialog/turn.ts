import type { Message } from '@aws-sdk/client-lex-runtime-v2';
import type { BotLocale, Intent, Slot } from '../bot/model.ts';
import { isFallback } from '../bot/model.ts';
import type { Candidate, DialogSession, SessionIntent, SlotValue } from '../session/session.ts';
import type { Attempt, TraceStep } from './trace-step.ts';

/** Read-only inputs of the engine: locale, clock, random source. */
export interface DialogContext {
  readonly locale: BotLocale;
  readonly now: Date;
  /** 0 ≤ x < 1; chooses among message variations. */
  readonly random: () => number;
}

/** The state of a turn while it runs: plain data that only the engine changes. */
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

/** What was understood of an input, before any rule of the dialog. */
export interface Understanding {
  /** Best first; FallbackIntent is not among them. */
  readonly ranked: readonly Candidate[];
  /** The value for the elicited slot, if the input has one. */
  readonly answer?: SlotAnswer;
  readonly yesNo?: { readonly answer: 'Yes' | 'No'; readonly isPlain: boolean };
}

export interface SlotAnswer {
  readonly value: SlotValue;
  /** Any words would have matched (a name, free text): a sample utterance of another intent is stronger. */
  readonly isOpen: boolean;
  /** AMAZON.FreeFormInput: the whole input, even if it could mean something else. */
  readonly isWhole: boolean;
}

/** A move of the dialog within a turn. */
export type Transition =
  | {
      readonly kind: 'startIntent';
      readonly intent: string;
      readonly suppressMessage: boolean;
      readonly slots: Readonly<Record<string, SlotValue | null>>;
    }
  /** The default order: slots by priority, confirmation, fulfillment, closing. */
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

/** A code hook of an intent; with it a turn can be resumed. */
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

/** What the caller of the engine does next: respond to the client, or call a hook and resume. */
export type Step =
  | { readonly kind: 'respond'; readonly turn: Turn }
  | {
      readonly kind: 'invokeHook';
      readonly turn: Turn;
      readonly hook: HookSite;
      readonly proposed: ProposedNextState | undefined;
    }
  /** A hook failed and the bot has no branch for that; the client receives the reason. */
  | { readonly kind: 'fail'; readonly turn: Turn; readonly reason: string };

/** Reports whether the dialog has to wait: a step, not a transition that is still to be applied. */
export function isStep(next: Transition | Step): next is Step {
  return next.kind === 'respond' || next.kind === 'invokeHook' || next.kind === 'fail';
}

/** A dialog that can't continue: next steps that lead in a circle, or to nothing. */
export class DialogError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DialogError';
  }
}

/** Returns an intent of the locale. Throws DialogError if there is none of that name. */
export function intentNamed(locale: BotLocale, name: string): Intent {
  const intent = locale.intents.find((candidate) => candidate.intentName === name);
  if (!intent) throw new DialogError(`The locale ${locale.localeId} has no intent "${name}"`);
  return intent;
}

/** Returns the built-in fallback intent, whatever the bot calls it. Throws DialogError if there is none. */
export function fallbackIntent(locale: BotLocale): Intent {
  const fallback = locale.intents.find(isFallback);
  if (!fallback) throw new DialogError(`The locale ${locale.localeId} has no fallback intent`);
  return fallback;
}

/** Returns the definition of the session's intent. Throws DialogError if the session has none. */
export function currentIntent(context: DialogContext, turn: Turn): Intent {
  return intentNamed(context.locale, sessionIntent(turn).name);
}

/** Returns the session's intent. Throws DialogError if it has none. */
export function sessionIntent(turn: Turn): SessionIntent {
  if (!turn.session.intent) throw new DialogError('The session is in no intent');
  return turn.session.intent;
}

/** Returns a slot of an intent. Throws DialogError if there is none of that name. */
export function slotNamed(intent: Intent, name: string): Slot {
  const slot = intent.slots.find((candidate) => candidate.slotName === name);
  if (!slot) throw new DialogError(`The intent ${intent.intentName} has no slot "${name}"`);
  return slot;
}
