import { plainly } from './said.ts';

/** What somebody says about a ticket that was sent. */
export type AboutSent =
  | { readonly kind: 'cancel' | 'status' }
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
  ].join('|'),
  'u',
);
/** With a word that says to what: "add a student to my course" is about something else. */
const ADD =
  /^\W*(?:(?:please|and|oh|also|ok|wait)[, ]+){0,3}(?<asked>(?:can|could) you (?:please )?)?(?:also )?(?:add|append)\b[:, ]*(?:(?<=:\s?)|(?:(?:to (?:it|(?:the|my) ticket)|a note(?: to (?:it|(?:the|my) ticket))?|that|saying|this)\b[:, ]*)+)(?<note>.*)$/iu;
const MIN_LETTERS = 4;

/** Reads whether a text is about the ticket that was sent before it. */
export function aboutSentTicket(text: string): AboutSent | undefined {
  const said = plainly(text);
  const { asked, note } = ADD.exec(text.slice(0, 2_000))?.groups ?? {};
  const added = note?.replace(asked === undefined ? '' : /\?+$/u, '').trim();
  if (added !== undefined && added.length >= MIN_LETTERS)
    return { kind: 'add', text: `${added.slice(0, 1).toUpperCase()}${added.slice(1)}` };
  if (said.length > 120) return undefined;
  if (CANCEL.test(said)) return { kind: 'cancel' };
  return STATUS.test(said) ? { kind: 'status' } : undefined;
}
