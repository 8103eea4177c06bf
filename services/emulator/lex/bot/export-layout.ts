import { checkJson, JsonLimitError } from '../../../base/json/check-json.ts';
import type { Steps } from '../../../base/turns.ts';
import type { BotTree, IntentTree, LocaleTree } from './bot-tree.ts';
import { JsonReader } from './json-reader.ts';
import type { Problem } from './problems.ts';
import type { DefinitionFiles } from './read-zip.ts';

// The deepest export seen has 14 levels; a slot type of 10,000 values with synonyms has some 60,000 in 5 MB.
const LIMITS = { maxDepth: 64, maxValues: 200_000 };
const MAX_FILE_BYTES = 8 * 1024 * 1024;

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Splits the export layout into parts: `<Bot>/Bot.json`, `BotLocales/<locale>/BotLocale.json`, `Intents/…`,
 * `SlotTypes/…`.
 * Accepts a wrapping folder; ignores the manifest, ConversationFlow.json and the custom vocabulary. An intent or a slot type
 * is a step.
 */
export function* exportTree(
  files: DefinitionFiles,
  problems: Problem[],
): Steps<BotTree | undefined> {
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
  const folders = foldersOf(files);
  const locales: LocaleTree[] = [];
  for (const localeId of under(folders, `${root}BotLocales/`))
    locales.push(yield* localeTree(folders, `${root}BotLocales/${localeId}/`, localeId, read));
  return { bot: read(botFile), locales };
}

type Read = (path: string) => JsonReader;

function* localeTree(
  folders: Folders,
  folder: string,
  localeId: string,
  read: Read,
): Steps<LocaleTree> {
  const locale = read(`${folder}BotLocale.json`);
  const intents: IntentTree[] = [];
  for (const name of under(folders, `${folder}Intents/`)) {
    intents.push(intentTree(folders, `${folder}Intents/${name}/`, read));
    yield;
  }
  const slotTypes: JsonReader[] = [];
  for (const name of under(folders, `${folder}SlotTypes/`)) {
    slotTypes.push(read(`${folder}SlotTypes/${name}/SlotType.json`));
    yield;
  }
  return { localeId, locale, intents, slotTypes };
}

function intentTree(folders: Folders, folder: string, read: Read): IntentTree {
  const slots = under(folders, `${folder}Slots/`);
  return {
    intent: read(`${folder}Intent.json`),
    slots: slots.map((name) => read(`${folder}Slots/${name}/Slot.json`)),
  };
}

/** Folder, with its slash → names of its folders. */
type Folders = ReadonlyMap<string, ReadonlySet<string>>;

/** Splits all paths once: a bot may have thousands of files. */
function foldersOf(files: DefinitionFiles): Folders {
  const folders = new Map<string, Set<string>>();
  for (const path of files.keys()) {
    const names = path.split('/').slice(0, -1);
    let parent = '';
    for (const name of names) {
      const children = folders.get(parent) ?? new Set();
      folders.set(parent, children.add(name));
      parent += `${name}/`;
    }
  }
  return folders;
}

function under(folders: Folders, folder: string): readonly string[] {
  return [...(folders.get(folder) ?? [])];
}

function readJson(files: DefinitionFiles, path: string, problems: Problem[]): JsonReader {
  const content = files.get(path);
  if (!content) {
    problems.push({ file: path, path: '', message: 'is missing' });
    return unreadable(path);
  }
  try {
    return new JsonReader(parsed(content), path, '', problems);
  } catch (error) {
    problems.push({ file: path, path: '', message: whyUnreadable(error) });
  }
  return unreadable(path);
}

/** Looks at the size and the depth of a file before it is parsed. */
function parsed(content: Uint8Array): unknown {
  if (content.length > MAX_FILE_BYTES)
    throw new JsonLimitError(`larger than ${MAX_FILE_BYTES / 1024 / 1024} MB`);
  const text = decoder.decode(content);
  checkJson(text, LIMITS);
  return JSON.parse(text);
}

function whyUnreadable(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  if (!(error instanceof JsonLimitError)) return `is not JSON: ${reason}`;
  if (error.isDepth) return `is nested deeper than ${LIMITS.maxDepth} levels`;
  return reason.startsWith('larger') ? `is ${reason}` : `has ${reason}`;
}

/**
 * Stands for an unreadable file: its problem is noted already, and its missing members are not problems of their own.
 */
function unreadable(path: string): JsonReader {
  return new JsonReader({}, path, '', []);
}
