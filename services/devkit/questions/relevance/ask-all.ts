import { setImmediate as others } from 'node:timers/promises';
import type { AnswerReply } from '../../../bot/helpdesk/answers/answer.ts';
import {
  type AnswerQuestionDeps,
  answerQuestion,
} from '../../../bot/helpdesk/answers/answer-question.ts';

export interface AskOptions {
  readonly onDone?: (done: number, of: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Asks questions as the bot answers them, one after the other; others run in between. Rejects if the signal is aborted. */
export async function askAll(
  bot: AnswerQuestionDeps,
  questions: readonly string[],
  { onDone, signal }: AskOptions = {},
): Promise<ReadonlyMap<string, AnswerReply>> {
  const replies = new Map<string, AnswerReply>();
  for (const question of new Set(questions)) {
    await others();
    signal?.throwIfAborted();
    replies.set(question, await answerQuestion(bot, question));
    onDone?.(replies.size, questions.length);
  }
  return replies;
}
