import type { Message } from '@aws-sdk/client-lex-runtime-v2';
import type { HookRecord } from '../code-hook/call-hook.ts';

/** The story of one turn: what was understood, which rules decided, what hooks were asked and gave. */
export interface TurnStory {
  readonly at: string;
  readonly requestId: string;
  readonly operation: string;
  readonly botName: string;
  readonly botVersion: string;
  readonly localeId: string;
  /** Null where texts are redacted; so are all that follow with a null. */
  readonly sessionId: string | null;
  readonly said: string | null;
  readonly ranking: readonly {
    readonly intent: string;
    readonly score: number;
    readonly why: readonly string[];
  }[];
  readonly steps: readonly string[];
  readonly hooks: readonly HookStory[];
  readonly intent: string | undefined;
  readonly state: string | undefined;
  readonly dialogAction: string | undefined;
  readonly slotToElicit: string | undefined;
  /** Slot name → value; a null value is hidden, not empty. Empty slots are left out. */
  readonly slots: Readonly<Record<string, string | null>>;
  readonly messages: readonly Message[] | null;
  readonly messageCount: number;
  readonly error: string | undefined;
  readonly ms: number;
}

export interface HookStory {
  readonly source: string;
  readonly outcome: string;
  readonly ms: number;
  readonly request: HookRecord['event'] | null;
  readonly response: string | null;
}

/** The last turns, newest last. */
export interface TurnLog {
  readonly showsTexts: boolean;
  add(story: TurnStory): void;
  stories(): readonly TurnStory[];
}

/** Keeps the last `size` stories, and tells `onTurn` of each. */
export function createTurnLog(
  size: number,
  showsTexts: boolean,
  onTurn: (story: TurnStory) => void = () => undefined,
): TurnLog {
  const stories: TurnStory[] = [];
  return {
    showsTexts,
    add(story) {
      stories.push(story);
      if (stories.length > size) stories.shift();
      onTurn(story);
    },
    stories: () => [...stories],
  };
}
