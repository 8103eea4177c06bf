import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { type Conversation, ConversationError } from '../../conversations/conversation.ts';
import { parseConversations } from '../../conversations/parse-conversations.ts';
import { readWorkbench } from '../../conversations/workbench/read-workbench.ts';

const YAML = ['.yaml', '.yml'];

/**
 * Loads the conversations of files and folders; `csvFiles` are read as test sets, whatever their names.
 * Throws ConversationError with the problems of every file.
 */
export async function loadFiles(
  paths: readonly string[],
  csvFiles: readonly string[],
  locale: string,
): Promise<readonly Conversation[]> {
  const found: Conversation[] = [];
  const problems: string[] = [];
  const expanded = (await Promise.all(paths.map(expand))).flat();
  for (const path of [...expanded, ...csvFiles]) {
    const isCsv = csvFiles.includes(path) || extname(path).toLowerCase() === '.csv';
    try {
      const parse = isCsv ? readWorkbench : parseConversations;
      if (!isCsv) checkName(path);
      found.push(...parse(await read(path), path, locale));
    } catch (error) {
      if (!(error instanceof ConversationError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new ConversationError(problems);
  if (found.length === 0) throw new ConversationError([`${paths.join(', ')}: no conversations`]);
  return found;
}

async function expand(path: string): Promise<readonly string[]> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return [path];
  const names = (await readdir(path)).filter((name) => [...YAML, '.csv'].includes(extname(name)));
  return names.sort().map((name) => join(path, name));
}

function checkName(path: string): void {
  if (YAML.includes(extname(path).toLowerCase())) return;
  const known = [...YAML, '.csv'].join(', ');
  throw new ConversationError([`${path}: not ${known} (--from-csv FILE reads any name as CSV)`]);
}

async function read(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'there is no such file' : error.message;
    throw new ConversationError([`${path}: ${why}`]);
  });
}
