import type { BotTree, IntentTree, LocaleTree } from './bot-tree.ts';
import { JsonReader } from './json-reader.ts';
import type { Problem } from './problems.ts';
import type { DefinitionFiles } from './read-zip.ts';

// The deepest export seen has 14 levels.
const MAX_DEPTH = 64;

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Takes the export layout apart: `<Bot>/Bot.json`, `BotLocales/<locale>/BotLocale.json`, `Intents/…`, `SlotTypes/…`.
 * Accepts a wrapping folder; ignores the manifest, ConversationFlow.json and the custom vocabulary.
 */
export function exportTree(files: DefinitionFiles, problems: Problem[]): BotTree | undefined {
  const read = (path: string) => readJson(files, path, problems);
  const botFile = [...files.keys()].find((path) => /(^|\/)Bot\.json$/.test(path));
  if (!botFile) {
    problems.push({
      file: 'Bot.json',
      path: '',
      message: 'is missing: this is no export of a Lex V2 bot',
    });
    return undefined;
  }
  const root = botFile.slice(0, -'Bot.json'.length);
  const localeFolders = foldersUnder(files, `${root}BotLocales/`);
  const locales = localeFolders.map((localeId) =>
    localeTree(files, `${root}BotLocales/${localeId}/`, localeId, read),
  );
  return { bot: read(botFile), locales };
}

type Read = (path: string) => JsonReader;

function localeTree(
  files: DefinitionFiles,
  folder: string,
  localeId: string,
  read: Read,
): LocaleTree {
  const intents = foldersUnder(files, `${folder}Intents/`);
  const slotTypes = foldersUnder(files, `${folder}SlotTypes/`);
  return {
    localeId,
    locale: read(`${folder}BotLocale.json`),
    intents: intents.map((name) => intentTree(files, `${folder}Intents/${name}/`, read)),
    slotTypes: slotTypes.map((name) => read(`${folder}SlotTypes/${name}/SlotType.json`)),
  };
}

function intentTree(files: DefinitionFiles, folder: string, read: Read): IntentTree {
  const slots = foldersUnder(files, `${folder}Slots/`);
  return {
    intent: read(`${folder}Intent.json`),
    slots: slots.map((name) => read(`${folder}Slots/${name}/Slot.json`)),
  };
}

function foldersUnder(files: DefinitionFiles, prefix: string): readonly string[] {
  const names = new Set<string>();
  for (const path of files.keys()) {
    if (!path.startsWith(prefix)) continue;
    const [name, ...rest] = path.slice(prefix.length).split('/');
    if (name && rest.length > 0) names.add(name);
  }
  return [...names];
}

function readJson(files: DefinitionFiles, path: string, problems: Problem[]): JsonReader {
  const content = files.get(path);
  if (!content) {
    problems.push({ file: path, path: '', message: 'is missing' });
    return unreadable(path);
  }
  try {
    const value: unknown = JSON.parse(decoder.decode(content));
    if (depthOf(value, MAX_DEPTH) < MAX_DEPTH) return new JsonReader(value, path, '', problems);
    problems.push({ file: path, path: '', message: `is nested deeper than ${MAX_DEPTH} levels` });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    problems.push({ file: path, path: '', message: `is not JSON: ${reason}` });
  }
  return unreadable(path);
}

/** Stands for a file that can't be read: its one problem is noted already, what its members lack isn't. */
function unreadable(path: string): JsonReader {
  return new JsonReader({}, path, '', []);
}

function depthOf(value: unknown, limit: number): number {
  if (typeof value !== 'object' || value === null || limit === 0) return 0;
  let deepest = 0;
  for (const child of Object.values(value)) {
    deepest = Math.max(deepest, depthOf(child, limit - 1));
  }
  return deepest + 1;
}
