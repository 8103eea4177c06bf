import type { Change } from './change.ts';
import { ANY_FIELD, fieldOf } from './field-words.ts';
import { type Field, type Form, isField } from './form.ts';
import { readChange } from './read-change.ts';
import { readName } from './read-name.ts';
import { plainly } from './said.ts';

/** Words with which somebody takes something back. */
const LEAD =
  "(?:(?:no|wait|sorry|oops|oh|oh no|hmm?|um|actually|hold on|i mean|i meant|hey|ok|okay|please|can i|can we|could i|i want to|i need to|i would like to|i'd like to|let me|let's)[,.! ]+)";
const RESTART = new RegExp(
  `^${LEAD}{0,4}(?:start (?:all )?(?:over|again|anew|afresh|from (?:the )?(?:start|beginning|scratch))|restart(?: (?:it|the form|the ticket))?|begin again|from the (?:start|beginning))(?: please)?$`,
  'u',
);
const PLACE = new RegExp(
  `^${LEAD}{0,4}(?:go |take me |jump |get )?back to (?:the |my )?(${ANY_FIELD})(?: question| field)?(?: please)?$`,
  'u',
);
const LEAVE =
  /^(?:(?:no|oh|ok|okay|actually|sorry|please|hmm?|just|never ?mind|it'?s|it is|that'?s|this is)[,.! ]+){0,4}(?:leave|keep) (?:it|that|this|the old (?:one|value))(?: (?:as|like|how|the way) (?:it|that|this)(?: is| was|'s)?)?(?: please)?(?:$|[,.;!] .{1,80}$)|^(?:(?:no|oh|ok|actually|it'?s|it is|that'?s)[,.! ]+){0,3}fine (?:as|like|the way) (?:it|that)(?: is|'s)?$|^(?:don't|do not) change (?:it|that|anything)$|^(?:as|like) it (?:is|was)$|^(?:no )?(?:change|changes) (?:needed|after all)$/u;
const BEGINS_WITH_LEAD = new RegExp(`^${LEAD}`, 'u');
const COMMAND = new RegExp(
  `^${LEAD}{0,4}(?:change|edit|fix|correct|update|redo) (?:the |my )?(?:${ANY_FIELD})(?: please)?$`,
  'u',
);
const IS_WRONG = new RegExp(
  `^${LEAD}{0,4}(?:(?:there(?:'s| is) )?a? ?(?:typo|mistake) in (?:the |my )(?:${ANY_FIELD})|(?:the |my )(?:${ANY_FIELD}) (?:has a typo|is misspell?ed|was misspell?ed|is misspelt)|wrong (?:${ANY_FIELD}))(?: .{0,60})?$`,
  'u',
);
const SAYS_WRONG = new RegExp(
  `^${LEAD}{1,4}(?:the |my )?(?:${ANY_FIELD}) (?:is|was) (?:wrong|incorrect|not (?:right|correct))$`,
  'u',
);
const SHORT: readonly Field[] = ['name', 'email', 'category'];
const MAX_NAME_WORDS = 6;
const MAX_CORRECTION = 300;

/** Whether somebody wants the form from its beginning. */
export const isRestart = (text: string): boolean => RESTART.test(plainly(text));

/** Whether a value that was to be changed stays. */
export const isToLeave = (text: string): boolean => LEAVE.test(plainly(text));

/** The question that somebody wants to go back to. */
export function placeIn(text: string): Field | undefined {
  const named = PLACE.exec(plainly(text))?.[1];
  return named === undefined ? undefined : fieldOf(named);
}

/** Whether a text only asks for the field that is asked for already: "change description". */
export const isCommandFor = (asked: Form['asked'], text: string): boolean =>
  COMMAND.test(plainly(text)) && fieldOf(text) === asked;

/**
 * What a reply to the question of another field corrects. A reply that may be an answer is one: in the line and in the description,
 * "my name is wrong on the class list" is a problem.
 */
export function correctionIn(form: Form, text: string): Change | undefined {
  const said = plainly(text);
  if (said === '' || text.length > MAX_CORRECTION) return undefined;
  const change = readChange(text, form.answers);
  if (!change) return undefined;
  if (change.kind === 'change')
    return change.field !== form.asked && isClearWish(said, form) ? change : undefined;
  if (change.kind !== 'set' || change.field === form.asked) return undefined;
  return isClearValue(change, text, form) ? change : undefined;
}

function isClearWish(said: string, { asked, answers }: Form): boolean {
  if (COMMAND.test(said) || SAYS_WRONG.test(said)) return true;
  if (!IS_WRONG.test(said)) return false;
  return isField(asked) && (SHORT.includes(asked) || Object.keys(answers).length > 0);
}

function isClearValue(
  { field, value }: Extract<Change, { kind: 'set' }>,
  text: string,
  { asked, answers }: Form,
): boolean {
  const said = plainly(text);
  const isTakenBack = BEGINS_WITH_LEAD.test(said);
  switch (field) {
    case 'email':
      return value.includes('@') && asked !== 'name';
    case 'name':
      return readName(value) !== undefined && value.split(/\s+/u).length <= MAX_NAME_WORDS;
    case 'category':
      return isTakenBack || /\b(?:category|topic|team)\b/u.test(said);
    default:
      return (
        isNamed(said) && (isTakenBack || answers[field] !== undefined || asked !== 'description')
      );
  }
}

/** Whether a text begins with the name of the line or of the description. */
const isNamed = (said: string): boolean =>
  /^(?:\w+[,.! ]+){0,4}?(?:the |my )?(?:summary|title|subject(?: line)?|headline|description)\b/u.test(
    said,
  );

/** What is said about a category that was chosen: "no wait, it's about video". */
export function categoryMeant(text: string): string | undefined {
  const said = plainly(text);
  const [, meant] =
    /^(?:(?:no|wait|sorry|oops|oh|actually|hold on|i mean|i meant)[,.! ]+){1,4}(?:(?:it's|its|it is|this is) )?(?:about |for |rather )?(?:the )?(.{2,60})$/u.exec(
      said,
    ) ?? [];
  return meant;
}
