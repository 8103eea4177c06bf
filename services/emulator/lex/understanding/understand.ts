import type { Interpretation, Interpreter, RankedIntent } from '../../../../nlu/interpreter.ts';
import { type BotLocale, type Intent, isFallback } from '../bot/model.ts';
import type { TurnInput, Understanding } from '../dialog/turn.ts';
import type { Candidate, DialogSession, SlotValue } from '../session/session.ts';
import { confirmationIn } from '../slot-types/confirmation.ts';
import { answerSlot } from './answer-slot.ts';
import { slotValueOf } from './slot-values.ts';

export interface UnderstandingDeps {
  readonly locale: BotLocale;
  readonly interpreter: Interpreter;
  readonly now: Date;
  readonly timeZone: string;
}

// Five are returned to clients; a bot may have hundreds.
const MOST_RANKED = 8;

// Our choice: cancelling a confirmation is a no, unless the bot has an intent for it.
const LOOSE_NO = /^(?:please )?(?:cancel|stop|abort|quit|forget|never ?mind)\b/i;

/** Understands an input in its session: ranks the intents, and finds the answer to a pending prompt. */
export function understand(
  deps: UnderstandingDeps,
  session: DialogSession,
  input: TurnInput,
): Understanding {
  const { locale, interpreter, now, timeZone } = deps;
  const action = session.dialogAction;
  const intent = locale.intents.find((candidate) => candidate.intentName === session.intent?.name);
  const slotName = action?.type === 'ElicitSlot' ? action.slotToElicit : undefined;
  const { ranked, rejected } = interpreter.interpret(input.transcript, {
    ...candidatesOf(locale, session),
    ...(intent && slotName ? { elicited: { intent: intent.intentName, slot: slotName } } : {}),
    threshold: locale.nluIntentConfidenceThreshold,
    now,
    timeZone,
  });

  const slot = intent?.slots.find((candidate) => candidate.slotName === slotName);
  const context = { now, timeZone };
  const subSlot = action?.subSlotToElicit?.name;
  const answer =
    slot && answerSlot({ locale, interpreter, context }, slot, input.transcript, subSlot);
  const yesNo =
    action?.type === 'ConfirmIntent' ? yesNoIn(input.transcript, locale.localeId) : undefined;
  return {
    ranked: ranked
      .filter((one, place) => place < MOST_RANKED || one.intent === session.intent?.name)
      .map((one) => candidateOf(locale, one, mostOf(locale, rejected))),
    ...(answer ? { answer } : {}),
    ...(yesNo ? { yesNo } : {}),
  };
}

/**
 * Returns the intents whose input contexts are all active:
 * https://docs.aws.amazon.com/lexv2/latest/dg/context-mgmt-active-context.html
 */
function candidatesOf(locale: BotLocale, session: DialogSession): { candidates?: string[] } {
  if (locale.intents.every((intent) => intent.inputContexts.length === 0)) return {};
  const active = new Set(session.activeContexts.map((context) => context.name));
  const open = locale.intents.filter(
    (intent) => !isFallback(intent) && intent.inputContexts.every((name) => active.has(name)),
  );
  return { candidates: open.map((intent) => intent.intentName) };
}

/** Our choice: gibberish stays below the threshold, even if there are few intents to choose from. */
function mostOf(locale: BotLocale, rejected: Interpretation['rejected']): number {
  return rejected === 'gibberish' ? Math.max(0, locale.nluIntentConfidenceThreshold - 0.01) : 1;
}

function candidateOf(locale: BotLocale, ranked: RankedIntent, most: number): Candidate {
  const intent = locale.intents.find((candidate) => candidate.intentName === ranked.intent);
  return {
    intent: ranked.intent,
    // Rounded down: only a sample utterance said word for word scores 1.
    score: Math.floor(Math.min(ranked.confidence, most) * 100 + 1e-9) / 100,
    slots: intent ? slotsOf(locale, intent, ranked) : {},
    get why() {
      return ranked.why;
    },
  };
}

function slotsOf(
  locale: BotLocale,
  intent: Intent,
  ranked: RankedIntent,
): Record<string, SlotValue> {
  const filled = ranked.slots.flatMap((finding) => {
    const slot = intent.slots.find((candidate) => candidate.slotName === finding.slot);
    const value = slot && slotValueOf(locale, slot, finding.original, finding.resolved);
    return slot && value ? [[slot.slotName, value] as const] : [];
  });
  return Object.fromEntries(filled);
}

function yesNoIn(text: string, localeId: string): Understanding['yesNo'] {
  const said = confirmationIn(text, localeId);
  if (said === 'Yes' || said === 'No') return { answer: said, isPlain: true };
  return LOOSE_NO.test(text.trim()) ? { answer: 'No', isPlain: false } : undefined;
}
