import { isQuestion } from './questions.ts';
import { plainly } from './said.ts';

const NOT_URGENT =
  /\b(?:not (?:so |that |really |very |at all )?urgent|\w{0,8}n'?t (?:so |that |really )?urgent|\w{0,8}n'?t (?:think|say|believe) (?:it|this|that|it's|this is|that's|it is|that is) ?(?:is |was )?(?:so |that |really |very )?urgent|no (?:hurry|rush)|isn't urgent|less urgent|low priority|can wait|normal priority|take your time)\b/iu;
const URGENT = /\b(?:urgent(?:ly)?|asap|high(?:est)? priority|emergency|as soon as possible)\b/iu;
const URGENCY_FIELD =
  /\burgen(?:t|cy)\b\s*(?:is|:|=|should be|to|->|→)?\s*(?:no|not|off|false|normal|low)\b|\b(?:remove|drop|delete|without|un-?mark|unset)\b.{0,12}\burgen(?:t|cy)\b|(?:not|n't) (?:need|have) to be urgent\b/iu;
/** However much is said with it. */
const TO_MARK = /\b(?:make|mark|flag|set|put)\b.{0,20}\burgent\b/iu;
const REQUEST =
  /^(?:(?:please|ok|and|but|then|so)[, ]+){0,3}(?:can|could|would|will) (?:you|we|i) (?:please )?(?:make|mark|flag|set|put|treat)\b/u;
/** About what the bot says of the urgency: no claim. */
const OF_THE_LIST =
  /\b(?:keeps?|says?|said|saying|why|you marked|before|list)\b.{0,30}\burgen|\burgen\w*\b.{0,30}\b(?:list|says?|said|before|why|which|at the top)\b/iu;
const MAX_WORDS = 9;

const COMMAND =
  /^(?:(?:and|also|please|ok|okay|but|it|it's|its|is|this|that|that's|no|yes|not|isn't|very|really|so|make|mark|as|set|urgency)[,: ]+){0,5}(?:urgent|urgency|asap|no (?:hurry|rush))(?: (?:please|now|too|yes|no))?$/u;

/** Whether a text marks the ticket as urgent or not, and says nothing else: "make it urgent". */
export const marksUrgency = (text: string): boolean => COMMAND.test(plainly(text));

/** The urgency that a reply asks for, at most nine words or a command. A question about urgency asks for none. */
export function urgencyIn(text: string): 'high' | 'normal' | undefined {
  const said = plainly(text);
  if ((isQuestion(text) && !REQUEST.test(said)) || OF_THE_LIST.test(said)) return undefined;
  if (said.split(' ').length > MAX_WORDS && !TO_MARK.test(said)) return undefined;
  if (NOT_URGENT.test(said) || URGENCY_FIELD.test(said)) return 'normal';
  return URGENT.test(said) ? 'high' : undefined;
}

/** Whether an opening, however long, says that it is urgent, and nowhere that it is not. */
export function claimsUrgency(text: string): boolean {
  const said = plainly(text);
  const isAsked =
    isQuestion(text) && /\b(?:whether|if|matter|what|how|why|does)\b.{0,40}\burgent/u.test(said);
  return (
    /\burgent(?:ly)?\b/u.test(said) &&
    !isAsked &&
    !NOT_URGENT.test(said) &&
    !URGENCY_FIELD.test(said)
  );
}
