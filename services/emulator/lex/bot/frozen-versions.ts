import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readJsonFile, writeFileDurably } from '../../../base/durable/files.ts';
import type { BotSource, InlineBotSource } from './definitions.ts';

/** As many versions as a bot has on AWS. */
const MAX_VERSIONS = 100;

export type AnyBotSource = BotSource | InlineBotSource;

/** Keeps the definitions of the last 100 versions of each bot, as `<botId>/<version>.json` and `.zip` in a folder; without a folder, none. */
export class FrozenVersions {
  readonly #folder: string | undefined;

  constructor(folder: string | undefined) {
    this.#folder = folder;
  }

  async read(botId: string, botVersion: string): Promise<AnyBotSource | undefined> {
    if (!this.#folder) return undefined;
    const path = join(this.#folder, botId, botVersion);
    // Written last: a version without it was not frozen.
    const settings = await readJsonFile<Omit<AnyBotSource, 'zip'>>(`${path}.json`);
    if (!settings) return undefined;
    if ('properties' in settings) return settings as InlineBotSource;
    return { ...settings, zip: await readFile(`${path}.zip`) };
  }

  async write(source: AnyBotSource, botVersion: string): Promise<void> {
    if (!this.#folder) return;
    const path = join(this.#folder, source.botId, botVersion);
    if ('zip' in source) await writeFileDurably(`${path}.zip`, source.zip);
    await writeFileDurably(`${path}.json`, JSON.stringify({ ...source, zip: undefined }));
    // Numbers go up by one, so one goes for each that comes.
    const last = join(this.#folder, source.botId, String(Number(botVersion) - MAX_VERSIONS));
    for (const ending of ['json', 'zip']) await rm(`${last}.${ending}`, { force: true });
  }
}

/** Identifies a definition: the same hash, the same bot. */
export function hashOfSource(source: AnyBotSource): string {
  const { botName, idleSessionTtlSeconds } = source;
  const definition = 'zip' in source ? source.zip : JSON.stringify(source.properties);
  return createHash('sha256')
    .update(definition)
    .update(JSON.stringify([botName, idleSessionTtlSeconds]))
    .digest('hex');
}
