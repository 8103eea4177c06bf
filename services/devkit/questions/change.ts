/**
 * A change that answers a question, as JSON. What is content takes effect within a minute, without a deploy; an utterance
 * is part of the bot's definition and needs one.
 */
export type Change = PinChange | AlsoAskedChange | PageChange | SynonymChange | UtteranceChange;

/** A question, and those that mean the same, always or never get a section. With `undo`, what was set so is taken back. */
export interface PinChange {
  readonly kind: 'pin' | 'block';
  /** At most 1,024 characters. */
  readonly question: string;
  readonly passageId: string;
  readonly undo?: boolean;
}

/** A section is found by other words for it: "also asked as" lines in the description of its document. */
export interface AlsoAskedChange {
  readonly kind: 'alsoAsked';
  readonly passageId: string;
  /** 1 to 50, each of at most 300 characters. */
  readonly lines: readonly string[];
}

/** A new page, written in Markdown. */
export interface PageChange {
  readonly kind: 'page';
  /** The title, which is also the heading of level 1 and names the file. At most 120 characters. */
  readonly title: string;
  /** Markdown without the title; with its description at most 256 KB. */
  readonly text: string;
  readonly topic?: string;
  readonly audience?: string;
  /** A date, `2027-06-30`: from then on nothing is answered from it. */
  readonly expires?: string;
  /** Other ways to ask what its first section answers. */
  readonly alsoAsked?: readonly string[];
}

/** What people say is read as what the pages say. With `undo`, it no longer is. */
export interface SynonymChange {
  readonly kind: 'synonym';
  /** 1 to 20 words or phrases, each of at most 4 words. */
  readonly says: readonly string[];
  readonly means: string;
  readonly undo?: boolean;
}

/** An example by which the bot recognises an intent. It needs a build and a deploy. */
export interface UtteranceChange {
  readonly kind: 'utterance';
  readonly intent: string;
  /** At most 500 characters. */
  readonly text: string;
}
