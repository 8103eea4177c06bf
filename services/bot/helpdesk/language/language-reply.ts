import languagesText from '../../../../seed/languages.yaml';
import { type LanguageReply, parseLanguages } from './parse-languages.ts';

const REPLIES = parseLanguages(languagesText);

/** Returns the reply to a question in a language, in that language if there is one, else in English. */
export function languageReply(language: string): LanguageReply {
  const known = Object.hasOwn(REPLIES, language) ? REPLIES[language] : undefined;
  if (known) return known;
  const name = new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language;
  return {
    reply: `This looks like ${name}. I am a bot and know English only, so I can't answer this question. You can ask in English, or open a ticket: a person answers by e-mail.`,
    button: 'Open a ticket',
  };
}
