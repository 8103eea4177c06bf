import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mailArea } from '../../../../../services/devkit/local/console/mail.ts';
import {
  type MailBox,
  openMailBox,
} from '../../../../../services/emulator/aws/mail-box/mail-box.ts';
import { newMessageId } from '../../../../../services/emulator/aws/mail-box/message-id.ts';

let dataDir: string;
let mailBox: MailBox;
let app: FastifyInstance;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mail-console-'));
  mailBox = await openMailBox({ dataDir });
  app = Fastify();
  app.register(mailArea({ mailBox }).plugin);
});
afterEach(async () => {
  await app.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function putMail(
  minute: number,
  lines: readonly string[],
  subject = 'Hello',
  sentBy: 'ses' | 'sns' = 'ses',
) {
  const now = new Date(Date.UTC(2026, 10, 22, 20, minute));
  const record = await mailBox.put(
    {
      messageId: newMessageId(now),
      receivedAt: now.toISOString(),
      sentBy,
      source: 'bot@example.edu',
      destinations: ['team@example.edu'],
      subject,
      tags: {},
    },
    Buffer.from(lines.join('\r\n')),
  );
  return record.messageId;
}

const EVIL = '<script>alert(1)</script>';

/** A server without the console's frame answers errors as Fastify does. */
const get = async (path: string) => app.inject(path);

describe('the list', () => {
  it('has the newest mail first, its subject decoded', async () => {
    await putMail(1, ['', 'old'], 'Old');
    await putMail(2, ['', 'new'], '=?utf-8?q?H=C3=A9llo?=');

    const { mails, older } = (await get('/')).json();

    expect(mails.map(({ subject }: { subject: string }) => subject)).toStrictEqual([
      'Héllo',
      'Old',
    ]);
    expect(older).toBeNull();
  });

  it('goes on page by page', async () => {
    for (let minute = 0; minute < 51; minute++) await putMail(minute, ['', 'x'], `Mail ${minute}.`);

    const first = (await get('/')).json();
    const second = (await get(`/?before=${first.older}`)).json();

    expect(first.mails).toHaveLength(50);
    expect(second.mails.map(({ subject }: { subject: string }) => subject)).toStrictEqual([
      'Mail 0.',
    ]);
    expect(second.older).toBeNull();
  });
});

describe('a mail', () => {
  it('is read with its fields, text and attachments', async () => {
    const id = await putMail(1, [
      'From: bot@example.edu',
      `Subject: ${EVIL}`,
      'X-LTSI-Ticket: LTSI-0123456789',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      `text ${EVIL}`,
      '--b',
      'Content-Type: text/html',
      '',
      '<p>rich</p>',
      '--b',
      'Content-Type: image/png; name="a.png"',
      'Content-Disposition: attachment',
      '',
      'abc',
      '--b--',
    ]);

    const mail = (await get(`/${id}`)).json();

    expect(mail).toMatchObject({
      subject: EVIL,
      text: expect.stringContaining(`text ${EVIL}`),
      html: expect.stringContaining('<p>rich</p>'),
      attachments: [{ name: 'a.png', type: 'image/png', bytes: 4 }],
    });
    const field = { name: 'x-ltsi-ticket', value: 'LTSI-0123456789' };
    expect(mail.headers).toContainEqual(field);
  });

  it('is read as Request Tracker reads it, with commands by mail and without', async () => {
    const id = await putMail(1, [
      'From: bot@example.edu',
      'Subject: x',
      '',
      'Requestor: sam@example.org',
      '',
      'Hello',
    ]);

    const { reading } = (await get(`/${id}`)).json();

    expect(reading.address).toBe('team@example.edu');
    expect(new Map(reading.everyone.facts).get('Requestors')).toBe('sam@example.org');
    expect(new Map(reading.off.facts).get('Requestors')).toBe('bot@example.edu');
    expect(reading.everyone.why.length).toBeGreaterThan(0);
  });

  it('of SNS is for people, and not read by Request Tracker', async () => {
    const id = await putMail(1, ['Subject: x', '', 'body'], 'Hello', 'sns');

    expect((await get(`/${id}`)).json().reading).toBeNull();
  });

  it('is downloaded as it was sent', async () => {
    const id = await putMail(1, ['Subject: x', '', 'body']);

    const { body, headers } = await get(`/${id}/source`);

    expect(body).toBe('Subject: x\r\n\r\nbody');
    expect(headers['content-type']).toBe('message/rfc822');
    expect(headers['content-disposition']).toBe(`attachment; filename="${id}.eml"`);
  });

  it.each(['nothing', '..%2F..%2Fetc%2Fpasswd', '%2e%2e%2fx', '__proto__'])(
    'that is not there is not found: %s',
    async (id) => {
      expect((await get(`/${id}/source`)).statusCode).not.toBe(200);
      expect((await get(`/${id}`)).body).toContain('no such mail');
    },
  );
});
