import type { Evaluation } from '../../../../nlu/report/evaluate.ts';
import type { Review } from '../../../../nlu/report/review.ts';

const MOST_LINES = 20;

/** Formats a review of a bot's sample utterances for people. */
export function formatReview({ conflicts, duplicates, thin }: Review): string {
  return [
    section(
      'Utterances that the rest of the bot takes for another intent',
      conflicts.map(
        ({ utterance, intent, takenFor, confidence }) =>
          `"${utterance}" of ${intent} looks like ${takenFor} (${confidence.toFixed(2)})`,
      ),
    ),
    section(
      'Utterances that stand more than once',
      duplicates.map(({ utterance, intents }) => `"${utterance}": ${intents.join(', ')}`),
    ),
    section(
      'Intents with few utterances',
      thin.map(({ intent, utterances }) => `${intent}: ${utterances}`),
    ),
  ].join('');
}

/** Formats for people how a bot did on utterances that it was not trained on. */
export function formatEvaluation(evaluation: Evaluation): string {
  const { inScope, outOfScope, accuracy, oosRecall, confusions, misclassified } = evaluation;
  const shares = [
    ...(inScope > 0
      ? [`${percent(accuracy)} of ${inScope} in-scope utterances got their intent`]
      : []),
    ...(outOfScope > 0
      ? [`${percent(oosRecall)} of ${outOfScope} out-of-scope utterances were rejected`]
      : []),
  ];
  return [
    section('Held-out utterances', shares, inScope + outOfScope),
    section(
      'Taken for one another',
      confusions.map(({ expected, found, count }) => `${count} × ${expected} → ${found}`),
    ),
    section(
      'Wrong answers',
      misclassified.map(
        ({ text, intent, found, confidence }) =>
          `"${text}": ${intent} → ${found ?? '(rejected)'} (${confidence.toFixed(2)})`,
      ),
    ),
  ].join('');
}

function section(title: string, lines: readonly string[], count = lines.length): string {
  if (lines.length === 0) return `${title}: none\n\n`;
  const shown = lines.slice(0, MOST_LINES).map((line) => `  ${line}\n`);
  const more = lines.length > MOST_LINES ? `  … and ${lines.length - MOST_LINES} more\n` : '';
  return `${title}: ${count}\n${shown.join('')}${more}\n`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
