import { plainly } from './said.ts';

const OPENINGS =
  /^(?:(?:and|but|so|wait|um+|sorry|excuse me|hi|hello|hey|just)[, ]+){0,3}(?:how|what(?:'s)?|when|where|why|who|whom|which|whose|can|could|do|does|did|is|are|was|will|would|should|may|must|am|have|has)\b/;
const MIN_WORDS = 3;

/** Whether this is a question rather than the answer to one. */
export function isQuestion(text: string): boolean {
  const said = plainly(text);
  if (OPENINGS.test(said) && said.split(' ').length >= MIN_WORDS) return true;
  return /\?\s*$/.test(text.slice(0, 2_000)) && said.includes(' ');
}

export type AboutTicket = 'when' | 'why' | 'who';

const ABOUT: readonly (readonly [AboutTicket, RegExp])[] = [
  [
    'when',
    /\b(?:how (?:long|soon|fast|quick\w*)|when (?:will|do|can|should|would|am|are)|what time)\b.{0,40}\b(?:take|takes|hear|answer\w*|repl\w+|respon\w+|get back|contact\w*|call\w*|help\w*|wait)\b/,
  ],
  ['when', /^(?:and )?how long (?:is|will|does|do|would) (?:it|this|that|i)\b/],
  [
    'why',
    /\b(?:why|what)\b.{0,20}\b(?:need|want|ask\w*|do (?:you|u) do with)\b.{0,20}\b(?:name|e-?mail|address|that|this|it|details|data|information)\b/,
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

/** What somebody wants to know about the ticket that they are writing; undefined if it is something else. */
export function aboutTicket(text: string): AboutTicket | undefined {
  const said = plainly(text);
  if (said.split(' ').length > 15) return undefined;
  return ABOUT.find(([, pattern]) => pattern.test(said))?.[0];
}
