import { isCancellation } from './cancellation.ts';
import type { Change } from './change.ts';
import { isRestart, isToLeave, placeIn } from './corrections.ts';
import type { Answers, Field } from './form.ts';
import { isQuestion } from './questions.ts';
import { capital, readChange } from './read-change.ts';
import { isBack, isBareCancellation, isNo, isYes, plainly } from './said.ts';
import { urgencyIn } from './said-urgency.ts';
import { isCommand, isStatement } from './statements.ts';

/** What a client says about the list of what will be sent. */
export type CheckReply =
  | {
      readonly kind:
        | 'send'
        | 'cancel'
        | 'no'
        | 'back'
        | 'question'
        | 'unclear'
        | 'restart'
        | 'leave';
    }
  | { readonly kind: 'urgency'; readonly urgency: 'high' | 'normal' }
  | { readonly kind: 'place'; readonly field: Field }
  /** A statement, and no wish: perhaps for the description. */
  | { readonly kind: 'told'; readonly text: string }
  | Change;

const NO_CHANGES =
  /^(?:no changes?(?: needed| necessary| please)?|nothing (?:to|needs to) change\w*)$/u;
/** Something is wrong, and nobody knows what. */
const NOT_RIGHT =
  /\b(?:wrong|incorrect|not (?:quite )?(?:right|correct)|isn't (?:right|correct)|made (?:a|some) mistakes?|change something)\b/iu;
/** Words that make a sentence a wish, whatever else it says. */
const OF_A_WISH =
  /\b(?:wrong|incorrect|typo|misspel\w+|change|edit|correct|fix|update|replace|not my)\b/iu;
const MIN_TOLD_WORDS = 3;

/** Reads what was said about the list: a yes in many languages, a change by words or button, something to add. */
export function readCheck(text: string, answers: Answers = {}): CheckReply {
  const said = plainly(text);
  if (isYes(text) || NO_CHANGES.test(said)) return { kind: 'send' };
  if (isBareCancellation(text)) return { kind: 'cancel' };
  if (isRestart(text)) return { kind: 'restart' };
  if (isBack(text)) return { kind: 'back' };
  if (isNo(text)) return { kind: 'no' };
  if (isToLeave(text)) return { kind: 'leave' };
  const place = placeIn(text);
  if (place) return { kind: 'place', field: place };
  const urgency = urgencyIn(text);
  if (urgency) return { kind: 'urgency', urgency };
  return readTold(text, answers);
}

function readTold(text: string, answers: Answers): CheckReply {
  const change = readChange(text, answers);
  // "I see another error message" says what happens, although it has words of a wish.
  const isTold =
    change?.kind === 'change' && isStatement(text) && !OF_A_WISH.test(text) && !isQuestion(text);
  return isTold ? statementOf(text) : (change ?? readRest(text));
}

function readRest(text: string): CheckReply {
  const isWrong = NOT_RIGHT.test(plainly(text));
  if (!isWrong && isCancellation(text)) return { kind: 'cancel' };
  if (isQuestion(text)) return { kind: 'question' };
  if (isStatement(text)) return statementOf(text);
  if (isWrong) return { kind: 'no' };
  const isTold = plainly(text).split(' ').length >= MIN_TOLD_WORDS && !isCommand(text);
  return isTold ? toldOf(text) : { kind: 'unclear' };
}

/** Words about the form or to the bot: what has them may be no part of the problem. */
const OF_THE_FORM =
  /\b(?:urgen\w+|tickets?|list|send|sent|description|summary|bot|(?:asked|told|ask|tell|wrote) you|you (?:said|say|asked|wrote|added|open|are))\b/iu;

const statementOf = (text: string): CheckReply =>
  OF_THE_FORM.test(text) ? toldOf(text) : { kind: 'add', text: capital(text) };

const toldOf = (text: string): CheckReply => ({ kind: 'told', text: capital(text) });
