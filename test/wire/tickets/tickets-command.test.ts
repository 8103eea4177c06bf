import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildTicket } from '../../../services/bot/helpdesk/tickets/build-ticket.ts';
import { ticketsCommand } from '../../../services/devkit/cli/tickets.ts';
import { type StorageServer, startStorageServer } from '../../support/storage-server.ts';
import { aRequest, hours, routing } from '../../unit/bot/helpdesk/tickets/ticket-fakes.ts';

const BUCKET = 'tickets-of-the-bot';

let storage: StorageServer;
let folder: string;

beforeAll(async () => {
  storage = await startStorageServer();
  folder = await mkdtemp(join(tmpdir(), 'tickets-command-'));
  const s3 = new S3Client({ ...storage, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  const put = (Key: string, Body: string) =>
    s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body }));
  const entryAt = (day: string, conversationId: string) => {
    const ticket = buildTicket(routing, aRequest({ conversationId, summary: '=1+1, "quoted"' }), {
      now: new Date(`${day}T10:00:00Z`),
      hours,
    });
    return { ticket, attempts: 1, claimedAt: ticket.recordedAt };
  };
  await put('tickets/2026/10/a.json', JSON.stringify(entryAt('2026-10-30', 'c1')));
  await put('tickets/2026/11/b.json', JSON.stringify(entryAt('2026-11-02', 'c2')));
  await put('outbox/c.json', JSON.stringify(entryAt('2026-11-30', 'c3')));
  const outputs = {
    AwsUrl: storage.endpoint,
    SearchUrl: 'http://127.0.0.1:9',
    DocumentsBucket: 'documents',
    DocumentsQueueUrl: 'http://127.0.0.1:9/queue',
    TicketsBucket: BUCKET,
  };
  await writeFile(join(folder, 'outputs.json'), JSON.stringify(outputs));
  vi.stubEnv('DATA_DIR', folder);
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await storage.close();
  await rm(folder, { recursive: true });
});

async function run(...args: string[]) {
  const written = { output: '', error: '' };
  const terminal = {
    output: { write: (text: string) => (written.output += text) },
    error: { write: (text: string) => (written.error += text) },
  };
  const exitCode = await ticketsCommand(args, terminal as never);
  return { exitCode, ...written };
}

describe('support-bot tickets export', () => {
  it('writes a row for each ticket, filed or on its way, without personal data', async () => {
    const { exitCode, output, error } = await run('export', '--csv');

    expect(exitCode).toBe(0);
    const [head, ...rows] = output.trimEnd().split('\r\n');
    expect(head).toMatch(/^ticketId,recordedAt,mailedAt,/);
    expect(rows.map((row) => row.split(',')[1]?.slice(0, 10))).toStrictEqual([
      '2026-10-30',
      '2026-11-02',
      '2026-11-30',
    ]);
    expect(output).not.toContain('@');
    expect(error).toBe('3 tickets\n');
  });

  it('takes a range of days, and people if they are asked for', async () => {
    const range = ['--from', '2026-11-01', '--to', '2026-11-15'];
    const { output } = await run('export', '--csv', '--with-people', ...range);

    expect(output.trimEnd().split('\r\n')).toHaveLength(2);
    expect(output).toContain(`"'=1+1, ""quoted"""`);
    expect(output).toContain('@example.edu');
  });

  it('writes JSON lines without --csv', async () => {
    const { output } = await run('export', '--from', '2026-11-30');

    expect(JSON.parse(output)).toMatchObject({
      queue: expect.any(String),
      rule: expect.any(String),
    });
  });

  it.each([
    [['export', '--from', 'yesterday'], '--from must be a day'],
    [['list'], 'there is no "list"'],
  ])('says what is wrong with %j', async (args, problem) => {
    const { exitCode, error } = await run(...args);

    expect(exitCode).toBe(2);
    expect(error).toContain(problem);
  });
});
