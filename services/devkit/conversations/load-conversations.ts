import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Conversation, ConversationError } from './conversation.ts';
import { parseConversations } from './parse-conversations.ts';

/** Loads all conversations of a folder's `.yaml` files. Throws ConversationError with the problems of every file. */
export async function loadConversations(folder: string): Promise<readonly Conversation[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const conversations: Conversation[] = [];
  const problems: string[] = [];
  for (const name of names) {
    const path = join(folder, name);
    try {
      conversations.push(...parseConversations(await readFile(path, 'utf8'), path));
    } catch (error) {
      if (!(error instanceof ConversationError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (names.length === 0) problems.push(`${folder}:1: no conversations (files that end in .yaml)`);
  if (problems.length > 0) throw new ConversationError(problems);
  return conversations;
}
