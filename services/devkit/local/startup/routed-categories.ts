import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BotFiles, categoryIdsIn, withCategories } from '../../../../infra/bot-categories.ts';
import { readBotFolder } from '../../../../infra/bot-zip.ts';
import { parseRouting } from '../../../bot/helpdesk/routing/parse-routing.ts';
import type { RoutingTable } from '../../../bot/helpdesk/routing/routing-table.ts';

const BOT = 'seed/bot';
const ROUTING = 'seed/routing.yaml';

/**
 * Returns the files of the bot with the categories of the routing table, so that a new team appears in the dialog. A table of
 * version 1 has no labels: the bot stays as it is. Throws RoutingFileError.
 */
export async function botWithCategories(root: string): Promise<BotFiles> {
  const files = await readBotFolder(join(root, BOT));
  const table = parseRouting(await readFile(join(root, ROUTING), 'utf8'));
  return table.version === 2 ? withCategories(files, table.categories) : files;
}

/** Says where the bot and a routing table differ, one line for each difference. */
export async function categoryProblems(root: string, table: RoutingTable): Promise<string[]> {
  const files = await readBotFolder(join(root, BOT));
  const unlike = [...categoryIdsIn(files)].flatMap(([path, inBot]) =>
    differences(`${BOT}/${path}`, inBot, table),
  );
  if (unlike.length > 0 || table.version === 1) return unlike;
  const wanted = withCategories(files, table.categories);
  return Object.keys(files)
    .filter((path) => wanted[path] !== files[path])
    .map(
      (path) =>
        `${BOT}/${path}: words or labels of the categories are not those of the routing table: run support-bot route --write`,
    );
}

function differences(path: string, inBot: readonly string[], table: RoutingTable): string[] {
  const known =
    table.version === 2
      ? table.categories.map(({ id }) => id)
      : table.teams.flatMap(({ categories }) => categories);
  const remedy = table.version === 2 ? 'run support-bot route --write' : 'add it to the bot';
  const missing = known
    .filter((id) => !inBot.includes(id))
    .map((id) => `${path}: the bot has no button for the category "${id}": ${remedy}`);
  // In a table of version 1, a category that no team lists goes by words.
  const extra = table.version === 1 ? [] : inBot.filter((id) => !known.includes(id));
  return [
    ...missing,
    ...extra.map(
      (id) =>
        `${path}: the bot has a button for "${id}", which is no category of the routing table: ${remedy}`,
    ),
  ];
}

/** Writes the categories of the routing table into the bot definition. Returns the files that it changed. */
export async function writeCategories(root: string): Promise<readonly string[]> {
  const before = await readBotFolder(join(root, BOT));
  const after = await botWithCategories(root);
  const changed = Object.entries(after).filter(
    ([path, bytes]) => !Buffer.from(bytes).equals(before[path] ?? new Uint8Array()),
  );
  for (const [path, bytes] of changed) await writeFile(join(root, BOT, path), bytes);
  return changed.map(([path]) => `${BOT}/${path}`);
}
