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
