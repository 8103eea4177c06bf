import { plainly } from './said.ts';

const CHAT =
  '(?:the |this |my |our |whole |entire |rest of the |previous |earlier )*(?:chat|conversation|messages|transcript|what (?:i|we) (?:wrote|said)(?: (?:before|here|earlier))?)';
const LEAVE_OUT = new RegExp(
  `\\b(?:leave out|leave|remove|without|drop|omit|exclude|keep back|(?:do(?:n't| not)|dont|not) (?:send|include|add|attach|pass(?: on)?|share|forward))\\s+${CHAT}\\b`,
  'u',
);
const TAKE_ALONG = new RegExp(
  `^(?:(?:ok|okay|please|yes|no|you can|and)[, ]+){0,3}(?:send|include|add|attach|pass on|take along)\\s+${CHAT}\\b`,
  'u',
);
const MAX_LENGTH = 120;

/** Whether what was said before is to go with the ticket. Undefined if that is not what a text is about. */
export function chatWish(text: string): 'leaveOut' | 'takeAlong' | undefined {
  const said = plainly(text);
  if (said.length > MAX_LENGTH) return undefined;
  if (LEAVE_OUT.test(said)) return 'leaveOut';
  return TAKE_ALONG.test(said) ? 'takeAlong' : undefined;
}
