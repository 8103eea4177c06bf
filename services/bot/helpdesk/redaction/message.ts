import { nameAt, type SecretName } from './secret-name.ts';
import type { TextRange, Written } from './text-range.ts';
import { USERS } from './vocabulary.ts';
import { endsClause, isSign, type Word, wordsOf } from './words.ts';

/** A folded text without marks, split into words, with the names of secrets in it. */
export interface Message {
  readonly text: string;
  readonly words: readonly Word[];
  readonly names: readonly SecretName[];
  readonly written: Written;
}

/** Finds secrets of one kind. Takes time linear in the message's length. */
export type SecretFinder = (message: Message) => TextRange[];

export function readMessage(text: string, written: Written): Message {
  const words = wordsOf(text);
  const names: SecretName[] = [];
  for (let index = 0; index < words.length; index++) {
    const name = nameAt(words, index);
    if (!name) continue;
    names.push(name);
    index = name.last;
  }
  return { text, words, names, written };
}

/** Whether a word is the user name, number or the like that the word before it announces: "user: jkim44". */
export function isIdentifier(words: readonly Word[], index: number): boolean {
  let before = index - 1;
  while (before >= index - 2 && (isSign(words[before]) || isFiller(words[before]))) before--;
  const label = words[before];
  if (!label || (/[,;!?]$/.test(label.text) && before === index - 1)) return false;
  return USERS.has(label.plain.split('/')[0] ?? '') && !endsSentenceBefore(label);
}

function isFiller(word: Word | undefined): boolean {
  return /^(?:is|id|no|for|the|est|es|ist|e)$/.test(word?.plain ?? '') && !endsClause(word);
}

function endsSentenceBefore(word: Word): boolean {
  return /[.!?]$/.test(word.text);
}
