import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { silentLog } from '../../../services/base/log.ts';
import { S3ContentObjects } from '../../../services/bot/helpdesk/aws/s3-content-objects.ts';
import { LiveContent } from '../../../services/bot/helpdesk/content/live-content.ts';
import { NOTICE, noticeLine } from '../../../services/bot/helpdesk/content/notice.ts';
import { CONTENT_FILES } from '../../../services/bot/helpdesk/content-files.ts';
import { momentText } from '../../../services/bot/helpdesk/hours/moment-text.ts';
import { noticeCommand } from '../../../services/devkit/cli/notice.ts';
import { type StorageServer, startStorageServer } from '../../support/storage-server.ts';

const NOW = new Date('2026-12-01T17:45:00Z');

let server: StorageServer;
let client: S3Client;
let bucket: string;
let count = 0;

beforeAll(async () => {
  server = await startStorageServer();
  client = new S3Client({ ...server, forcePathStyle: true });
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await server.close();
});

beforeEach(async () => {
  count += 1;
  bucket = `notice-${count}`;
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
});

async function run(...args: string[]) {
  let output = '';
  let error = '';
  const terminal = {
    output: { write: (text: string) => (output += text) },
    error: { write: (text: string) => (error += text) },
  };
  const target = ['--endpoint', server.endpoint, '--bucket', bucket];
  const code = await noticeCommand([...args, ...target], terminal, () => NOW);
  return { code, output, error };
}

/** As the clock of the seed's office shows it, which differs between versions of the time zone database. */
const onTheClock = (time: string) => momentText(new Date(time), NOW, 'America/Vancouver');

async function shownAt(time: string) {
  const clock = { now: () => new Date(time) };
  const content = new LiveContent(new S3ContentObjects(client, bucket), clock, CONTENT_FILES);
  await content.refresh(silentLog);
  return noticeLine(content.get(NOTICE), clock.now());
}

describe('support-bot notice', () => {
  it('sets what the functions show until it ends', async () => {
    const until = '2026-12-01T20:00:00Z';
    const { code, output } = await run('Brightspace is down since 9:40', '--until', until);

    expect({ code, output }).toStrictEqual({
      code: 0,
      output: `Shown within a minute, until ${onTheClock(until)}: Brightspace is down since 9:40\n`,
    });
    expect(await shownAt('2026-12-01T18:00:00Z')).toBe('Brightspace is down since 9:40');
    expect(await shownAt('2026-12-01T20:00:00Z')).toBeUndefined();
  });

  it('takes the clock of the office hours that are in effect', async () => {
    const hours = { v: 1, timeZone: 'Europe/Berlin', week: {} };
    const place = { Bucket: bucket, Key: 'content/hours.json' };
    await client.send(new PutObjectCommand({ ...place, Body: JSON.stringify(hours) }));

    expect((await run('Zoom is down', '--until', '20:00')).output).toBe(
      'Shown within a minute, until 20:00 today (Europe/Berlin): Zoom is down\n',
    );
    expect(await shownAt('2026-12-01T18:59:59Z')).toBe('Zoom is down');
    expect(await shownAt('2026-12-01T19:00:00Z')).toBeUndefined();
  });

  it('says which notice there is, and ends it', async () => {
    expect((await run()).output).toBe('There is no notice.\n');
    await run('Zoom is slow', '--until', '2026-12-01T19:00:00Z', '--link', 'https://s.example.edu');
    expect((await run()).output).toBe(
      `Until ${onTheClock('2026-12-01T19:00:00Z')}: Zoom is slow\n`,
    );
    expect(await shownAt('2026-12-01T18:00:00Z')).toBe('Zoom is slow https://s.example.edu');

    expect((await run('--clear')).code).toBe(0);
    expect((await run()).output).toBe('There is no notice.\n');
  });

  it.each([
    [['Zoom is down'], '--until is missing'],
    [['Zoom is down', '--until', 'noon'], '--until must be like 12:00'],
    [['Zoom is down', '--until', '2026-12-01T17:00:00Z'], '--until is over already'],
    [['Zoom', 'is', 'down', '--until', '12:00'], 'put the text in quotes'],
    [['--until', '12:00'], 'the text is missing'],
    [['Zoom is down', '--clear'], '--clear takes no text'],
    [['x'.repeat(241), '--until', '12:00'], 'text must be a text of 1 to 240'],
    [['Zoom is down', '--until', '12:00', '--link', 'ftp://x'], 'link must begin with'],
  ])('refuses %j', async (args, problem) => {
    const { code, error } = await run(...args);

    expect(code).toBe(2);
    expect(error).toContain(problem);
    expect((await run()).output).toBe('There is no notice.\n');
  });
});
