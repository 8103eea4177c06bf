import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mailConsole } from '../../../../../services/devkit/local/console/mail.ts';
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
  app.register(mailConsole({ mailBox }).plugin);
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

describe('the list', () => {
  it('has the newest mail first, its subject decoded', async () => {
    await putMail(1, ['', 'old'], 'Old');
    await putMail(2, ['', 'new'], '=?utf-8?q?H=C3=A9llo?=');

    const { body, statusCode, headers } = await app.inject('/console/mail');

    expect(statusCode).toBe(200);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(body.indexOf('Héllo')).toBeGreaterThan(0);
    expect(body.indexOf('Héllo')).toBeLessThan(body.indexOf('Old'));
  });

  it('goes on page by page', async () => {
    for (let minute = 0; minute < 51; minute++) await putMail(minute, ['', 'x'], `Mail ${minute}.`);

    const first = await app.inject('/console/mail');
    const older = /href="(\/console\/mail\?before=[^"]+)"/.exec(first.body)?.[1] ?? '';
    const second = await app.inject(older);

    expect(first.body).not.toContain('Mail 0.');
    expect(second.body).toContain('Mail 0.');
    expect(second.body).not.toContain('Older mail');
  });

  it('escapes subjects', async () => {
    await putMail(1, ['', 'x'], EVIL);

    const { body } = await app.inject('/console/mail');

    expect(body).not.toContain('<script');
    expect(body).toContain('&lt;script&gt;');
  });
});

describe('a mail', () => {
  it('is shown with its fields, text and attachments, all escaped', async () => {
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
      `<p onclick="x">rich ${EVIL}</p>`,
      '--b',
      `Content-Type: image/png; name="${EVIL.replaceAll('/', '')}.png"`,
      'Content-Disposition: attachment',
      '',
      'abc',
      '--b--',
    ]);

    const { body, statusCode } = await app.inject(`/console/mail/${id}`);

    expect(statusCode).toBe(200);
    expect(body).toContain('LTSI-0123456789');
    expect(body).toContain('text &lt;script&gt;');
    expect(body).toContain('&lt;p onclick=');
    expect(body).toContain('image/png');
    expect(body).not.toMatch(/<script|<p onclick/);
  });

  it('is shown as Request Tracker reads it, with commands by mail and without, all escaped', async () => {
    const id = await putMail(1, [
      'From: bot@example.edu',
      `Subject: ${EVIL}`,
      '',
      `Requestor: sam@example.org`,
      `CF.{Category}: ${EVIL}`,
      '',
      'Hello',
    ]);

    const { body } = await app.inject(`/console/mail/${id}`);

    expect(body).toContain('<h2>In Request Tracker</h2>');
    expect(body).toContain(
      '<th scope="row">Requestors</th><td>sam@example.org</td><td>bot@example.edu</td>',
    );
    expect(body).toContain('category: &lt;script&gt;');
    expect(body).not.toContain('<script');
  });

  it('of SNS is for people, and not read by Request Tracker', async () => {
    const id = await putMail(1, ['Subject: x', '', 'body'], 'Hello', 'sns');

    const { body } = await app.inject(`/console/mail/${id}`);

    expect(body).not.toContain('In Request Tracker');
  });

  it('is downloaded as it was sent', async () => {
    const id = await putMail(1, ['Subject: x', '', 'body']);

    const { body, headers } = await app.inject(`/console/mail/${id}.eml`);

    expect(body).toBe('Subject: x\r\n\r\nbody');
    expect(headers['content-type']).toBe('message/rfc822');
    expect(headers['content-disposition']).toBe(`attachment; filename="${id}.eml"`);
  });

  it.each(['nothing', '..%2F..%2Fetc%2Fpasswd', '%2e%2e%2fx.eml', '__proto__'])(
    'that is not there is not found: %s',
    async (id) => {
      const { statusCode } = await app.inject(`/console/mail/${id}`);

      expect(statusCode).toBe(404);
    },
  );
});
