import {
  type AnswerQuestionDeps,
  decidingQuestions,
  judgeAll,
  replyTo,
  searchQuestions,
} from '../../../bot/helpdesk/answers/answer-question.ts';
import { readQuestion } from '../../../bot/helpdesk/answers/question/read-question.ts';
import type { LiveContent } from '../../../bot/helpdesk/content/live-content.ts';
import { ROUTING, URGENT } from '../../../bot/helpdesk/content-files.ts';
import { HOURS } from '../../../bot/helpdesk/hours/hours-file.ts';
import { otherLanguage } from '../../../bot/helpdesk/language/recognise-language.ts';
import { redact } from '../../../bot/helpdesk/redaction.ts';
import { judgeUrgency } from '../../../bot/helpdesk/urgency/judge-urgency.ts';
import { findUrgent } from '../../../bot/helpdesk/urgent/find-urgent.ts';
import { type ExplainedQuestion, explainQuestion } from './explain-question.ts';
import { type ReplyTexts, replyTexts } from './reply-texts.ts';

export interface ExplainDeps extends AnswerQuestionDeps {
  readonly content: Pick<LiveContent, 'get'>;
}

/** What answers before any page is looked at. */
export type Before =
  | { readonly kind: 'urgent'; readonly rule: string; readonly of: string }
  | { readonly kind: 'language'; readonly language: string };

/** How the bot comes to its reply to a text. */
export interface Explanation {
  /** As it was typed, without what is redacted. */
  readonly typed: string;
  readonly isRedacted: boolean;
  /** The text that is looked for: without markup, in plain letters. */
  readonly text: string;
  /** The questions in it, if it says more than these. */
  readonly parts: readonly string[];
  readonly before?: Before;
  /** The words by which it can't wait, so that advice comes first; none if it can. */
  readonly cannotWait: readonly string[];
  /** The whole text first, then its parts; without those that have only everyday words. */
  readonly questions: readonly ExplainedQuestion[];
  /** What is replied if nothing answers before. */
  readonly reply: ReplyTexts;
}

/** Does what the bot does with a question, and keeps what it goes by. */
export async function explain(deps: ExplainDeps, said: string): Promise<Explanation> {
  const typed = redact(said);
  const { text, asks } = readQuestion(typed);
  const searched = await searchQuestions(deps, typed);
  const judged = judgeAll(searched);
  const deciding = decidingQuestions(typed, judged);
  const before = await whatIsBefore(deps, said);
  return {
    typed,
    isRedacted: typed !== said,
    text,
    parts: asks,
    ...(before && { before }),
    cannotWait: before ? [] : reasonsNotToWait(deps, said),
    questions: searched.map((one) => {
      const judgement = judged.find(({ found }) => found === one.found)?.judgement;
      const decides = deciding.some(({ found }) => found === one.found);
      return explainQuestion(one, judgement, decides);
    }),
    reply: replyTexts(replyTo(typed, judged)),
  };
}

function reasonsNotToWait({ content }: ExplainDeps, said: string): readonly string[] {
  const table = content.get(ROUTING);
  const { timeZone } = content.get(HOURS);
  if (table.version === 1) return [];
  return judgeUrgency(table.urgency.words, said, { now: new Date(), timeZone }, table.examples)
    .evidence;
}

async function whatIsBefore({ content }: ExplainDeps, said: string): Promise<Before | undefined> {
  const rule = findUrgent(content.get(URGENT), said);
  if (rule) return { kind: 'urgent', rule: rule.id, of: rule.kind };
  const language = await otherLanguage(said);
  return language === undefined ? undefined : { kind: 'language', language };
}
