import answersText from '../../../seed/answers.yaml';
import synonymsText from '../../../seed/synonyms.txt';
import type { AnswerRules } from './answers/rules/answer-rules.ts';
import { parseAnswerRules } from './answers/rules/parse-answer-rules.ts';
import { parseSynonyms, parseSynonymsText } from './answers/words/parse-synonyms.ts';
import type { Synonyms } from './answers/words/synonyms.ts';
import type { ContentFile } from './content/content-file.ts';

/** Which sections answer which questions, and which don't. */
export const ANSWERS: ContentFile<AnswerRules> = {
  name: 'answers.json',
  initial: parseAnswerRules(answersText),
  parse: parseAnswerRules,
};

/** What people say, and what the pages say instead. */
export const SYNONYMS: ContentFile<Synonyms> = {
  name: 'synonyms.json',
  initial: parseSynonymsText(synonymsText),
  parse: parseSynonyms,
};

/** The content by which questions are answered. They need the word vectors, which only some functions have. */
export const ANSWER_FILES = [ANSWERS, SYNONYMS] as const;
