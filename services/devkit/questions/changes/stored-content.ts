import { createHash } from 'node:crypto';
import type { TextObjects } from '../../../bot/helpdesk/analytics/text-objects.ts';
import { ANSWERS, SYNONYMS } from '../../../bot/helpdesk/answer-files.ts';
import type { AnswerRules } from '../../../bot/helpdesk/answers/rules/answer-rules.ts';
import type { Synonyms } from '../../../bot/helpdesk/answers/words/synonyms.ts';
import { ContentError } from '../../../bot/helpdesk/content/content-error.ts';
import type { ContentFile } from '../../../bot/helpdesk/content/content-file.ts';
import { QuestionsError } from '../questions-error.ts';

/** A content file of the bucket over its bundled default. */
export interface StoredContent<T> {
  readonly key: string;
  readonly value: T;
  /** Undefined if the bundled one is in effect because there is none. */
  readonly etag: string | undefined;
  /** Why it is ignored, if it is: a line for each problem. */
  readonly problem?: string;
}

export interface StoredAnswers {
  readonly rules: StoredContent<AnswerRules>;
  readonly synonyms: StoredContent<Synonyms>;
}

/** Reads what staff decided on answers, as the bot does. */
export async function readAnswers(objects: Pick<TextObjects, 'read'>): Promise<StoredAnswers> {
  const [rules, synonyms] = await Promise.all([
    readContent(objects, ANSWERS),
    readContent(objects, SYNONYMS),
  ]);
  return { rules, synonyms };
}

async function readContent<T>(
  objects: Pick<TextObjects, 'read'>,
  file: ContentFile<T>,
): Promise<StoredContent<T>> {
  const key = `content/${file.name}`;
  const stored = await objects.read(key);
  if (!stored) return { key, value: file.initial, etag: undefined };
  try {
    return { key, value: file.parse(stored.text, key), etag: stored.etag };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { key, value: file.initial, etag: stored.etag, problem };
  }
}

/** Checks a file before it is written, as the bot will. Throws QuestionsError with its problems. */
export function checkContent<T>(file: ContentFile<T>, text: string): T {
  try {
    return file.parse(text, file.name);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    throw new QuestionsError('invalid', error.message, { cause: error });
  }
}

/** Names the state of objects: the same as long as nobody writes them. */
export function versionOf(
  objects: readonly { readonly key: string; readonly etag: string | undefined }[],
): string {
  const states = objects.map(({ key, etag }) => `${key} ${etag ?? 'none'}`);
  return createHash('sha256').update(states.join('\n')).digest('hex').slice(0, 32);
}
