import { stat } from 'node:fs/promises';
import type { Timers } from '../../base/timers.ts';
import type { BotDefinitions } from '../../emulator/lex/bot/definitions.ts';
import type { Hook } from './assign-hooks.ts';
import type { HandlerProcesses } from './handler-processes.ts';
import { LexServerError } from './lex-server-error.ts';
import { listFiles } from './list-files.ts';
import { loadBot } from './load-bot.ts';
import type { LoadedBot } from './loaded-bot.ts';
import { registerBot } from './register-bot.ts';
import { fingerprintOf, watchFiles } from './watch-files.ts';

/** An event that is no turn. */
export type Notice =
  | { readonly kind: 'reloaded'; readonly path: string }
  /** A change that can't be used: the old version stays in use. */
  | { readonly kind: 'refused'; readonly path: string; readonly problems: readonly string[] }
  /** A line that a handler wrote. */
  | { readonly kind: 'line'; readonly functionName: string; readonly line: string };

export interface WatchDeps {
  readonly processes: HandlerProcesses;
  readonly definitions: BotDefinitions;
  readonly hooks: readonly Hook[];
  readonly timers: Timers;
  readonly onNotice: (notice: Notice) => void;
}

/** The bot that is served, with the fingerprint of the files that it was read from. */
export interface ServedSource {
  readonly path: string;
  readonly bot: LoadedBot;
  readonly fingerprint: string;
}

/** Watches a bot and its handlers, and reloads what changes. Returns a function that ends the watch. */
export async function watchSources(deps: WatchDeps, source: ServedSource): Promise<() => void> {
  const { processes, hooks, timers } = deps;
  const { path, bot, fingerprint: since } = source;
  const ends = [
    await watchFiles({
      files: () => botFiles(path),
      since,
      timers,
      onChange: () => reload(deps, path, () => reloadBot(deps, path, bot)),
    }),
  ];
  for (const { arn, target } of hooks) {
    if (target.kind !== 'file') continue;
    const { file, exportName } = target;
    const end = await watchFiles({
      files: () => processes.inputs(arn),
      timers,
      onChange: () => reload(deps, file, () => processes.load(arn, file, exportName)),
    });
    ends.push(end);
  }
  return () => {
    for (const end of ends) end();
  };
}

/** Returns the fingerprint of a bot's files. Taken before they are read, so that a later change is noticed. */
export async function fingerprintOfBot(path: string): Promise<string> {
  return fingerprintOf(() => botFiles(path));
}

async function botFiles(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ? listFiles(path, ['.json']) : [path];
}

/** Keeps the id that clients have. */
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
