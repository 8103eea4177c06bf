import type { RuntimeHints } from '@aws-sdk/client-lex-runtime-v2';
import type { TurnInput } from '../dialog/turn.ts';
import type { SessionIntent, Slots } from '../session/session.ts';

/**
 * The event that Lex V2 sends to a code hook. The public types lack `transcriptions`, `proposedNextState` and empty
 * slots.
 * https://docs.aws.amazon.com/lexv2/latest/dg/lambda-input-format.html
 */
export interface HookEvent {
  readonly messageVersion: '1.0';
  readonly invocationSource: 'DialogCodeHook' | 'FulfillmentCodeHook';
  readonly inputMode: TurnInput['mode'];
  readonly responseContentType: string;
  readonly sessionId: string;
  readonly inputTranscript: string;
  readonly invocationLabel?: string;
  readonly bot: EventBot;
  readonly interpretations: readonly EventInterpretation[];
  readonly proposedNextState?: EventProposal;
  readonly requestAttributes: Readonly<Record<string, string>> | null;
  readonly sessionState: EventSessionState;
  readonly transcriptions: readonly EventTranscription[];
}

export interface EventBot {
  readonly id: string;
  readonly name: string;
  readonly aliasId: string;
  readonly aliasName: string;
  readonly localeId: string;
  readonly version: string;
}

export interface EventInterpretation {
  readonly intent: SessionIntent;
  /** A bare number here, an object in the runtime API; absent for the fallback. */
  readonly nluConfidence?: number;
  readonly interpretationSource: 'Lex';
}

export interface EventProposal {
  readonly dialogAction: { readonly type: 'ElicitSlot'; readonly slotToElicit: string };
  readonly intent: SessionIntent;
  readonly prompt: { readonly attempt: string };
}

export interface EventSessionState {
  readonly sessionAttributes: Readonly<Record<string, string>>;
  readonly activeContexts: readonly EventContext[];
  readonly intent: SessionIntent;
  readonly originatingRequestId: string;
  readonly runtimeHints?: RuntimeHints;
}

export interface EventContext {
  readonly name: string;
  readonly timeToLive: { readonly timeToLiveInSeconds: number; readonly turnsToLive: number };
  readonly contextAttributes: Readonly<Record<string, string>>;
}

export interface EventTranscription {
  readonly transcription: string;
  readonly transcriptionConfidence: number;
  readonly resolvedContext: { readonly intent: string };
  readonly resolvedSlots: Slots;
}
