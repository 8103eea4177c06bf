import { GetObjectCommand } from '@aws-sdk/client-s3';
import { metaKeyOf } from '../../../bot/helpdesk/documents/document-key.ts';
import { parseMeta, readMeta } from '../../../bot/helpdesk/documents/document-meta.ts';
import { isMissing } from '../bucket/missing-object.ts';
import { saveObject } from '../bucket/save-object.ts';
import type { DocumentsDeps } from './find-document.ts';

/** What staff say of a document in its description. Empty: nothing is said. */
export interface DescribedDocument {
  readonly title: string;
  readonly audience: string;
  readonly topic: string;
  readonly tags: readonly string[];
  /** A date such as 2027-06-30, or a time. */
  readonly expires: string;
}

export interface ReadDescription extends DescribedDocument {
  /** The entity tag of what was read; undefined if there is no description. */
  readonly version?: string;
  /** Why it can't be used: then the members are empty. */
  readonly problem?: string;
}

const NOTHING: DescribedDocument = { title: '', audience: '', topic: '', tags: [], expires: '' };

/** Reads the description of a document, also one that can't be used. */
export async function readDescription(deps: DocumentsDeps, key: string): Promise<ReadDescription> {
  const { bytes, version } = await read(deps, key);
  if (!bytes) return NOTHING;
  const seen = version === undefined ? {} : { version };
  try {
    const { title, audience, topic, tags, expires } = readMeta(bytes).meta;
    const said = { title, audience, topic, tags, expires };
    const known = Object.entries(said).filter(([, value]) => value !== undefined);
    return { ...NOTHING, ...Object.fromEntries(known), ...seen };
  } catch (error) {
    return { ...NOTHING, ...seen, problem: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Writes what staff say of a document; other members of its description stay as they are. Returns its entity tag. Throws
 * DocumentError if something can't be used, and ChangedByOthersError if the description is not the one they have seen.
 */
export async function saveDescription(
  deps: DocumentsDeps,
  key: string,
  described: DescribedDocument,
  seen: string | undefined,
): Promise<string> {
  const { s3, bucket } = deps;
  const { bytes } = await read(deps, key);
  const before = bytes ? parseMeta(bytes) : {};
  const said = Object.entries(described).filter(([, value]) => value.length > 0);
  const others = Object.entries(before).filter(([name]) => !(name in NOTHING));
  const after = Object.fromEntries([...said, ...others]);
  const body = new TextEncoder().encode(`${JSON.stringify(after, null, 2)}\n`);
  readMeta(body);
  const object = { bucket, key: metaKeyOf(key), type: 'application/json' };
  const { etag } = await saveObject(s3, { ...object, body, size: body.length, seen });
  return etag;
}

async function read({ s3, bucket }: DocumentsDeps, key: string) {
  try {
    const { Body, ETag: version } = await s3.send(
      new GetObjectCommand({ Bucket: bucket, Key: metaKeyOf(key) }),
    );
    return { bytes: (await Body?.transformToByteArray()) ?? new Uint8Array(), version };
  } catch (error) {
    if (await isMissing(s3, bucket, metaKeyOf(key), error)) return {};
    throw error;
  }
}
