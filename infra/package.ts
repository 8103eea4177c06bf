import { isPair, isScalar, parseDocument, type Scalar, visit } from 'yaml';
import type { BotZip } from './bot-zip.ts';

/** One function in `dist/manifest.json`. */
export interface ManifestEntry {
  /** Path of the bundle under `dist/`. */
  readonly zip: string;
  /** SHA-256 of the bundle in base64, as Lambda tells it. */
  readonly codeSha256: string;
}

/** Something that has to be in the artifacts bucket before the template is used. */
export type Artifact =
  | { readonly key: string; readonly path: string }
  | { readonly key: string; readonly content: Uint8Array };

export interface Packaged {
  readonly template: string;
  /** `path` is relative to `dist/`. A key never changes its content: what is there already can stay. */
  readonly artifacts: readonly Artifact[];
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const FUNCTION_KEY = /^functions\/([a-z0-9-]+)\.zip$/;
const BOT_KEY = 'bot/definition.zip';
const VERSION = 'BotVersion';
const HASH_DIGITS = 8;

/**
 * Writes into a copy of bot.yaml where its code is: the bundles' keys, the bot's key, and the bot's hash in the logical
 * id of its version (CloudFormation makes a new version only under a new id). All else stays as it is, line by line.
 * Throws where the template names a function that the manifest doesn't have.
 */
export function packageTemplate(
  template: string,
  manifest: Readonly<Record<string, ManifestEntry>>,
  bot: BotZip,
): Packaged {
  const artifacts = new Map<string, Artifact>();
  const version = `${VERSION}${bot.sha256.slice(0, HASH_DIGITS)}`;

  function replacement(scalar: Scalar, key: string): string | undefined {
    const value = String(scalar.value);
    const functionName = key === 'S3Key' ? FUNCTION_KEY.exec(value)?.[1] : undefined;
    if (functionName !== undefined) {
      return add(bundle(functionName, manifest));
    }
    if (key === 'S3ObjectKey' && value === BOT_KEY) {
      return add({ key: `bot/${bot.sha256}.zip`, content: bot.zip });
    }
    return isVersionReference(scalar, key) ? value.replace(VERSION, version) : undefined;
  }

  function add(artifact: Artifact): string {
    artifacts.set(artifact.key, artifact);
    return artifact.key;
  }

  const edits = scalarsOf(template).flatMap(({ scalar, key, isResourceName }) => {
    const text = isResourceName && scalar.value === VERSION ? version : replacement(scalar, key);
    const [start, end] = scalar.range ?? [0, 0];
    return text === undefined ? [] : [{ start, end, text }];
  });
  return { template: applyEdits(template, edits), artifacts: [...artifacts.values()] };
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

/** `!Ref BotVersion`, `!GetAtt BotVersion.…` and `DependsOn: BotVersion`. */
function isVersionReference({ tag, value }: Scalar, key: string): boolean {
  if (tag === '!GetAtt') return String(value).startsWith(`${VERSION}.`);
  return value === VERSION && (tag === '!Ref' || key === 'DependsOn');
}

interface ScalarPlace {
  readonly scalar: Scalar;
  /** The key that the scalar is the value of; empty for a key itself. */
  readonly key: string;
  readonly isResourceName: boolean;
}

function scalarsOf(template: string): readonly ScalarPlace[] {
  const places: ScalarPlace[] = [];
  visit(parseDocument(template, { logLevel: 'silent' }), {
    Scalar(position, scalar, path) {
      const pairs = path.filter(isPair);
      const keys = pairs.map(({ key }) => (isScalar(key) ? String(key.value) : ''));
      const isKey = position === 'key';
      places.push({
        scalar,
        key: isKey ? '' : (keys.at(-1) ?? ''),
        isResourceName: isKey && keys.length === 2 && keys[0] === 'Resources',
      });
    },
  });
  return places;
}

function applyEdits(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((one, other) => other.start - one.start)
    .reduce(
      (result, { start, end, text: by }) => result.slice(0, start) + by + result.slice(end),
      text,
    );
}
