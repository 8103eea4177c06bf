import type { Change } from './change.ts';
import type { Answers } from './form.ts';
import { readChange } from './read-change.ts';
import { isYes, plainly } from './said.ts';
import { urgencyIn } from './said-urgency.ts';
import type { IntakeRules } from './step.ts';
import { isUndo } from './undo.ts';

/** One of several things that are wished in one breath. */
export type Wish =
  | { readonly kind: 'send' | 'undo' }
  | { readonly kind: 'urgency'; readonly urgency: 'high' | 'normal' }
  | { readonly kind: 'category'; readonly category: string }
  | Change;

const NEXT =
  /(?<=[.!?;])\s+|,?\s+(?:and|but)\s+(?=(?:please |also |just |then )?(?:send|submit|change|make|set|mark|it(?:'s| is)|not urgent|urgent|my|the|category|replace|add|summary|description|problem|name|e-?mail|remove|take|delete)\b)|,\s+(?=(?:change|make|set|send|replace|my (?:name|e-?mail)|the (?:summary|description|name|category))\b)/iu;
/** Says nothing by itself. */
const FILLER =
  /^(?:(?:ok|okay|yes|no|not|hi|hey|hello|thanks|thank you|sorry|whatever|or|oh|hm+|uh|um|wait|please|fine|great|well|and|but|so|then|now|again|already|all|the|rest|everything|else|my|name|address|e-?mail|is|are|looks?|good|right|correct)[\s,]*)+$/u;
/** What is denied of the list, before it is said: "I am not John Marsh! My name is …". */
const DENIED = /^(?:(?:no|but)[, ]+)?(?:i am|i'm|it is|it's|that is|that's|this is) not\b.{1,60}$/u;
const SEND =
  /^(?:(?:please|just|then|and|now|ok|okay|yes|whatever|so|but)[ ,]+){0,3}(?:send|submit)(?: (?:it|this|that|the ticket))?(?: (?:off|now|already|please|anyway|then|as it is|like that))*$/u;
const ABOUT =
  /^(?:(?:and|so|but|it|it's|its|is|this|that's|rather|category|should|be|under|about|in|put|for|brightspace|zoom)[:, ]+){1,6}/u;
/** "Send it. And can you open a second one for the printer?": that comes once this one is sent. */
const OTHER_TICKET =
  /^(?:(?:and|then|also|please|can you|could you|i want(?: to)?|i need(?: to)?)[, ]+){0,4}(?:open|make|create|start)?\s*(?:a |an )?(?:second|another|new|other|separate)\s(?:one|ticket)\b/u;
const MAX_WISHES = 6;
const MAX_READ = 2_000;

/**
 * Reads several wishes of one text: "not urgent, and change the problem to: …". Undefined if it is one wish only, or if a part
 * is not understood, which then would be lost.
 */
export function readWishes(
  text: string,
  answers: Answers,
  rules: IntakeRules,
): readonly Wish[] | undefined {
  const parts = text
    .slice(0, MAX_READ)
    .split(NEXT)
    .filter((part) => part.trim() !== '' && !FILLER.test(plainly(part)))
    .filter((part, index, all) => index === all.length - 1 || !isDenied(part))
    .filter((part, index) => index === 0 || !OTHER_TICKET.test(plainly(part)));
  if (parts.length === 0 || parts.length > MAX_WISHES) return undefined;
  // One that is left of several is a wish with chatter: "whatever. just send it".
  if (parts.length === 1 && parts[0]?.trim() === text.trim()) return undefined;
  const wishes = parts.map((part) => readWish(part, answers, rules));
  return wishes.every((wish) => wish !== undefined) ? wishes : undefined;
}

const isDenied = (part: string): boolean =>
  DENIED.test(plainly(part)) && urgencyIn(part) === undefined;

function readWish(part: string, answers: Answers, rules: IntakeRules): Wish | undefined {
  const said = plainly(part);
  if (SEND.test(said) || isYes(part)) return { kind: 'send' };
  if (isUndo(part)) return { kind: 'undo' };
  const urgency = urgencyIn(part);
  if (urgency) return { kind: 'urgency', urgency };
  const change = readChange(part, answers);
  if (change && change.kind !== 'change') return change;
  const category = rules.categoryNamed(said.replace(ABOUT, ''));
  return category === undefined ? undefined : { kind: 'category', category };
}
