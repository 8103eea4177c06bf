import { stat } from 'node:fs/promises';
import type { BotDefinitions } from '../../emulator/lex/bot/definitions.ts';
import type { Hook } from './assign-hooks.ts';
import type { HandlerProcesses } from './handler-processes.ts';
import { LexServerError } from './lex-server-error.ts';
import { listFiles } from './list-files.ts';
import { loadBot } from './load-bot.ts';
import type { LoadedBot } from './loaded-bot.ts';
import { registerBot } from './register-bot.ts';
import { fingerprintOf, watchFiles } from './watch-files.ts';

/** What happens beside the turns. */
export type Notice =
  | { readonly kind: 'reloaded'; readonly path: string }
  /** A change that can't be used: what was there before goes on. */
  | { readonly kind: 'refused'; readonly path: string; readonly problems: readonly string[] }
  /** A line that a handler wrote. */
  | { readonly kind: 'line'; readonly functionName: string; readonly line: string };

export interface WatchDeps {
  readonly processes: HandlerProcesses;
  readonly definitions: BotDefinitions;
  readonly hooks: readonly Hook[];
  readonly onNotice: (notice: Notice) => void;
}

/** Takes up changes of a bot and of its handlers. @returns what ends it */
export async function watchSources(
  deps: WatchDeps,
  botPath: string,
  served: LoadedBot,
  since: string,
): Promise<() => void> {
  const ends = [
    await watchFiles({
      files: () => botFiles(botPath),
      since,
      onChange: () => reload(deps, botPath, () => reloadBot(deps, botPath, served)),
    }),
  ];
  for (const { arn, target } of deps.hooks) {
    if (target.kind !== 'file') continue;
    const { file, exportName } = target;
    ends.push(
      await watchFiles({
        files: () => deps.processes.inputs(arn),
        onChange: () => reload(deps, file, () => deps.processes.load(arn, file, exportName)),
      }),
    );
  }
  return () => {
    for (const end of ends) end();
  };
}

/** What the bot's files are now: taken before they are read, so that no change is missed while it is trained. */
export async function fingerprintOfBot(path: string): Promise<string> {
  return fingerprintOf(() => botFiles(path));
}

async function botFiles(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ? listFiles(path, ['.json']) : [path];
}

/** The id stays: clients have it. */
async function reloadBot(deps: WatchDeps, path: string, served: LoadedBot): Promise<void> {
  const bot = await loadBot(path);
  const source = { ...bot.source, botId: served.source.botId };
  await registerBot(deps.definitions, { ...bot, source }, deps.hooks);
}

async function reload(
  { onNotice }: WatchDeps,
  path: string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
    onNotice({ kind: 'reloaded', path });
  } catch (error) {
    const problems = error instanceof LexServerError ? error.problems : [String(error)];
    onNotice({ kind: 'refused', path, problems });
  }
}
