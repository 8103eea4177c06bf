import type { Explanation } from '../../questions/explanation/explain.ts';
import type {
  Candidate,
  ExplainedConcept,
  ExplainedQuestion,
} from '../../questions/explanation/explain-question.ts';
import { printableLines } from '../printable-lines.ts';
import { formatMessages } from './format-messages.ts';
import { formatNumbers } from './format-numbers.ts';
import { formatTable } from './format-table.ts';
import { adviceText, beforeText, decisionText, ruleTexts } from './wording.ts';

/** Formats an explanation for the people of a help desk: what is replied and why first, all numbers last. */
export function formatExplanation(explanation: Explanation): string {
  const { before, cannotWait, questions } = explanation;
  const shown = questions.toSorted((a, b) => Number(b.decides) - Number(a.decides));
  const parts = [
    ...(before ? [[beforeText(before)]] : []),
    ...(cannotWait.length > 0 ? [[adviceText(cannotWait)]] : []),
    replyLines(explanation),
    readLines(explanation),
    ...shown.map((one) => questionLines(one, questions.length > 1)),
    ...shown.filter(({ decides }) => decides).map((one) => formatNumbers(one)),
    ...(before ? [] : [formatMessages(explanation)]),
  ];
  return parts.map((lines) => `${lines.flatMap(printableLines).join('\n')}\n`).join('\n');
}

function replyLines({ reply, before }: Explanation): string[] {
  const heading = before ? 'What would be replied otherwise' : 'What is replied';
  return [
    heading,
    ...reply.texts.flatMap((text) => text.split('\n').map((line) => `  ${line}`)),
    ...reply.also.map((title) => `  Also: ${title}`),
    ...reply.buttons.map((text) => `  [ ${text} ]`),
  ];
}

function readLines({ typed, isRedacted, text, parts, questions }: Explanation): string[] {
  return [
    'How the text was read',
    `  ${text}`,
    ...(isRedacted ? ['  (what looks like a secret or personal data is left out)'] : []),
    ...(text === typed ? [] : ['  (markup is left out, and unusual letters are made plain)']),
    ...parts.map((part, at) => `  part ${at + 1}: ${part}`),
    ...(questions.length === 0 ? ['  It has only everyday words: nothing is looked for.'] : []),
  ];
}

function questionLines(question: ExplainedQuestion, isOneOfSeveral: boolean): string[] {
  const { asked, searched, decides, concepts, ignored, candidates, found } = question;
  const marks = [
    ...ruleTexts(question).map((text) => `  ${text}`),
    ...(searched.toLowerCase() === asked.toLowerCase() ? [] : [`  Looked for as: ${searched}`]),
    ...(ignored.length === 0 ? [] : [`  Taken for slips of everyday words: ${ignored.join(', ')}`]),
  ];
  return [
    ...(isOneOfSeveral ? [`“${asked}”${decides ? '' : ' (does not decide)'}`] : []),
    decisionText(question),
    ...marks,
    '',
    ...formatTable(['asked about', 'also as', 'the pages', 'weight'], concepts.map(conceptRow)),
    '',
    ...formatTable(
      ['', `best of ${found} sections`, 'has', 'place'],
      candidates.map((one) => candidateRow(one, question)),
    ),
  ];
}

function conceptRow({ asked, forms, mended, means, isKnown, weight }: ExplainedConcept) {
  const known = mended ?? means;
  const pages = known === undefined ? 'have it' : `have "${known}"`;
  return [
    asked,
    [...forms, ...(means === undefined ? [] : [`${means} (synonym)`])].join(', '),
    isKnown ? pages : 'have no such word',
    weight,
  ];
}

function candidateRow(
  { position, section, has, place }: Candidate,
  { judgement }: ExplainedQuestion,
) {
  const mark = judgement?.position === position ? '▸' : ' ';
  return [`${mark}${position}`, section, has.join(', '), place];
}
