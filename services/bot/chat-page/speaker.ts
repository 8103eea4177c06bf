/** Who says something in the chat, other than the person who asks. */
export interface Speaker {
  /** `person`: somebody of the help desk, in the place of the bot. */
  readonly kind: 'bot' | 'person';
  /** As shown above what is said, and read out before it. */
  readonly name: string;
}

export const BOT: Speaker = { kind: 'bot', name: 'The bot' };

/** What somebody says to the person who asks: one reply, shown and read out as a whole. */
export interface Heard {
  readonly by: Speaker;
  /** The turn that it answers; undefined for what is no turn of the bot, which nobody can rate. */
  readonly turn?: number;
  readonly at: Date;
  readonly helpful?: boolean | undefined;
}

/** Returns how a reply of the bot is heard. */
export const heardOf = (
  { turn, repliedAt }: { readonly turn: number; readonly repliedAt?: string | undefined },
  now: Date,
): Heard => ({ by: BOT, turn, at: momentOf(repliedAt, now) });

/** Servers that say no time are believed to answer now. */
export const momentOf = (at: string | undefined, now: Date): Date =>
  at === undefined ? now : new Date(at);
