import { conceptsOf } from '../words/concepts.ts';
import { sentencesOf } from '../words/sentences.ts';

/** A question as it is looked for. */
export interface Question {
  /** The whole of what was said, without markup. */
  readonly text: string;
  /** The sentences and clauses of it that ask something, if it says more than these; at most three. */
  readonly asks: readonly string[];
}

const MAX_LENGTH = 1_000;
const MAX_ASKS = 3;

/** Reads what somebody typed: markup and invisible characters are left out, full-width and odd letters made plain. */
export function readQuestion(typed: string): Question {
  const text = plain(typed);
  const clauses = sentencesOf(text).flatMap(clausesOf);
  const asks = clauses.filter((clause) => isAsking(clause) && conceptsOf(clause).length > 0);
  return { text, asks: clauses.length > 1 ? asks.slice(0, MAX_ASKS) : [] };
}

function plain(typed: string): string {
  return typed
    .slice(0, MAX_LENGTH)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/<[^<>]{1,200}>/g, ' ')
    .replace(/[*_`~#>|]+/g, ' ')
    .replace(/\p{C}/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

const NEXT_QUESTION =
  /[,;]?\s(?:and|also|and also|plus)\s(?=(?:how|what|where|when|why|who|which|can|could|do|does|is|are|should)\s)/giu;

/** Splits before a second question: "… and how do I …". */
function clausesOf(sentence: string): string[] {
  return sentence.split(NEXT_QUESTION).filter((clause) => clause.trim() !== '');
}

const ASKING =
  /\?\s*$|(?:^|\s)(?:how|what|where|when|why|who|which|whats|wheres|hows)\s|^(?:can|could|do|does|is|are|should|may|will)\s|(?:^|\s)(?:can|could|should|may) (?:i|we|you|someone|students)\s/iu;

const isAsking = (clause: string): boolean => ASKING.test(clause);
