/** A golden conversation: a transcript with what is expected of the bot. */
export interface Conversation {
  readonly name: string;
  readonly locale: string;
  readonly turns: readonly Turn[];
  readonly file: string;
  readonly line: number;
}

export interface Turn {
  readonly action:
    | { readonly kind: 'say'; readonly text: string }
    /** Presses a button of the reply before; its value is sent as text. */
    | { readonly kind: 'press'; readonly text: string };
  /** Attributes and contexts to send with the text. */
  readonly send?: Sent;
  /** How far the dialog's clock moves before this turn. */
  readonly waitMs?: number;
  readonly expect: Expectation;
  readonly line: number;
}

/** Each replaces that of the session, as in Lex. */
export interface Sent {
  readonly sessionAttributes?: Readonly<Record<string, string>>;
  readonly requestAttributes?: Readonly<Record<string, string>>;
  /** Names of contexts to activate. */
  readonly contexts?: readonly string[];
}

export interface Expectation {
  readonly intent?: string;
  /** State of the intent: `InProgress`, `Fulfilled`, … */
  readonly state?: string;
  /** Kind of the card that comes with the text: `answer`, `ticket`, … */
  readonly card?: string;
  /** A part of the reply's plain texts, or a pattern that they match. */
  readonly text?: string | RegExp;
  /** Interpreted values; null for a slot without one. Slots that are not named may have any value. */
  readonly slots?: Readonly<Record<string, string | null>>;
  /** Values of slots as the user said them, or as they were resolved; case does not matter. */
  readonly spoken?: Readonly<Record<string, string>>;
  /** The slot that the reply asks for. */
  readonly elicits?: string;
  /** Session attributes; there may be others. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Number of messages, cards included. */
  readonly messages?: number;
}

/** Every problem of a file of conversations. */
export class ConversationError extends Error {
  readonly problems: readonly string[];

  /** @param problems `file:line: what is wrong` */
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConversationError';
    this.problems = problems;
  }
}
