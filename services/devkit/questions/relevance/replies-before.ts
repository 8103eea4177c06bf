import { createHash } from 'node:crypto';
import type { AnswerReply } from '../../../bot/helpdesk/answers/answer.ts';
import type { AnswerQuestionDeps } from '../../../bot/helpdesk/answers/answer-question.ts';
import { isExpired } from '../../../bot/helpdesk/documents/expired-entry.ts';
import { rulesText } from '../changes/change-rules.ts';
import { synonymsText } from '../changes/change-synonyms.ts';
import { type AskOptions, askAll } from './ask-all.ts';
import type { BotBefore } from './touched.ts';

/** The replies of a bot as it is, kept as long as its pages and what staff decided are the same. */
export class RepliesBefore {
  #of = '';
  #replies = new Map<string, AnswerReply>();

  /** Returns the replies to some questions, and asks those that are not known. Keeps what is known if it is aborted. */
  async ask(
    bot: BotBefore,
    asked: AnswerQuestionDeps,
    questions: readonly string[],
    { onDone, signal, now }: AskOptions & { readonly now: Date },
  ): Promise<ReadonlyMap<string, AnswerReply>> {
    const of = fingerprint(bot, now, asked.encoder?.version);
    if (of !== this.#of) {
      this.#of = of;
      this.#replies = new Map();
    }
    const replies = this.#replies;
    const unknown = [...new Set(questions)].filter((question) => !replies.has(question));
    for (const [at, question] of unknown.entries()) {
      const found = await askAll(asked, [question], { signal });
      for (const [key, reply] of found) replies.set(key, reply);
      onDone?.(at + 1, unknown.length);
    }
    return new Map(replies);
  }
}

/** Changes with what the bot answers by, and when something of it expires. */
function fingerprint({ passages, rules, synonyms }: BotBefore, now: Date, encoder = ''): string {
  const hash = createHash('sha256').update(encoder);
  for (const passage of passages)
    hash.update(`${isExpired(passage, now)} ${JSON.stringify(passage)}`);
  return hash.update(rulesText(rules)).update(synonymsText(synonyms)).digest('hex');
}
