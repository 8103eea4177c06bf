import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { BotDefinitionError, problemLine } from '../../emulator/lex/bot/problems.ts';
import { readBotFilesInTurns } from '../../emulator/lex/bot/read-bot.ts';
import { readFolder } from '../../emulator/lex/bot/read-folder.ts';
import { type DefinitionFiles, readZip } from '../../emulator/lex/bot/read-zip.ts';
import { LexServerError } from './lex-server-error.ts';
import { loadTemplateBot } from './load-template-bot.ts';
import { factsOf, type LoadedBot, sourceSettings } from './loaded-bot.ts';

/** An export of 500 intents is about 2 MB. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;

/**
 * Loads a bot from an export's zip, from its unpacked folder, or from a CloudFormation template with the bot inline.
 * Throws LexServerError with every problem, each with its file and the place in it.
 */
export async function loadBot(path: string): Promise<LoadedBot> {
  const kind = await kindOf(path);
  if (kind === 'template') return loadTemplateBot(path);
  try {
    return kind === 'folder' ? await loadFolder(path) : await loadZip(path);
  } catch (error) {
    if (!(error instanceof BotDefinitionError)) throw error;
    throw new LexServerError(error.problems.map((problem) => lineOf(path, kind, problem)));
  }
}

type Kind = 'folder' | 'zip' | 'template';

async function kindOf(path: string): Promise<Kind> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'there is no such file or folder' : error.message;
    throw new LexServerError([`${path}: ${why}`]);
  });
  if (found.isDirectory()) return 'folder';
  if (found.size > MAX_FILE_BYTES) {
    throw new LexServerError([`${path}: ${found.size} bytes; at most ${MAX_FILE_BYTES} are read`]);
  }
  return /\.(ya?ml|json|template)$/i.test(path) ? 'template' : 'zip';
}

async function loadZip(path: string): Promise<LoadedBot> {
  const zip = await readFile(path);
  return loadedBot(await readZip(zip), () => zip);
}

async function loadFolder(path: string): Promise<LoadedBot> {
  const files = await readFolder(path);
  return await loadedBot(files, () => zipSync(Object.fromEntries(files), { level: 1 }));
}

async function loadedBot(files: DefinitionFiles, zip: () => Uint8Array): Promise<LoadedBot> {
  const bot = await readBotFilesInTurns(files);
  const source = { ...sourceSettings(bot, identifierIn(files)), zip: zip() };
  return { source, ...factsOf(bot) };
}

/** Returns the id in Bot.json, which has been read as a bot before: it exists and is JSON. */
function identifierIn(files: DefinitionFiles): unknown {
  const path = [...files.keys()].find((name) => /(^|\/)Bot\.json$/.test(name)) ?? '';
  const text = new TextDecoder().decode(files.get(path));
  return (JSON.parse(text) as { identifier?: unknown }).identifier;
}

/** Formats a problem with a file name that the caller can open: `MyBot/…/Intent.json: path: what`, `MyBot.zip: …/Intent.json: path: what`. */
function lineOf(path: string, kind: Kind, problem: BotDefinitionError['problems'][number]): string {
  if (kind === 'folder') return problemLine({ ...problem, file: join(path, problem.file) });
  return `${path}: ${problemLine(problem)}`;
}
