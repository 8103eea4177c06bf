import type { Message } from '@aws-sdk/client-lex-runtime-v2';
import type { AnswerReply } from '../../../bot/helpdesk/answers/answer.ts';
import { replyMessages } from '../../../bot/helpdesk/answers/replies/reply-messages.ts';
import { redact } from '../../../bot/helpdesk/redaction.ts';
import { checkReply } from '../../conversations/check-reply.ts';
import type { Conversation, Expectation } from '../../conversations/conversation.ts';
import type { ConversationComparison, TurnDifference } from '../preview.ts';

/** A turn of a golden conversation that the pages reply to. */
export interface GoldenTurn {
  readonly conversation: string;
  /** From 1. */
  readonly turn: number;
  readonly say: string;
  /** As the pages are asked. */
  readonly question: string;
  readonly expect: Pick<Expectation, 'card' | 'text'>;
}

const OF_PAGES = ['answer', 'didYouMean', 'refusal'];

/** Returns the turns of conversations whose reply is that of the pages: a change of answers changes no other turn. */
export function goldenTurns(conversations: readonly Conversation[]): readonly GoldenTurn[] {
  return conversations.flatMap(({ name, turns }) =>
    turns.flatMap(({ action, expect }, at) => {
      const { card, text } = expect;
      if (action.kind !== 'say' || card === undefined || !OF_PAGES.includes(card)) return [];
      return [
        {
          ...{ conversation: name, turn: at + 1, say: action.text },
          question: redact(action.text),
          expect: { card, ...(text !== undefined && { text }) },
        },
      ];
    }),
  );
}

/** Compares the replies to these turns with what is expected, before a change and with it. */
export function compareConversations(
  turns: readonly GoldenTurn[],
  before: ReadonlyMap<string, AnswerReply>,
  after: ReadonlyMap<string, AnswerReply>,
): ConversationComparison {
  const problems = turns.map((turn) => ({
    turn,
    before: problemsOf(turn, before.get(turn.question)),
    after: problemsOf(turn, after.get(turn.question)),
  }));
  return {
    turns: turns.length,
    fixes: problems
      .filter((one) => one.before.length > 0 && one.after.length === 0)
      .map((one) => differenceOf(one.turn, one.before)),
    breaks: problems
      .filter((one) => one.before.length === 0 && one.after.length > 0)
      .map((one) => differenceOf(one.turn, one.after)),
  };
}

function problemsOf({ expect }: GoldenTurn, reply: AnswerReply | undefined): readonly string[] {
  if (!reply) return ['it was not asked'];
  // The same messages as in the function's response to Lex, without what comes before all pages.
  const messages = replyMessages(reply) as unknown as Message[];
  return checkReply(expect, { messages, sessionState: {} }).map(
    ({ key, expected, got }) => `${key}: expected ${expected}, got ${got}`,
  );
}

const differenceOf = (
  { conversation, turn, say }: GoldenTurn,
  problems: readonly string[],
): TurnDifference => ({ conversation, turn, say, problems });
