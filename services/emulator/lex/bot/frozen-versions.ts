import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DamageReport } from '../../../base/durable/damage-report.ts';
import { writeFileDurably } from '../../../base/durable/files.ts';
import { isDamage, remedyFor, setAside } from '../../../base/durable/set-aside.ts';
import { readRecord } from '../../../base/durable/stored-record.ts';
import type { BotSource, InlineBotSource } from './definitions.ts';
import { unpackBot } from './read-bot.ts';

/** As many versions as a bot has on AWS. */
const MAX_VERSIONS = 100;

export type AnyBotSource = BotSource | InlineBotSource;

/** What is kept of a bot version: its source, without the zip and with its hash. */
type Settings = Omit<AnyBotSource, 'zip'> & { readonly sha256?: string };

/** A damaged version is made again of the bot as it is now: for the newest version, the same. */
const COST = 'This version of the bot was made again from the current definition of the bot.';

/**
 * Keeps the definitions of the last 100 versions of each bot, as `<botId>/<version>.json` and `.zip` in a folder; without a
 * folder, none. What is damaged is set aside and reported, and is an Error if there is no report.
 */
export class FrozenVersions {
  readonly #folder: string | undefined;
  readonly #damage: DamageReport | undefined;

  constructor(folder: string | undefined, damage: DamageReport | undefined) {
    this.#folder = folder;
    this.#damage = damage;
  }

  /** Returns a version, or undefined if it was not frozen, or is damaged. */
  async read(botId: string, botVersion: string): Promise<AnyBotSource | undefined> {
    if (!this.#folder) return undefined;
    const path = join(this.#folder, botId, botVersion);
    // Written last: a version without it was not frozen.
    const kind = { cost: COST, members: ['botId', 'botName'] };
    const found = await readRecord<Settings>(`${path}.json`, kind, this.#damage);
    if (!found) return undefined;
    const { sha256, ...settings } = found;
    if ('properties' in settings) return settings as InlineBotSource;
    const zip = await this.#readZip(`${path}.zip`, sha256);
    return zip && { ...settings, zip };
  }

  async write(source: AnyBotSource, botVersion: string): Promise<void> {
    if (!this.#folder) return;
    const path = join(this.#folder, source.botId, botVersion);
    const sha256 = 'zip' in source ? sha256Of(source.zip) : undefined;
    if ('zip' in source) await writeFileDurably(`${path}.zip`, source.zip);
    await writeFileDurably(`${path}.json`, JSON.stringify({ ...source, zip: undefined, sha256 }));
    // Numbers go up by one, so one goes for each that comes.
    const last = join(this.#folder, source.botId, String(Number(botVersion) - MAX_VERSIONS));
    for (const ending of ['json', 'zip']) await rm(`${last}.${ending}`, { force: true });
  }

  async #readZip(path: string, sha256: string | undefined): Promise<Buffer | undefined> {
    const problem = await readFile(path).then(
      async (zip) => ((await isWhole(zip, sha256)) ? zip : 'is damaged'),
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return 'is missing';
        if (!isDamage(error)) throw error;
        return `can't be read (${error.code})`;
      },
    );
    if (typeof problem !== 'string') return problem;
    if (!this.#damage) throw new Error(`${path} ${problem}`);
    const remedy =
      problem === 'is missing'
        ? 'With the product stopped, restore the file from a backup if this is not the newest version.'
        : remedyFor(path, await setAside(path));
    this.#damage.add({ path, problem, cost: COST, remedy });
    return undefined;
  }
}

/** Compares the hash; earlier versions kept none, so that their zip has to be read. */
async function isWhole(zip: Buffer, sha256: string | undefined): Promise<boolean> {
  if (sha256 !== undefined) return sha256Of(zip) === sha256;
  try {
    await unpackBot(zip);
    return true;
  } catch {
    return false;
  }
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
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
