import type { QuestionKind } from '../../../../questions/questions.ts';

/** What staff call the kinds of questions. */
export const KIND_NAMES: Readonly<Record<QuestionKind, string>> = {
  unanswered: 'Not answered',
  doubted: 'Doubtful',
  unhelpful: 'Thumbs down',
};
