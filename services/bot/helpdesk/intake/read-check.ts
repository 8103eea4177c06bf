import { isCancellation } from './cancellation.ts';
import type { Field } from './form.ts';
import { isQuestion } from './questions.ts';
import { readAddress } from './read-address.ts';
import { isBack, isBareCancellation, isNo, isYes, plainly } from './said.ts';

/** What a client says about the list of what will be sent. */
export type CheckReply =
  | { readonly kind: 'send' | 'cancel' | 'no' | 'back' | 'question' | 'unclear' }
  | { readonly kind: 'urgency'; readonly urgency: 'high' | 'normal' }
  | { readonly kind: 'change'; readonly field: Field }
  | { readonly kind: 'set'; readonly field: Field; readonly value: string }
  | { readonly kind: 'add'; readonly text: string };

const WORDS: readonly (readonly [Field, string])[] = [
  ['email', 'e-?mail(?: address)?|mail(?: address)?|address|replies(?: go)?(?: to)?'],
  ['name', '(?:full |last |first |sur)?name'],
  ['category', 'category|topic|team|type|kind'],
  ['summary', '(?:problem in )?one line|summary|title|subject(?: line)?|headline|problem'],
  ['description', 'description|details?|text|message|body|story'],
];
const ANY = WORDS.map(([, words]) => words).join('|');
const FIELD_ALONE = new RegExp(
  `^(?:no |please |change |edit |fix |the |my |a )*(?:${ANY})(?: please)?$`,
  'iu',
);
const TO_CHANGE = new RegExp(
  `(?:\\b(?:change|edit|correct|fix|update|modify|redo|different|rewrite|retype|other|another|new)\\b.{0,20}\\b(?:${ANY})\\b|\\b(?:${ANY})\\b.{0,20}\\b(?:wrong|incorrect|misspell?ed|misspelt|not right|isn't right|has a typo|typo|mistake|needs? (?:a )?chang\\w*|not correct)\\b|\\b(?:wrong|typo in|mistake in)\\b.{0,15}\\b(?:${ANY})\\b)`,
  'iu',
);
const TO_SET = new RegExp(
  `^\\W*(?:(?:no|wait|sorry|oh|please|actually|and|ok|okay|but|hm+)[,.! ]+){0,4}(?:(?:please )?(?:change|set|make|correct|update|edit)\\s+)?(?:(?:my|the)\\s+)?(?:correct |real |right |new )?(${ANY})\\s*(?:is actually|is really|is rather|should be|should say|must be|is|to be|to read|to|=|:|->|→)\\s*[:"“']?\\s*(.+?)["”']?\\s*$`,
  'iu',
);
const TO_ADD =
  /^\W*(?:(?:please|and|oh|also|ok|yes|yes but|wait)[, ]+){0,3}(?:(?:can|could) you )?(?:add|also|append|include|mention|by the way|one more thing|i forgot(?: to (?:say|mention|add|write))?|p\.?s\.?)\b[:, ]*(?:(?:to (?:it|the (?:ticket|description))|that|a (?:note|line)(?: that)?|this|too|there|as well)\b[:, ]*)*(.*)$/iu;
const NOT_URGENT =
  /\b(?:not (?:so |that |really |very |at all )?urgent|n'?t (?:so |that |really )?urgent|no (?:hurry|rush)|isn't urgent|less urgent|low priority|can wait|normal priority|take your time)\b/iu;
const URGENT = /\b(?:urgent(?:ly)?|asap|high(?:est)? priority|emergency|as soon as possible)\b/iu;
const MAX_URGENCY_WORDS = 9;
const MIN_ADDED = 3;

/** Reads what was said about the list: a yes in many languages, a change by words or button, something to add. */
export function readCheck(text: string): CheckReply {
  const said = plainly(text);
  if (isYes(text)) return { kind: 'send' };
  if (isBareCancellation(text)) return { kind: 'cancel' };
  if (isBack(text)) return { kind: 'back' };
  if (isNo(text)) return { kind: 'no' };
  if (said.split(' ').length <= MAX_URGENCY_WORDS && NOT_URGENT.test(said))
    return { kind: 'urgency', urgency: 'normal' };
  if (said.split(' ').length <= MAX_URGENCY_WORDS && URGENT.test(said))
    return { kind: 'urgency', urgency: 'high' };
  return readChange(text) ?? (isCancellation(text) ? { kind: 'cancel' } : readRest(text));
}

function readChange(text: string): CheckReply | undefined {
  const line = text.replaceAll('’', "'").slice(0, 2_000);
  if (FIELD_ALONE.test(plainly(line))) return changeOf(line);
  const set = TO_SET.exec(line);
  const value = set?.[2]?.trim();
  if (set && value && !/^(?:wrong|incorrect|not |misspel|too )/iu.test(value))
    return { kind: 'set', field: fieldOf(set[1] ?? ''), value };
  if (TO_CHANGE.test(line)) return changeOf(line);
  const added = TO_ADD.exec(line);
  if (added && (added[1] ?? '').trim().length >= MIN_ADDED)
    return { kind: 'add', text: capital(added[1] ?? '') };
  return added ? { kind: 'change', field: 'description' } : undefined;
}

function readRest(text: string): CheckReply {
  const found = readAddress(text);
  if (found.kind === 'one' && !isQuestion(text))
    return { kind: 'set', field: 'email', value: found.address };
  return { kind: isQuestion(text) ? 'question' : 'unclear' };
}

const changeOf = (text: string): CheckReply => ({ kind: 'change', field: fieldOf(text) });

function fieldOf(text: string): Field {
  const named = WORDS.find(([, words]) => new RegExp(`\\b(?:${words})\\b`, 'iu').test(text));
  return named?.[0] ?? 'description';
}

function capital(text: string): string {
  const added = text.trim();
  return `${added.slice(0, 1).toUpperCase()}${added.slice(1)}`;
}
