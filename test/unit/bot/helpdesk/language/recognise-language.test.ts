import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { languageReply } from '../../../../../services/bot/helpdesk/language/language-reply.ts';
import { parseLanguages } from '../../../../../services/bot/helpdesk/language/parse-languages.ts';
import { otherLanguage } from '../../../../../services/bot/helpdesk/language/recognise-language.ts';

const rows = (path: string) => readFileSync(path, 'utf8').trim().split('\n').slice(1);
const questions = rows('test/fixtures/languages/questions.tsv').map(
  (row) => row.split('\t') as [language: string, text: string],
);

it('recognises questions in at least twelve languages', async () => {
  const found = await Promise.all(questions.map(([, text]) => otherLanguage(text)));
  const wrong = questions.filter(([language], index) => found[index] !== language);

  expect(questions.length).toBeGreaterThanOrEqual(60);
  expect(new Set(questions.map(([language]) => language)).size).toBeGreaterThanOrEqual(12);
  expect(wrong.length / questions.length, wrong.join('\n')).toBeLessThanOrEqual(0.03);
});

it('takes no English question for one in another language', async () => {
  const english = rows('seed/tests/utterances.tsv').map((row) => row.split('\t')[0] ?? '');
  const found = await Promise.all(english.map(otherLanguage));
  const taken = english.filter((_, index) => found[index] !== undefined);
  // The list has five questions in other languages, which are for no intent.
  const others = [/boleto/, /temps fait-il/, /wie spät/, /天气/, /restaurante/];
  const wrong = taken.filter((text) => !others.some((other) => other.test(text)));

  expect(wrong.length / english.length, wrong.join('\n')).toBeLessThanOrEqual(0.003);
});

it.each(['hola', 'bonjour', 'merci', 'yo', 'hi hi', '', '12345', '???', 'ñ', 'LTSI', 'María'])(
  'cannot say what language "%s" is',
  async (text) => {
    expect(await otherLanguage(text)).toBeUndefined();
  },
);

it('answers in the language, or in English by its name', () => {
  expect(languageReply('fr').reply).toContain("l'anglais");
  expect(languageReply('sv').reply).toContain('Swedish');
});

it('has no label that is too long for a button', () => {
  const text = `fr:\n  reply: Non.\n  button: "${'x'.repeat(51)}"\n`;

  expect(() => parseLanguages(text)).toThrow('fr: button must be a text of 1 to 50');
});
