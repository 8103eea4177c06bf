import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readJsonFile, writeFileDurably } from '../../../base/durable/files.ts';
import type { BotSource, InlineBotSource } from './definitions.ts';

export type AnyBotSource = BotSource | InlineBotSource;

/** Keeps the definitions of bot versions. */
export interface FrozenVersions {
  read(botId: string, botVersion: string): Promise<AnyBotSource | undefined>;
  write(source: AnyBotSource, botVersion: string): Promise<void>;
}

/** Keeps versions in a folder, as `<botId>/<version>.json` and `.zip`; without a folder it keeps none. */
export function openFrozenVersions(folder: string | undefined): FrozenVersions {
  if (!folder) return { read: async () => undefined, write: async () => undefined };
  const base = (botId: string, botVersion: string) => join(folder, botId, botVersion);
  return {
    async read(botId, botVersion) {
      const path = base(botId, botVersion);
      // Written last: a version without it was not frozen.
      const settings = await readJsonFile<Omit<AnyBotSource, 'zip'>>(`${path}.json`);
      if (!settings) return undefined;
      if ('properties' in settings) return settings as InlineBotSource;
      return { ...settings, zip: await readFile(`${path}.zip`) };
    },
    async write(source, botVersion) {
      const path = base(source.botId, botVersion);
      if ('zip' in source) await writeFileDurably(`${path}.zip`, source.zip);
      await writeFileDurably(`${path}.json`, JSON.stringify({ ...source, zip: undefined }));
    },
  };
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
