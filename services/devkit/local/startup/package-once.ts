import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BotZip, zipFiles } from '../../../../infra/bot-zip.ts';
import { type Artifact, type ManifestEntry, packageTemplate } from '../../../../infra/package.ts';
import { readJsonFile, writeFileDurably } from '../../../base/durable/files.ts';
import type { ProgramFiles } from '../../../base/program-files.ts';
import { botWithCategories } from './routed-categories.ts';
import { StartError } from './start-error.ts';

export interface PackagedBot {
  /** The copy of infra/bot.yaml with the keys of its code. */
  readonly template: string;
  readonly artifacts: readonly Artifact[];
}

/** The result of the last packaging, and the hash of its sources. */
interface Kept {
  readonly sha256: string;
  readonly template: string;
  readonly bundles: readonly { readonly key: string; readonly path: string }[];
  readonly botKey: string;
}

/** Packages the bot's template, or returns what was packaged from the same files before. */
export async function packageOnce(files: ProgramFiles, dataDir: string): Promise<PackagedBot> {
  const text = await readFile(join(files.root, 'infra/bot.yaml'), 'utf8');
  const manifest = await readManifest(files.distFolder);
  const bot = zipFiles(await botWithCategories(files.root));
  const sha256 = createHash('sha256')
    .update(JSON.stringify([text, manifest, bot.sha256]))
    .digest('hex');
  const record = join(dataDir, 'packaged-bot.json');
  const kept = await readJsonFile<Kept>(record).catch(() => undefined);
  if (kept?.sha256 === sha256) return restore(kept, bot);
  const packaged = packageTemplate(text, manifest, bot);
  await writeFileDurably(record, JSON.stringify(toKept(sha256, packaged)));
  return packaged;
}

function restore({ template, bundles, botKey }: Kept, bot: BotZip): PackagedBot {
  return { template, artifacts: [...bundles, { key: botKey, content: bot.zip }] };
}

function toKept(sha256: string, { template, artifacts }: PackagedBot): Kept {
  const bundles = artifacts.flatMap((artifact) => ('path' in artifact ? [artifact] : []));
  const botKey = artifacts.find((artifact) => 'content' in artifact)?.key ?? '';
  return { sha256, template, bundles, botKey };
}

async function readManifest(distFolder: string): Promise<Readonly<Record<string, ManifestEntry>>> {
  const path = join(distFolder, 'manifest.json');
  const manifest = await readJsonFile<Record<string, ManifestEntry>>(path);
  if (!manifest) throw new StartError([`${path} is missing. Run "npm run build".`]);
  return manifest;
}
