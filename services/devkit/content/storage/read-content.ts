import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { GetObjectCommand, S3ServiceException } from '@aws-sdk/client-s3';
import { parse, stringify } from 'yaml';
import { isMissing } from '../../documents/bucket/missing-object.ts';
import type { ContentDeps } from '../content-deps.ts';
import { contentKeyOf, type EditedId, seedPathOf, sourceKeyOf } from '../edited-files.ts';

/** A content file as its editor shows it. */
export interface StoredText {
  /** YAML. */
  readonly text: string;
  /** Whether it is the bundled one. */
  readonly isDefault: boolean;
  /** The entity tag of the object; undefined if there is none. */
  readonly version?: string;
  /** ISO 8601. */
  readonly savedAt?: string;
  readonly savedBy?: string;
}

/** Reads the text that is in effect: that of the bucket, or else the bundled one. */
export async function readContentText(deps: ContentDeps, id: EditedId): Promise<StoredText> {
  const found = await readStored(deps, contentKeyOf(id));
  const seed = await readSeed(deps, id);
  if (!found) return { text: seed, isDefault: true };
  const { body, source, ...facts } = found;
  const typed = await readStored(deps, sourceKeyOf(id), source);
  return { text: textOf(body, [typed?.body, seed]), isDefault: false, ...facts };
}

/** Reads the bundled text. */
export function readSeed({ root }: Pick<ContentDeps, 'root'>, id: EditedId): Promise<string> {
  return readFile(join(root, seedPathOf(id)), 'utf8');
}

/** An object of the bucket, and what is kept with it. */
export interface StoredObject {
  readonly body: string;
  readonly version: string;
  readonly savedAt?: string;
  readonly savedBy?: string;
  /** Of JSON: the version of the text that it was made of. */
  readonly source?: string;
}

/** Reads an object, or an older version of it; undefined if there is none. */
export async function readStored(
  { s3, bucket }: Pick<ContentDeps, 's3' | 'bucket'>,
  key: string,
  versionId?: string,
): Promise<StoredObject | undefined> {
  const object = { Bucket: bucket, Key: key, ...(versionId && { VersionId: versionId }) };
  try {
    const found = await s3.send(new GetObjectCommand(object));
    const { Body, ETag: version = '', LastModified, Metadata } = found;
    const { 'saved-by': savedBy, source } = Metadata ?? {};
    return {
      body: (await Body?.transformToString()) ?? '',
      version,
      ...(LastModified && { savedAt: LastModified.toISOString() }),
      ...(savedBy !== undefined && { savedBy }),
      ...(source !== undefined && { source }),
    };
  } catch (error) {
    if (isNoVersion(error)) return undefined;
    if (versionId === undefined && (await isMissing(s3, bucket, key, error))) return undefined;
    throw error;
  }
}

function isNoVersion(error: unknown): boolean {
  return (
    error instanceof S3ServiceException && /^(?:NoSuchVersion|MethodNotAllowed)$/.test(error.name)
  );
}

/**
 * Returns stored JSON as YAML: as it was typed, if one of the texts says just the same, so that comments stay; else as it is
 * written out.
 */
export function textOf(json: string, candidates: readonly (string | undefined)[]): string {
  const data = readAs(() => JSON.parse(json) as unknown);
  if (data === undefined) return json;
  const same = candidates.find(
    (text) =>
      text !== undefined &&
      isDeepStrictEqual(
        readAs(() => parse(text)),
        data,
      ),
  );
  return same ?? stringify(data, { lineWidth: 0 });
}

function readAs(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}
