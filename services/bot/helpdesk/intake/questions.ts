import { plainly } from './said.ts';

const OPENINGS =
  /^(?:(?:and|but|so|wait|um+|sorry|excuse me|hi|hello|hey|just|hold on|no|yes|yeah|ok|okay|well|please|then|first|i (?:ask|asked|mean|meant|want to know)|tell me)[,.! ]+){0,4}(?:how|what(?:'s)?|when|where|why|who|whom|which|whose|can|could|do|does|did|is|are|was|will|would|should|may|must|am|have|has)\b/;
const MIN_WORDS = 3;

/** Whether this is a question rather than the answer to one. */
export function isQuestion(text: string): boolean {
  const said = plainly(text);
  if (OPENINGS.test(said) && said.split(' ').length >= MIN_WORDS) return true;
  return /\?\s*$/.test(text.slice(0, 2_000)) && said.includes(' ');
}

export type AboutTicket = 'when' | 'why' | 'who' | 'where' | 'chat' | 'line' | 'secret' | 'contact';

const ABOUT: readonly (readonly [AboutTicket, RegExp])[] = [
  [
    'secret',
    /\b(?:did|do|can|could|will) you (?:\w+ )?(?:see|read|keep|store|have)\b.{0,20}\b(?:password|card number)\b|\b(?:typed|told|gave|wrote|sent)\b.{0,20}\b(?:password|card number)\b.{0,15}\b(?:you|here|this chat)\b|(?:^|[.!?,] |\band |\bplease )(?:now )?(?:delete|remove|forget|erase) (?:my |the )?(?:password|card number)\b/,
  ],
  [
    'chat',
    /\b(?:whole|entire|first|what i|everything i|things? i|this|my)\b.{0,20}\b(?:conversation|chat|wrote|said|told you|typed)\b.{0,40}$/,
  ],
  ['line', /\b(?:what|which) line\b|\bline says it all\b/],
  [
    'where',
    /\b(?:answer|reply|write|respond|call|e-?mail) (?:to )?(?:me|her|him|them|us)\b.{0,15}\b(?:or|by)\b|\b(?:who|whom|where) (?:do|will|does) (?:you|they|the team|it) (?:answer|reply|write|send)\b/,
  ],
  [
    'contact',
    /\b(?:phone|telephone|call(?:ing)?|ring|office|in person|come by|walk in|drop in|visit)\b.{0,25}\b(?:number|you|is|where|hours?|open|desk|them|someone|somebody|now)\b|\bwhere (?:is|are) (?:your|the|you)\b.{0,20}\b(?:office|desk|located)?\b|\b(?:does|is|will|can) (?:any|some)(?:one|body)\b.{0,20}\b(?:come|coming|call|phone)\b/,
  ],
  [
    'when',
    /\b(?:how (?:long|soon|fast|quick\w*)|when (?:will|do|can|should|would|am|are)|what time)\b.{0,40}\b(?:take|takes|hear|answer\w*|repl\w+|respon\w+|get back|contact\w*|call\w*|help\w*|wait)\b/,
  ],
  ['when', /^(?:and )?how long (?:is|will|does|do|would) (?:it|this|that|i)\b/],
  [
    'why',
    /\bwhy\b.{0,20}\b(?:need|want|ask\w*)\b.{0,20}\b(?:name|e-?mail|address|that|this|it|details|data|information)\b|\bwhat\b.{0,12}\b(?:need|use|want|do (?:you|u) do with)\b.{0,20}\b(?:name|e-?mail|address|details|data|information)\b/,
  ],
  [
    'why',
    /\b(?:is (?:this|it|that)|will (?:this|it) be) (?:anonymous|private|confidential|safe|secure|necessary|required)\b/,
  ],
  [
    'who',
    /\bwho\b.{0,20}\b(?:read\w*|see\w*|get\w*|receive\w*|answer\w*|look\w*)\b.{0,20}\b(?:this|it|that|ticket|message)?/,
  ],
];

/** These have words that a problem has too: "I can't call into the meeting". */
const ASKED_ONLY: readonly AboutTicket[] = ['where', 'chat', 'contact'];
const MAX_ASKED = 18;

/** What somebody wants to know about the ticket that they are writing; undefined if it is something else. */
export function aboutTicket(text: string): AboutTicket | undefined {
  const said = plainly(text);
  if (said.split(' ').length > MAX_ASKED) return undefined;
  const about = ABOUT.find(([, pattern]) => pattern.test(said))?.[0];
  const isAsked = isQuestion(text) || /\?/u.test(text) || about === 'secret' || about === 'line';
  return about !== undefined && (isAsked || !ASKED_ONLY.includes(about)) ? about : undefined;
}
