import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  HeadObjectOutput,
  LifecycleRule,
  ListObjectVersionsOutput,
  PutObjectOutput,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Log, silentLog } from '../../../../../../services/base/log.ts';
import { openS3, type S3 } from '../../../../../../services/emulator/aws/s3/service.ts';
import type { Call, InternalCall } from '../../../../../../services/emulator/aws/service.ts';
import { PATIENCE } from '../../../../../support/patience.ts';

const DAY_MS = 24 * 3_600_000;
const QueueArn = 'arn:aws:sqs:ca-central-1:000000000000:events';

describe('lifecycle rules', () => {
  let dataDir: string;
  let s3: S3;
  let now: Date;
  let planned: { ms: number; action: () => void }[];
  let events: { eventName: string; userIdentity: object; s3: { object: { key: string } } }[];
  let logged: object[];
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'lifecycle-'));
    now = new Date('2026-01-15T10:30:00Z');
    events = [];
    logged = [];
    s3 = await open();
    await run('CreateBucket', {
      Bucket: 'b-1',
      CreateBucketConfiguration: { LocationConstraint: 'ca-central-1' },
    });
  });
  afterEach(async () => {
    await s3.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function open(): Promise<S3> {
    planned = [];
    const log: Log = {
      ...silentLog,
      info: ((fields: object) => void logged.push(fields)) as Log['info'],
    };
    const opened = await openS3({
      dataDir,
      log,
      clock: { now: () => now },
      timers: {
        after(ms, action) {
          const one = { ms, action };
          planned.push(one);
          return () => void planned.splice(planned.indexOf(one), 1);
        },
      },
      dispatcher: {
        run: async ({ input }: InternalCall) => {
          const message = JSON.parse((input as { MessageBody: string }).MessageBody);
          if (message.Records) events.push(message.Records[0]);
        },
      },
    });
    await opened.resume();
    return opened;
  }
  const run = (operation: string, input: object) =>
    s3.service.operations[operation]?.({ Bucket: 'b-1', ...input } as never, aCall());
  const put = (Key: string) => run('PutObject', { Key, Body: 'x' }) as Promise<PutObjectOutput>;
  const setRules = (...Rules: Partial<LifecycleRule>[]) =>
    run('PutBucketLifecycleConfiguration', {
      LifecycleConfiguration: {
        Rules: Rules.map((rule) => ({ Status: 'Enabled', Filter: { Prefix: '' }, ...rule })),
      },
    });
  const enableVersioning = () =>
    run('PutBucketVersioning', { VersioningConfiguration: { Status: 'Enabled' } });
  const listed = async () => {
    const { Versions = [], DeleteMarkers = [] } = (await run(
      'ListObjectVersions',
      {},
    )) as ListObjectVersionsOutput;
    return [
      ...Versions.map(({ Key }) => Key),
      ...DeleteMarkers.map(({ Key }) => `marker of ${Key}`),
    ];
  };

  /** Lets the next planned run begin, and waits until it has planned the one after it. */
  async function nextRun(): Promise<void> {
    const [next] = planned.splice(0);
    next?.action();
    await vi.waitFor(() => expect(planned).toHaveLength(1), PATIENCE);
  }
  const pass = (days: number) => {
    now = new Date(now.getTime() + days * DAY_MS);
  };

  it('delete what has expired, and nothing else', async () => {
    await setRules({ Filter: { Prefix: 'conversations/' }, Expiration: { Days: 90 } });
    await put('conversations/1');
    await put('tickets/1');
    await nextRun();
    expect(await listed()).toStrictEqual(['conversations/1', 'tickets/1']);

    pass(92);
    await put('conversations/2');
    await nextRun();

    expect(await listed()).toStrictEqual(['conversations/2', 'tickets/1']);
    expect(logged).toStrictEqual([{ objects: 1, markers: 0, uploads: 0, failed: 0 }]);
  });

  it('read the tags of objects from their files, after a restart too', async () => {
    await setRules({ Filter: { Tag: { Key: 'keep', Value: 'no' } }, Expiration: { Days: 1 } });
    await run('PutObject', { Key: 'asked-for', Body: 'x', Tagging: 'keep=no' });
    await run('PutObject', { Key: 'tagged', Body: 'x', Tagging: 'keep=yes' });
    await put('untagged');
    await s3.close();
    s3 = await open();

    pass(3);
    await nextRun();

    expect(await listed()).toStrictEqual(['tagged', 'untagged']);
  });

  it('leave no file of what they delete', async () => {
    await setRules({ Expiration: { Days: 1 } });
    await put('a');

    pass(3);
    await nextRun();

    const files = await readdir(join(dataDir, 's3/buckets/b-1/objects'), { recursive: true });
    expect(files.filter((name) => /\.(json|data)$/.test(name))).toStrictEqual([]);
  });

  it('run a minute after the start and then every hour', async () => {
    expect(planned.map(({ ms }) => ms)).toStrictEqual([60_000]);

    await nextRun();

    expect(planned.map(({ ms }) => ms)).toStrictEqual([3_600_000]);
  });

  it('expire more keys than are looked at in one go', async () => {
    await setRules({ Expiration: { Days: 1 } });
    for (let index = 0; index < 520; index += 1) await put(`k${index}`);

    pass(3);
    await nextRun();

    expect(await listed()).toStrictEqual([]);
  });

  it('go on after a restart', async () => {
    await setRules({ Expiration: { Days: 1 } });
    await put('a');
    await s3.close();

    pass(3);
    s3 = await open();
    await nextRun();

    expect(await listed()).toStrictEqual([]);
  });

  it('hide an object of a bucket with versioning, and remove version and marker later', async () => {
    await enableVersioning();
    await setRules({
      Expiration: { Days: 1 },
      NoncurrentVersionExpiration: { NoncurrentDays: 1 },
    });
    await put('a');

    pass(3);
    await nextRun();
    expect(await listed()).toStrictEqual(['a', 'marker of a']);

    pass(3);
    await nextRun();
    expect(await listed()).toStrictEqual(['marker of a']);

    await nextRun();
    expect(await listed()).toStrictEqual([]);
  });

  it('abort uploads that were never completed', async () => {
    await setRules({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } });
    const created = await run('CreateMultipartUpload', { Key: 'big' });
    expect(created).toMatchObject({ AbortDate: new Date('2026-01-23T00:00:00Z') });
    await nextRun();
    expect(await run('ListMultipartUploads', {})).toMatchObject({ Uploads: [{ Key: 'big' }] });

    pass(8);
    await nextRun();

    expect(await run('ListMultipartUploads', {})).toMatchObject({ Uploads: [] });
  });

  it('announce what they delete as events of their own', async () => {
    await run('PutBucketNotificationConfiguration', {
      NotificationConfiguration: {
        QueueConfigurations: [
          { Id: 'q', QueueArn, Events: ['s3:LifecycleExpiration:*', 's3:ObjectRemoved:*'] },
        ],
      },
    });
    await setRules({ Expiration: { Days: 1 } });
    await put('a');

    pass(3);
    await nextRun();

    await vi.waitFor(() => expect(events).toHaveLength(1), PATIENCE);
    expect(events[0]).toMatchObject({
      eventName: 'LifecycleExpiration:Delete',
      userIdentity: { principalId: 's3.amazonaws.com' },
      s3: { object: { key: 'a' } },
    });
  });

  it('leave an object that cannot be deleted to the next run, and go on with the others', async () => {
    await setRules({ Expiration: { Days: 1 } });
    await put('a');
    await put('b');
    const objects = join(dataDir, 's3/buckets/b-1/objects');
    // A file in place of the folder of pending notifications refuses every change of that bucket.
    await run('PutBucketNotificationConfiguration', {
      NotificationConfiguration: {
        QueueConfigurations: [{ Id: 'q', QueueArn, Events: ['s3:LifecycleExpiration:*'] }],
      },
    });
    await rm(join(dataDir, 's3/notifications'), { recursive: true, force: true });
    await writeFile(join(dataDir, 's3/notifications'), '');

    pass(3);
    await nextRun();
    expect(await listed()).toStrictEqual(['a', 'b']);
    expect(logged).toStrictEqual([{ objects: 0, markers: 0, uploads: 0, failed: 2 }]);

    await rm(join(dataDir, 's3/notifications'));
    await nextRun();
    expect(await listed()).toStrictEqual([]);
    expect((await readdir(objects, { recursive: true })).filter((n) => n.includes('.'))).toEqual(
      [],
    );
  });

  it('are named in the answers about an object, the soonest first', async () => {
    await setRules(
      { ID: 'year', Expiration: { Days: 365 } },
      { ID: 'a week & more', Filter: { Prefix: 'a' }, Expiration: { Days: 7 } },
    );
    const expected = 'expiry-date="Fri, 23 Jan 2026 00:00:00 GMT", rule-id="a%20week%20%26%20more"';

    expect((await put('a')).Expiration).toBe(expected);
    const head = (await run('HeadObject', { Key: 'a' })) as HeadObjectOutput;
    expect(head.Expiration).toBe(expected);
    expect((await put('b')).Expiration).toContain('rule-id="year"');
  });

  it.each<[string, Partial<LifecycleRule>, string]>([
    ['no action', {}, 'InvalidRequest'],
    ['no whole number of days', { Expiration: { Days: 0 } }, 'InvalidArgument'],
    ['a date that is no midnight', { Expiration: { Date: new Date(1) } }, 'InvalidArgument'],
    [
      'two times of expiration',
      { Expiration: { Days: 1, ExpiredObjectDeleteMarker: true } },
      'MalformedXML',
    ],
    ['an unknown status', { Status: 'On' as never, Expiration: { Days: 1 } }, 'MalformedXML'],
    ['a filter and a prefix', { Prefix: 'a', Expiration: { Days: 1 } }, 'MalformedXML'],
    [
      'two conditions without And',
      { Filter: { Prefix: 'a', ObjectSizeLessThan: 1 }, Expiration: { Days: 1 } },
      'MalformedXML',
    ],
    [
      'tags for uploads',
      {
        Filter: { Tag: { Key: 'a', Value: 'b' } },
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
      },
      'InvalidRequest',
    ],
    [
      'no number of noncurrent days',
      { NoncurrentVersionExpiration: { NewerNoncurrentVersions: 1 } },
      'MalformedXML',
    ],
    [
      'a storage class',
      { Transitions: [{ Days: 1, StorageClass: 'GLACIER' }], Expiration: { Days: 2 } },
      'NotImplemented',
    ],
  ])('are refused with %s', async (_what, rule, code) => {
    await expect(setRules(rule)).rejects.toMatchObject({ code });
  });

  it('are refused if two have the same id', async () => {
    const one = { ID: 'x', Expiration: { Days: 1 } };

    await expect(setRules(one, one)).rejects.toMatchObject({ code: 'InvalidArgument' });
  });
});

function aCall(): Call {
  return {
    requestId: 'r-1',
    service: 's3',
    operation: 'PutObject',
    region: 'ca-central-1',
    accountId: '000000000000',
    caller: { kind: 'service', principal: 'test' },
    endpoint: 'http://127.0.0.1:4566',
    headers: {},
    query: new URLSearchParams(),
    trailers: {},
    signal: new AbortController().signal,
  };
}
