import type { FeatureName } from '../../../bot/helpdesk/answers/judgement/features.ts';
import type { Before } from '../../questions/explanation/explain.ts';
import type {
  ExplainedJudgement,
  ExplainedQuestion,
} from '../../questions/explanation/explain-question.ts';

type Reason = ExplainedJudgement['reason'];

const WAYS: Readonly<Record<ExplainedJudgement['way'], string>> = {
  answer: 'Answered',
  offer: 'Offered',
  refuse: 'Refused',
};

const REASONS: Readonly<Record<Reason, (judgement: ExplainedJudgement) => string>> = {
  pinned: () => 'staff pinned this section to the question',
  likely: (judged) => `the section is likely enough to answer: ${odds(judged)}`,
  overview: () => 'a bare topic gets the first section of the page that is about it',
  otherDeed: ({ missingDeed }) =>
    `the section is about the same thing, but not about how to ${missingDeed ?? 'do that'}`,
  otherSubject: () => 'the section lacks too much of what was asked about',
  possible: (judged) => `the section may answer, but not surely: ${odds(judged)}`,
  unlikely: (judged) =>
    judged.anyProbability < judged.thresholds.offer
      ? `no section is likely to answer: ${odds(judged)}`
      : 'the section has only words that look like those of the question, and not all of them',
};

/** What each feature of a judgement says; another one is shown by its name. */
const FEATURES: Readonly<Partial<Record<FeatureName, string>>> = {
  covered: 'share of what was asked about that the section has',
  coveredByHead: 'the same, in title and heading alone',
  scorePerWeight: 'BM25, per what the words say',
  neighbours: 'words next to each other as in the question',
  words: 'each word met by a similar one',
  leastWord: 'the word that is met worst',
  headWords: 'each word met in title and heading',
  passage: 'similarity with the whole section',
  sentence: 'similarity with its best sentence',
  heading: 'similarity with its heading',
  line: 'similarity with a question that it answers',
  margin: 'lead over other documents',
  unknown: 'share of what was asked about that no page has',
  length: 'number of things asked about',
  others: 'similarity of the best five sections',
  encoder: 'similarity by the encoder',
  encoderOthers: 'the same, of the best five sections',
};

export const featureText = (name: string): string => FEATURES[name as FeatureName] ?? name;

/** Says what is done with a question, and why. */
export function decisionText({ judgement }: ExplainedQuestion): string {
  if (!judgement) return 'Refused: no section has any of its words.';
  const { quotedPosition, way, reason } = judgement;
  const instead =
    quotedPosition !== undefined && way === 'answer'
      ? ` It only introduces its page: section ${quotedPosition}, which says how, is quoted.`
      : '';
  return `${WAYS[way]}: ${REASONS[reason](judgement)}.${instead}`;
}

/** Says what staff decided on a question. */
export function ruleTexts({ rules }: ExplainedQuestion): string[] {
  const { pin, blocks = [] } = rules ?? {};
  return [
    ...(pin?.isGone
      ? [
          `A pin is ignored, because there is no section ${pin.passageId} any more: “${pin.question}”`,
        ]
      : []),
    ...(pin && !pin.isGone ? [`Pinned to ${pin.passageId}: “${pin.question}”`] : []),
    ...blocks.map(({ question, passageId }) => `Blocked: ${passageId}, for “${question}”`),
  ];
}

/** Says what answers before any page is looked at. */
export function beforeText(before: Before): string {
  if (before.kind === 'urgent')
    return `The pages are not asked: these are words of ${before.of} (rule ${before.rule}), which are answered first.`;
  const name = new Intl.DisplayNames('en', { type: 'language' }).of(before.language);
  return `The pages are not asked: this is ${name ?? before.language}, and the bot knows English only.`;
}

/** Says why advice comes first. */
export function adviceText(reasons: readonly string[]): string {
  return `First, what to do now: it can't wait (${reasons.join(', ')}).`;
}

/** Says how likely an answer is, and how likely the best sections have one. */
export function odds(judged: Judged): string {
  return `${answerOdds(judged)}, ${offerOdds(judged)}`;
}

type Judged = Pick<ExplainedJudgement, 'probability' | 'anyProbability' | 'thresholds'>;

export const answerOdds = ({ probability, thresholds }: Judged): string =>
  `${percent(probability)} that it answers (needed: ${percent(thresholds.answer)})`;

export const offerOdds = ({ anyProbability, thresholds }: Judged): string =>
  `${percent(anyProbability)} that it or one of the next does (needed for an offer: ${percent(thresholds.offer)})`;

export const percent = (share: number): string => `${Math.round(share * 100)} %`;
