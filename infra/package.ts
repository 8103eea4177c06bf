import type { BotZip } from './bot-zip.ts';

/** One function in `dist/manifest.json`. */
export interface ManifestEntry {
  /** Path of the bundle under `dist/`. */
  readonly zip: string;
  /** SHA-256 of the bundle in base64, as Lambda reports it. */
  readonly codeSha256: string;
}

/** An object that the template expects in the artifacts bucket. */
export type Artifact =
  | { readonly key: string; readonly path: string }
  | { readonly key: string; readonly content: Uint8Array };

export interface Packaged {
  readonly template: string;
  /** `path` is relative to `dist/`. A key never changes its content, so an existing object need not be uploaded again. */
  readonly artifacts: readonly Artifact[];
}

const FUNCTION_KEY = /\bS3Key: functions\/([a-z0-9-]+)\.zip\b/g;
const BOT_KEY = /\bS3ObjectKey: bot\/definition\.zip\b/g;
const VERSION = /^ {2}BotVersion:(?=\n {4}Type: AWS::Lex::BotVersion$)/gm;
const VERSION_REFERENCE = /(!Ref |!GetAtt |DependsOn: )BotVersion\b/g;
const HASH_DIGITS = 8;

/**
 * Returns a copy of bot.yaml with the keys of the bundles and of the bot, and with the bot's hash in the logical id of
 * its version (CloudFormation creates a new version only under a new id). All other lines stay as they are; the text is
 * not parsed, since this happens at every start.
 * Throws if a place for a key is missing from the template, or a function of the template from the manifest.
 */
export function packageTemplate(
  template: string,
  manifest: Readonly<Record<string, ManifestEntry>>,
  bot: BotZip,
): Packaged {
  const artifacts = new Map<string, Artifact>();
  const add = (artifact: Artifact): string => {
    artifacts.set(artifact.key, artifact);
    return artifact.key;
  };
  const version = `BotVersion${bot.sha256.slice(0, HASH_DIGITS)}`;
  const botKey = add({ key: `bot/${bot.sha256}.zip`, content: bot.zip });

  const edits: readonly Edit[] = [
    [FUNCTION_KEY, (_, name) => `S3Key: ${add(bundle(name, manifest))}`],
    [BOT_KEY, () => `S3ObjectKey: ${botKey}`],
    [VERSION, () => `  ${version}:`],
    [VERSION_REFERENCE, (_, how) => `${how}${version}`],
  ];
  const packaged = edits.reduce(apply, template);
  return { template: packaged, artifacts: [...artifacts.values()] };
}

type Edit = readonly [pattern: RegExp, by: (match: string, group: string) => string];

function apply(text: string, [pattern, by]: Edit): string {
  if (text.search(pattern) >= 0) return text.replace(pattern, by);
  throw new Error(`The template has nothing that matches ${pattern.source}`);
}

function bundle(name: string, manifest: Readonly<Record<string, ManifestEntry>>): Artifact {
  const entry = manifest[name];
  if (entry) {
    const sha256 = Buffer.from(entry.codeSha256, 'base64').toString('hex');
    return { key: `functions/${name}-${sha256}.zip`, path: entry.zip };
  }
  const known = Object.keys(manifest).join(', ') || 'none';
  throw new Error(
    `The template names the function "${name}", which is not built (built: ${known})`,
  );
}
