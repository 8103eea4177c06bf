import { askAgain, type Field, type Form } from './form.ts';
import type { AboutTicket } from './questions.ts';

/** What the desk knows, and a form must ask about. */
export interface IntakeRules {
  /** The category that words or a button name; undefined if there is none, or several. */
  readonly categoryOf: (text: string) => string | undefined;
  /** The same if a text is its name, and nothing else that matters. */
  readonly categoryNamed: (text: string) => string | undefined;
  /** The team that words alone lead to; undefined if no rule takes them. */
  readonly teamOf: (text: string) => string | undefined;
  /** What clients call a category. */
  readonly labelOf: (category: string) => string;
  readonly categories: readonly string[];
  /** Addresses of the bot, the queues and the desk: nobody's own. */
  readonly reserved: readonly string[];
  /** Domains that clients must have, with those below them; empty if any will do. */
  readonly allowedDomains: readonly string[];
  /** Addresses and domains of staff and others to which no replies go. */
  readonly refused: readonly string[];
  /** Domains that most clients have. */
  readonly domains: readonly string[];
}

/** Why the same is asked again. */
export type Problem =
  | 'noName'
  | 'noAddress'
  | 'invalidAddress'
  | 'unusualLetters'
  | 'severalAddresses'
  | 'reservedAddress'
  | 'refusedAddress'
  | 'otherDomain'
  | 'suggestedAddress'
  | 'noCategory'
  | 'whichCategory'
  | 'otherReplies'
  | 'noWords'
  | 'howMany'
  | 'nothingBefore'
  | 'notSent'
  | 'offerAdd'
  | 'notRemoved'
  | 'unclear';

/** What a reply to a question of the form leads to. */
export type Step =
  | { readonly kind: 'send' | 'cancel' }
  | {
      readonly kind: 'ask';
      readonly form: Form;
      readonly problem?: Problem;
      /** What was changed, if something was. */
      readonly changed?: readonly (Field | 'urgency')[];
      /** What was added to the description. */
      readonly added?: string;
      /** Whether the last change was taken back. */
      readonly isUndone?: boolean;
      /** What is said before the question. */
      readonly note?: string;
    }
  | { readonly kind: 'explain'; readonly form: Form; readonly about: AboutTicket }
  /** Without a question, all that was said is one. */
  | { readonly kind: 'lookUp'; readonly form: Form; readonly question?: string };

/** Reads an answer to the question about a field. */
export type Reader = (form: Form, text: string, rules: IntakeRules) => Step;

export const ask = (form: Form, note?: string): Step =>
  note === undefined ? { kind: 'ask', form } : { kind: 'ask', form, note };

export const again = (form: Form, problem: Problem): Step => ({
  kind: 'ask',
  form: askAgain(form),
  problem,
});
