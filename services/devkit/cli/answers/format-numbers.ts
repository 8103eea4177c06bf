import type {
  Candidate,
  ExplainedJudgement,
  ExplainedOdds,
  ExplainedQuestion,
} from '../../questions/explanation/explain-question.ts';
import { formatTable } from './format-table.ts';
import { answerOdds, featureText, offerOdds } from './wording.ts';

/** Formats by which numbers sections were ranked, and the judged one was judged. */
export function formatNumbers({ asked, candidates, judgement }: ExplainedQuestion): string[] {
  return [
    `How the sections were ranked: “${asked}”`,
    ...rankTable(candidates),
    ...(judgement ? ['', ...judgementLines(judgement)] : []),
  ];
}

function rankTable(candidates: readonly Candidate[]): string[] {
  const hasEncoder = candidates.some(({ similarities }) => similarities.encoder !== undefined);
  const headings = [
    ...['', 'rank', 'BM25', 'section', 'sentence', 'heading', 'line', 'words', 'head words'],
    ...(hasEncoder ? ['encoder'] : []),
  ];
  return formatTable(
    headings,
    candidates.map(({ position, rank, bm25, similarities }) => {
      const { passage, sentence, heading, line, words, headWords, encoder = 0 } = similarities;
      const vectors = [passage, sentence, heading, line, words.mean, headWords.mean];
      return [`${position}`, rank, bm25, ...vectors, ...(hasEncoder ? [encoder] : [])];
    }),
  );
}

function judgementLines(judgement: ExplainedJudgement): string[] {
  return [
    `How section ${judgement.position} was judged: ${answerOdds(judgement)}`,
    ...oddsTable('what speaks for and against it', judgement),
    '',
    `How the offer was judged: ${offerOdds(judgement)}`,
    ...oddsTable('what speaks for and against one', judgement.offer),
  ];
}

function oddsTable(heading: string, { bias, features }: ExplainedOdds): string[] {
  const logOdds = features.reduce((sum, { contribution }) => sum + contribution, bias);
  return formatTable(
    [heading, 'value', 'log-odds'],
    [
      ...features.map(({ name, value, contribution }) => [featureText(name), value, contribution]),
      ['before anything else', '', bias],
      ['together', '', logOdds],
    ],
  );
}
