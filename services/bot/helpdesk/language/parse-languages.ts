import { readContent, readText } from '../content/content-reader.ts';

/** What the bot says in a language that it does not know. */
export interface LanguageReply {
  readonly reply: string;
  /** The label of the button that opens a ticket. At most 50 characters, as in Lex. */
  readonly button: string;
}

/** Replies by language (ISO 639-1). */
export type LanguageReplies = Readonly<Record<string, LanguageReply>>;

/** Parses `seed/languages.yaml`. Throws ContentError with all problems. */
export function parseLanguages(text: string, file = 'seed/languages.yaml'): LanguageReplies {
  return readContent(text, file, (reader) => {
    const replies = reader.entries(reader.root, 'The file').map(([language, node]) => {
      const values = reader.map(node, language, ['reply', 'button']) ?? {};
      const reply = readText(reader, values.reply, `${language}: reply`, node, 600) ?? '';
      const button = readText(reader, values.button, `${language}: button`, node, 50) ?? '';
      if (!/^[a-z]{2,3}$/.test(language)) reader.report(node, `"${language}" is no language code`);
      return [language, { reply, button }] as const;
    });
    return Object.fromEntries(replies);
  });
}
