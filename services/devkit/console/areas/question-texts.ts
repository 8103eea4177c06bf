import type { FiguresReport, UnansweredQuestion } from '../../figures/figures.ts';

/** Each is read from its chat: as many as the page shows. */
const SHOWN = 20;

/** Resolves with what was said in a turn, redacted; with undefined if that is not kept any more. */
export type TextOf = (conversation: string, turn: number) => Promise<string | undefined>;

/** Returns a report whose newest questions without a good answer have their words, as far as these are kept. */
export async function withQuestionTexts(
  report: FiguresReport,
  textOf: TextOf,
): Promise<FiguresReport> {
  const { unanswered } = report.figures;
  const shown = await Promise.all(
    unanswered.slice(0, SHOWN).map((question) => withText(question, textOf)),
  );
  const figures = { ...report.figures, unanswered: [...shown, ...unanswered.slice(SHOWN)] };
  return { ...report, figures };
}

async function withText(question: UnansweredQuestion, textOf: TextOf): Promise<UnansweredQuestion> {
  const { conversation, turn } = question;
  const text = turn === null ? undefined : await textOf(conversation, turn);
  return text === undefined ? question : { ...question, text };
}
