import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import type { BotSource, InlineBotSource } from '../../emulator/lex/bot/definitions.ts';
import type { Bot } from '../../emulator/lex/bot/model.ts';
import { BotDefinitionError, problemLine } from '../../emulator/lex/bot/problems.ts';
import { readBotFiles } from '../../emulator/lex/bot/read-bot.ts';
import { readFolder } from '../../emulator/lex/bot/read-folder.ts';
import { type DefinitionFiles, readZip } from '../../emulator/lex/bot/read-zip.ts';
import { botIdOf } from './bot-id.ts';
import { LexServerError } from './lex-server-error.ts';
import { loadTemplateBot } from './load-template-bot.ts';

/** A bot that is ready to be put into Lex. */
export interface LoadedBot {
  readonly source: BotSource | InlineBotSource;
  readonly locales: readonly string[];
  /** Intents that call a code hook, and so fail in a locale that has none. */
  readonly hookedIntents: readonly string[];
}

const DEFAULT_IDLE_SECONDS = 300;
/** An export of 500 intents is about 2 MB. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;

/**
 * Reads a bot of any of the forms that bots come in: an export's zip, its unpacked folder, a CloudFormation template with the
 * bot inline. Throws OwnBotError with every problem, each with its file and the place in it.
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
  return loadedBot(readZip(zip), () => zip);
}

async function loadFolder(path: string): Promise<LoadedBot> {
  const files = await readFolder(path);
  return loadedBot(files, () => zipSync(Object.fromEntries(files), { level: 1 }));
}

function loadedBot(files: DefinitionFiles, zip: () => Uint8Array): LoadedBot {
  const bot = readBotFiles(files);
  const source = { ...sourceSettings(bot, identifierIn(files)), zip: zip() };
  return { source, ...factsOf(bot) };
}

/** What is told of a bot beside its definition. */
export function factsOf({ locales }: Bot): Omit<LoadedBot, 'source'> {
  const hooked = Object.values(locales)
    .flatMap(({ intents }) => intents)
    .filter(
      ({ dialogCodeHook, fulfillmentCodeHook, initialResponseSetting }) =>
        [dialogCodeHook, fulfillmentCodeHook].some((hook) => hook?.enabled) ||
        initialResponseSetting?.codeHook?.enableCodeHookInvocation,
    );
  const hookedIntents = [...new Set(hooked.map(({ intentName }) => intentName))];
  return { locales: Object.keys(locales), hookedIntents };
}

/** What Lex is told about a bot beside its definition. */
export function sourceSettings(bot: Bot, identifier?: unknown): Omit<BotSource, 'zip'> {
  return {
    botId: botIdOf(identifier, bot.botName),
    botName: bot.botName,
    idleSessionTtlSeconds: bot.idleSessionTTLInSeconds ?? DEFAULT_IDLE_SECONDS,
  };
}

/** The file has been read as a bot's already: it is there and it is JSON. */
function identifierIn(files: DefinitionFiles): unknown {
  const path = [...files.keys()].find((name) => /(^|\/)Bot\.json$/.test(name)) ?? '';
  const text = new TextDecoder().decode(files.get(path));
  return (JSON.parse(text) as { identifier?: unknown }).identifier;
}

/** Names the file as the caller can open it: `MyBot/…/Intent.json: path: what`, `MyBot.zip: …/Intent.json: path: what`. */
function lineOf(path: string, kind: Kind, problem: BotDefinitionError['problems'][number]): string {
  if (kind === 'folder') return problemLine({ ...problem, file: join(path, problem.file) });
  return `${path}: ${problemLine(problem)}`;
}
