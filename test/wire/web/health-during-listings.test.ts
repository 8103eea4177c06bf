import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpAccess } from '../../../services/base/http/access.ts';
import { buildWebApp } from '../../../services/devkit/local/web/app.ts';
import { Health } from '../../../services/devkit/local/web/health.ts';
import type { S3Deps } from '../../../services/emulator/aws/s3/deps.ts';
import { IndexEntry } from '../../../services/emulator/aws/s3/index-entry.ts';
import { ObjectIndex } from '../../../services/emulator/aws/s3/object-index.ts';
import { listMultipartUploads } from '../../../services/emulator/aws/s3/operations/list-multipart-uploads.ts';
import { listObjects } from '../../../services/emulator/aws/s3/operations/list-objects.ts';
import { listObjectsV2 } from '../../../services/emulator/aws/s3/operations/list-objects-v2.ts';
import { aVersion } from '../../support/a-version.ts';
import { consoleOptions } from '../../support/console-options.ts';

/** A listing that has passed this many keys was not interrupted. */
const MOST = 20_000_000;
const health = new Health(['data']);
const app = buildWebApp({
  hasRoom: () => true,
  health,
  access: createHttpAccess(),
  console: consoleOptions(),
  chat: async () => {},
});
let url: string;

beforeAll(async () => {
  health.set('data', 'ready');
  await app.listen({ host: '127.0.0.1', port: 0 });
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/healthz`;
});
afterAll(() => app.close());

/** A bucket of delete markers, of which there are more until something has happened. */
class EndlessMarkers extends ObjectIndex {
  readonly #isOver: () => boolean;
  #passed = 0;

  constructor(isOver: () => boolean) {
    super();
    this.#isOver = isOver;
  }

  override *from(key: string): Generator<readonly IndexEntry[], undefined> {
    const marker = [new IndexEntry(aVersion({ key: key || 'a', isDeleteMarker: true }))];
    for (; this.#passed < MOST && !this.#isOver(); this.#passed += 1) yield marker;
  }
}

/** Asks for /healthz while a listing runs. Returns what was answered, in its order. */
async function answersDuring(list: (isHealthy: () => boolean) => Promise<unknown>) {
  const answers: string[] = [];
  const asked = fetch(url).then((response) => answers.push(`/healthz ${response.status}`));
  const listed = list(() => answers.length > 0).then(() => answers.push('listing'));
  await Promise.all([asked, listed]);
  return answers;
}

function bucketOf(index: ObjectIndex): S3Deps['buckets'] {
  const objects = async () => ({ index });
  return { require: () => ({ name: 'bucket' }), objects } as unknown as S3Deps['buckets'];
}

describe('/healthz is answered before a listing is', () => {
  it.each([
    ['ListObjectsV2', listObjectsV2, undefined],
    ['ListObjectsV2 with a delimiter', listObjectsV2, '/'],
    ['ListObjects', listObjects, undefined],
  ])('that passes delete markers without an end: %s', async (_, operation, delimiter) => {
    const answers = await answersDuring((isHealthy) =>
      operation(
        { buckets: bucketOf(new EndlessMarkers(isHealthy)) },
        { Bucket: 'bucket', Delimiter: delimiter },
      ),
    );

    expect(answers).toStrictEqual(['/healthz 200', 'listing']);
  });

  it('that has two million uploads in progress', async () => {
    const upload = { key: 'a', initiated: '2026-01-01T00:00:00.000Z', uploadId: '1' };
    const uploads = { list: async () => Array(2_000_000).fill(upload) };
    const deps = { buckets: bucketOf(new ObjectIndex()), uploads } as unknown as S3Deps;

    const answers = await answersDuring(() => listMultipartUploads(deps, { Bucket: 'bucket' }));

    expect(answers).toStrictEqual(['/healthz 200', 'listing']);
  });
});
