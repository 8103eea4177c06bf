import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { systemClock } from '../../services/base/clock.ts';
import type { DocumentSource } from '../../services/bot/functions/indexer/document-source.ts';
import { indexDocument } from '../../services/bot/functions/indexer/index-document.ts';
import type { SentenceEncoder } from '../../services/bot/helpdesk/answers/ranking/sentence-encoder.ts';
import { documentOfKey } from '../../services/bot/helpdesk/documents/document-of-key.ts';
import type {
  PassageIndex,
  StoredPassages,
} from '../../services/bot/helpdesk/documents/passage-index.ts';
import { directReader } from './direct-reader.ts';

const PREFIX = 'documents/';

/** Indexes every document of a folder with the indexer's own code, for the encoder too if there is one. Resolves with their number. */
export async function indexFolder(
  folder: string,
  passages: PassageIndex & StoredPassages,
  encoder?: SentenceEncoder,
): Promise<number> {
  const encoding = encoder && { encoder, stored: passages, clock: systemClock };
  const source = await documentFolder(folder);
  const documents = (await source.list(PREFIX)).flatMap(({ key }) => {
    const document = documentOfKey(key);
    return 'kind' in document && document.key === key ? document : [];
  });
  for (const document of documents) {
    const entry = await indexDocument(
      { source, reader: directReader, passages, clock: systemClock, encoding },
      document,
    );
    if (entry?.state !== 'indexed') throw new Error(`${document.key} was not indexed.`);
  }
  return documents.length;
}

/** A folder that replaces a bucket. */
async function documentFolder(folder: string): Promise<DocumentSource> {
  const files = new Map<string, Buffer>();
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    if (!/\.\w+$/.test(name)) continue;
    files.set(PREFIX + name.split(sep).join('/'), await readFile(join(folder, name)));
  }
  return {
    list: async (prefix) =>
      Array.from(files)
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, bytes]) => ({ key, etag: etagOf(bytes), size: bytes.byteLength })),
    read: async ({ key }) => files.get(key),
  };
}

const etagOf = (bytes: Buffer): string => createHash('md5').update(bytes).digest('hex');
