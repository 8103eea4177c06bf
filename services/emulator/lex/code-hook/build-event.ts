import type { HookSite, ProposedNextState, Turn } from '../dialog/turn.ts';
import { sessionIntent } from '../dialog/turn.ts';
import type { RankedEntry } from '../interpretations.ts';
import type { SessionIntent, Slots } from '../session/session.ts';
import { contextView } from '../session/session-state.ts';
import type {
  EventBot,
  EventInterpretation,
  EventProposal,
  EventTranscription,
  HookEvent,
} from './hook-event.ts';

export interface EventParts {
  readonly bot: EventBot;
  readonly sessionId: string;
  readonly responseContentType: string;
  readonly turn: Turn;
  readonly hook: HookSite;
  readonly proposed: ProposedNextState | undefined;
  readonly entries: readonly RankedEntry[];
  readonly now: Date;
}

/**
 * Builds the event of a code hook, from copies, so that a hook can't change the session:
 * https://docs.aws.amazon.com/lexv2/latest/dg/lambda-input-format.html
 */
export function buildEvent(parts: EventParts): HookEvent {
  const { turn, hook, proposed } = parts;
  const intent = sessionIntent(turn);
  const hasAttributes = Object.keys(turn.requestAttributes).length > 0;
  return structuredClone({
    messageVersion: '1.0',
    invocationSource: hook.at === 'fulfillment' ? 'FulfillmentCodeHook' : 'DialogCodeHook',
    inputMode: turn.input.mode,
    responseContentType: parts.responseContentType,
    sessionId: parts.sessionId,
    inputTranscript: turn.input.transcript,
    ...(hook.invocationLabel === undefined ? {} : { invocationLabel: hook.invocationLabel }),
    bot: parts.bot,
    interpretations: parts.entries.map((entry) => interpretationOf(entry, intent)),
    ...(proposed ? { proposedNextState: proposalOf(proposed) } : {}),
    requestAttributes: hasAttributes ? turn.requestAttributes : null,
    sessionState: {
      sessionAttributes: turn.session.sessionAttributes,
      activeContexts: turn.session.activeContexts.map((one) => contextView(one, parts.now)),
      intent,
      originatingRequestId: turn.session.originatingRequestId,
      ...(turn.session.runtimeHints ? { runtimeHints: turn.session.runtimeHints } : {}),
    },
    transcriptions: [transcriptionOf(turn.input.transcript, intent)],
  });
}

/** Unlike in the runtime API, every entry has a state: the current intent's. Observed, no source. */
function interpretationOf(entry: RankedEntry, current: SessionIntent): EventInterpretation {
  const isCurrent = entry.name === current.name;
  return {
    intent: isCurrent
      ? current
      : {
          name: entry.name,
          slots: entry.slots,
          state: current.state,
          confirmationState: 'None',
        },
    ...(entry.score === undefined ? {} : { nluConfidence: entry.score }),
    interpretationSource: 'Lex',
  };
}

function proposalOf(proposed: ProposedNextState): EventProposal {
  return {
    dialogAction: { type: 'ElicitSlot', slotToElicit: proposed.slotToElicit },
    intent: proposed.intent,
    prompt: { attempt: proposed.attempt },
  };
}

function transcriptionOf(transcription: string, intent: SessionIntent): EventTranscription {
  const filled = Object.entries(intent.slots).filter(([, value]) => value !== null);
  return {
    transcription,
    transcriptionConfidence: 1,
    resolvedContext: { intent: intent.name },
    resolvedSlots: Object.fromEntries(filled) as Slots,
  };
}
