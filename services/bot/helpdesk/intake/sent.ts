import { plainly } from './said.ts';

/** What somebody says about a ticket that was sent. */
export type AboutSent =
  | { readonly kind: 'cancel' | 'status' | 'code' | 'more' }
  | { readonly kind: 'add'; readonly text: string };

const CANCEL =
  /^(?:(?:please|can you|could you|i want to|i'd like to|now) )*(?:cancel|withdraw|delete|remove|take back|revoke|stop|close|undo)\b.{0,12}\b(?:ticket|request|it|that|this)(?: back)?(?: please| again)?$/;
const TICKET = '(?:ticket|request|case)';
const STATE = '(?:status|news|progress|update|state|happening)';
const STATUS = new RegExp(
  [
    `\\b${STATE}\\b.{0,25}\\b${TICKET}\\b|\\b${TICKET}\\b.{0,12}\\b${STATE}\\b`,
    '\\bwhen (?:will|do|can|should|would) (?:i|someone|somebody|they|you|the team)\\b.{0,30}\\b(?:hear|answer\\w*|repl\\w+|respon\\w+|get back|contact\\w*|call\\w*)\\b',
    '\\bhow long (?:will|does|do|would|until|before) (?:it|this|that|i|you|they|the team|an answer)\\b.{0,20}\\b(?:take|answer|reply|wait|hear)\\b',
    '\\bdid (?:you|they|it|my ticket|my request) (?:get|receive|send|go)\\b.{0,25}\\b(?:ticket|request|it|through)\\b',
    `\\b(?:has|did) (?:anyone|anybody|someone|somebody)\\b.{0,25}\\b${TICKET}\\b`,
    `\\bwhere(?: is|'s) my ${TICKET}\\b`,
    '\\b(?:any|is there) (?:news|update|answer|reply)\\b',
    '\\b(?:will|do|does|is|are|can) (?:you|they|someone|somebody|anyone|anybody|the team|it)\\b.{0,25}\\b(?:call|phone|e-?mail|write|come|coming|contact|get back|fix|know|answer)\\b',
    `\\bwhat (?:is|was) my ${TICKET} about\\b|\\bwhat did i (?:send|write)\\b`,
    `\\b(?:can i |let me )?(?:see|show me|read) (?:my|the) ${TICKET}\\b|\\bwhat(?:'s|s| is| was) the (?:${TICKET} )?number\\b`,
    `\\bwho (?:gets|reads|has|got|answers) (?:this|it|my ${TICKET})\\b`,
  ].join('|'),
  'u',
);
/** Said alone, these are about the ticket: nothing else of the chat has a state. */
const STATUS_ALONE =
  /^(?:(?:hi|hello|hey|ok|okay|and|so|thanks|thank you|please|can you|could you)[,.! ]+){0,3}(?:(?:what(?:'s| is| about)|whats|show me|give me|check|tell me|i want|i need) )?(?:the |my )?(?:current )?(?:status|state|(?:ticket|request|case) (?:status|number|id|no|nr|reference)|reference(?: number)?|status (?:check|update|of it)|number of my (?:ticket|request|case))(?: again| please| now)*$/;
const CODE =
  /^(?:(?:hi|hello|ok|okay|yes|sorry|but|and|please|can you|could you|hmm?)[,.! ]+){0,3}(?:(?:can|could|may) i (?:get|have|see) (?:a |the )?copy\b.{0,30}|(?:send|mail|e-?mail) (?:me |a copy|me a copy)\b.{0,30}\bcopy\b.{0,20}|(?:send|mail|e-?mail) (?:me )?(?:a|the) copy\b.{0,20}|(?:i )?(?:want|need|would like) a copy\b.{0,20}|(?:i )?(?:did(?:n't| not)|have(?:n't| not)|never|do(?:n't| not)) (?:get|got|receive|received|see|have) (?:the|a|any|my) (?:(?:code|digits)\b.{0,20}|(?:mail|e-?mail)(?: yet)?)|(?:re-?send|send) (?:it|the code|code|that|the digits)?(?: again| please| me| to)*|re-?send|no code (?:came|arrived)|the code (?:did(?:n't| not) (?:come|arrive)|has(?:n't| not) (?:come|arrived)|is not there))$/;
/** Something is to be added, and it does not say what. */
const MORE =
  /^(?:(?:please|can i|could i|can you|i want to|i need to|i'd like to|i would like to|how (?:can|do) i|and|ok)[, ]+){0,3}(?:add (?:a note|something|more|a comment|information|details?|more (?:details?|information))|add)(?: (?:to|on|about) (?:it|(?:the|my) (?:ticket|request|case)|ltsi-[a-z0-9]+))?(?: please)?$/;
/** With a word that says to what: "add a student to my course" is about something else. */
const ADD =
  /^\W*(?:(?:please|and|oh|also|ok|wait|but|i want to|i need to|i'd like to|i would like to|can i|could i)[, ]+){0,3}(?<asked>(?:can|could) you (?:please )?)?(?:also )?(?:add|append)(?: something to (?:it|(?:the|my) ticket))?\b[:, ]*(?:(?<=:\s?)|(?:(?:to (?:it|(?:the|my) ticket)|a note(?: to (?:it|(?:the|my) ticket))?|that|saying|this)\b[:, ]*)+)(?<note>.*)$/iu;
/** The same without the verb: what was forgotten, or is to be passed on. */
const FORGOTTEN =
  /^\W*(?:(?:oh|wait|sorry|and|also|please|hi|hello|ok|by the way|btw)[,.! ]+){0,3}(?:i forgot (?:to (?:say|mention|add|tell you|write|tell them))?(?: that)?|(?<asked>(?:can|could) you (?:please )?|please )?(?:also )?(?:tell|let) (?:them|the team|my team)(?: know)?(?: that)?)(?![\p{L}'])[:, ]*(?<note>.*)$/iu;
/** "Can you add BIOL 200 to the ticket?". */
const ADD_TO =
  /^\W*(?:(?:please|and|oh|also|ok|wait)[, ]+){0,3}(?<asked>(?:can|could) you (?:please )?)?(?:also )?add (?<note>.{4,300}) to (?:it|(?:the|my) (?:ticket|request|case))[.!? ]{0,5}$/iu;
const TICKET_ID = /\bltsi-[0-9a-z]{10}\b/giu;
const MIN_LETTERS = 4;
/** In characters; what is longer is a question or a problem of its own. */
const MAX_SAID = 120;

/** Reads whether a text is about the ticket that was sent before it. */
export function aboutSentTicket(text: string): AboutSent | undefined {
  const said = plainly(text).replace(TICKET_ID, ' ').replace(/\s+/gu, ' ').trim();
  if (said.length <= MAX_SAID && MORE.test(plainly(text))) return { kind: 'more' };
  const added = addedIn(text);
  if (added !== undefined && added.length >= MIN_LETTERS)
    return { kind: 'add', text: `${added.slice(0, 1).toUpperCase()}${added.slice(1)}` };
  if (said.length > MAX_SAID) return undefined;
  if (STATUS_ALONE.test(said)) return { kind: 'status' };
  if (CODE.test(said)) return { kind: 'code' };
  if (said.split(/[.!;,]\s+/u).some((part) => CANCEL.test(part))) return { kind: 'cancel' };
  return STATUS.test(said) ? { kind: 'status' } : undefined;
}

function addedIn(text: string): string | undefined {
  const line = text.slice(0, 2_000);
  const { asked, note } =
    (ADD.exec(line) ?? FORGOTTEN.exec(line) ?? ADD_TO.exec(line))?.groups ?? {};
  return note?.replace(asked === undefined ? '' : /\?+$/u, '').trim();
}
