import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Log } from '../../../../base/log.ts';
import { repeat } from '../../../../base/repeat.ts';
import type { Timers } from '../../../../base/timers.ts';
import { AwsError } from '../../errors.ts';
import { ACCOUNT_ID, type Call } from '../../service.ts';
import type { BucketObjects } from '../bucket-objects.ts';
import type { Bucket } from '../buckets.ts';
import type { S3Deps } from '../deps.ts';
import { mapLimited } from '../map-limited.ts';
import { addDeleteMarker, removeVersion } from '../remove-object.ts';
import { activeRules } from './active-rules.ts';
import { dueActions } from './due-actions.ts';
import { abortMembers } from './expiration.ts';
import type { RuledVersion } from './rule-filter.ts';

const FIRST_RUN_MS = 60_000;
const EVERY_MS = 3_600_000;
/** Keys that are looked at before other work gets its turn. */
const KEYS_PER_TURN = 500;
const CONCURRENT_CHANGES = 8;

export interface LifecycleDeps extends S3Deps {
  readonly timers: Timers;
  readonly log: Log;
}

interface Counts {
  objects: number;
  markers: number;
  uploads: number;
  failed: number;
}

/**
 * Applies the lifecycle rules of all buckets, a minute after the start and then every hour. Each change is made under the
 * lock of its key and is durable on its own: a run that was cut off is finished by the next one.
 */
export class Lifecycle {
  readonly #deps: LifecycleDeps;
  #end: (() => Promise<void>) | undefined;
  #cancelFirst: (() => void) | undefined;
  #isEnded = false;

  constructor(deps: LifecycleDeps) {
    this.#deps = deps;
  }

  /** Plans the runs; a second call changes nothing. */
  start(): void {
    const { timers } = this.#deps;
    if (this.#end || this.#cancelFirst || this.#isEnded) return;
    const action = () => this.run();
    this.#cancelFirst = timers.after(FIRST_RUN_MS, () => {
      this.#end = repeat({ action, everyMs: EVERY_MS, timers, isImmediate: true });
    });
  }

  /** Ends the run in progress at its next key, and plans no other. */
  async close(): Promise<void> {
    this.#isEnded = true;
    this.#cancelFirst?.();
    await this.#end?.();
  }

  /** Applies all rules once. Never rejects: what fails is logged, counted and tried again by the next run. */
  async run(): Promise<void> {
    const { buckets, log } = this.#deps;
    const counts: Counts = { objects: 0, markers: 0, uploads: 0, failed: 0 };
    for (const bucket of buckets.list()) {
      if (activeRules(bucket).length === 0) continue;
      try {
        await this.#expireObjects(bucket, counts);
        await this.#abortUploads(bucket, counts);
      } catch (err) {
        if (!isGone(err)) this.#failed(counts, err, bucket.name);
      }
    }
    if (Object.values(counts).some((count) => count > 0)) {
      log.info(counts, 'S3 lifecycle rules were applied');
    }
  }

  async #expireObjects(bucket: Bucket, counts: Counts): Promise<void> {
    const { buckets, clock } = this.#deps;
    const { index } = await buckets.objects(bucket.name);
    for (let after = ''; !this.#isEnded; ) {
      const now = clock.now();
      const keys = index.keysAfter(after, KEYS_PER_TURN);
      const last = keys.at(-1);
      if (last === undefined) return;
      after = last;
      const due = keys.filter((key) => {
        const { addsMarker, removed } = dueActions(bucket, index.versions(key), now);
        return addsMarker || removed.length > 0;
      });
      await mapLimited(due, CONCURRENT_CHANGES, (key) => this.#expire(bucket.name, key, counts));
      await nextTurn();
    }
  }

  /** Decides again under the key's lock: the object, the rules or the bucket may have changed since. */
  async #expire(name: string, key: string, counts: Counts): Promise<void> {
    const { buckets, locks, clock } = this.#deps;
    if (this.#isEnded) return;
    try {
      await locks.run(`${name}/${key}`, async () => {
        const objects = await buckets.objects(name);
        await objects.duringWrite(async () => {
          const bucket = buckets.require(name);
          const versions = await withTags(objects, key);
          const { addsMarker, removed } = dueActions(bucket, versions, clock.now());
          const call = lifecycleCall(bucket);
          for (const version of removed) {
            const event = 'LifecycleExpiration:Delete';
            await removeVersion(this.#deps, objects, { bucket, version, event }, call);
            counts.objects += 1;
          }
          if (!addsMarker) return;
          const event = 'LifecycleExpiration:DeleteMarkerCreated';
          await addDeleteMarker(this.#deps, objects, { bucket, key, event }, call);
          counts.markers += 1;
        });
      });
    } catch (err) {
      if (!isGone(err)) this.#failed(counts, err, name);
    }
  }

  async #abortUploads(bucket: Bucket, counts: Counts): Promise<void> {
    const { uploads, clock } = this.#deps;
    if (!activeRules(bucket).some(({ actions }) => actions.AbortIncompleteMultipartUpload)) return;
    for (const upload of await uploads.list(bucket.name)) {
      const { AbortDate: date } = abortMembers(bucket, upload);
      if (date === undefined || date > clock.now() || this.#isEnded) continue;
      try {
        await uploads.locks.run(upload.uploadId, async () => {
          const { key, uploadId } = upload;
          await uploads.remove(bucket.name, await uploads.require(bucket.name, key, uploadId));
        });
        counts.uploads += 1;
      } catch (err) {
        if (!isGone(err)) this.#failed(counts, err, bucket.name);
      }
    }
  }

  #failed(counts: Counts, err: unknown, bucket: string): void {
    counts.failed += 1;
    // One line for a run: a full or damaged disk would fail a thousand times.
    if (counts.failed === 1) this.#deps.log.warn({ err, bucket }, 'a lifecycle rule failed');
  }
}

/** Returns the versions of a key with the tags that the index does not know; none if one of them can't be read. */
async function withTags(objects: BucketObjects, key: string): Promise<readonly RuledVersion[]> {
  const versions: RuledVersion[] = [];
  for (const entry of objects.index.versions(key)) {
    const version = entry.isTagged ? await objects.read(entry) : entry;
    if (!version) return [];
    versions.push(version);
  }
  return versions;
}

/** The bucket, or the upload, was deleted in the meantime. */
function isGone(error: unknown): boolean {
  return error instanceof AwsError && error.status === 404;
}

function lifecycleCall(bucket: Bucket): Call {
  return {
    requestId: randomUUID(),
    service: 's3',
    operation: 'LifecycleExpiration',
    region: bucket.region,
    accountId: ACCOUNT_ID,
    caller: { kind: 'service', principal: 's3.amazonaws.com' },
    endpoint: '',
    headers: {},
    query: new URLSearchParams(),
    trailers: {},
    signal: new AbortController().signal,
  };
}
