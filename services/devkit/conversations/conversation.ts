/** A transcript with what is expected of the bot: the unit of what the product means. */
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
    /** Presses a button that the reply before it offers; its value is sent as text. */
    | { readonly kind: 'press'; readonly text: string };
  /** What is sent beside the text. */
  readonly send?: Sent;
  /** How far the dialog's clock moves before this turn. */
  readonly waitMs?: number;
  readonly expect: Expectation;
  readonly line: number;
}

/** Each replaces what the session had, as Lex has it. */
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
  /** Kind of the card beside the text: `answer`, `ticket`, … */
  readonly card?: string;
  /** Contained in the plain texts of the reply, or matched by them. */
  readonly text?: string | RegExp;
  /** Interpreted values; null for a slot that has none. Slots that are not named may have any. */
  readonly slots?: Readonly<Record<string, string | null>>;
  /** Values of slots as the client said them, or as they were resolved; upper and lower case alike. */
  readonly spoken?: Readonly<Record<string, string>>;
  /** The slot that is asked for. */
  readonly elicits?: string;
  /** Session attributes; others may be there too. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Number of messages, cards included. */
  readonly messages?: number;
}

/** A file of conversations that can't be used, with everything that is wrong with it. */
export class ConversationError extends Error {
  readonly problems: readonly string[];

  /** @param problems `file:line: what is wrong` */
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConversationError';
    this.problems = problems;
  }
}
