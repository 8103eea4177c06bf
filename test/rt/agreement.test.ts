import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Site } from '../../services/devkit/rt/site.ts';
import { disagreement, type TriedMail } from '../support/rt/agreement.ts';
import { type RequestTracker, startRequestTracker } from '../support/rt/request-tracker.ts';
import { type SeenTicket, seenTickets } from '../support/rt/seen-tickets.ts';
import { SITE_NAMES, SITES, type SiteName } from '../support/rt/sites.ts';
import { triedMails } from '../support/rt/tried-mails.ts';

const kit = process.env.RT_KIT;
if (!kit) console.log('RT_KIT names no folder with up.sh: there is no Request Tracker to try.');

/** `RT_COMMANDS` of up.sh. */
const COMMANDS: Readonly<Record<SiteName, string>> = {
  everyone: 'on',
  off: 'off',
  Bots: 'Bots',
  Staff: 'Staff',
  'header-only': 'on',
  'header-first': 'on',
};

/** Mails that are in a server at once; it has two workers. */
const SENDERS = 2;

describe.skipIf(!kit).each(SITE_NAMES)('commands by mail: %s', (name) => {
  let mails: readonly TriedMail[] = [];
  let seen: ReadonlyMap<string, SeenTicket>;

  beforeAll(async () => {
    mails = await triedMails(name);
    seen = await tried(mails, name);
  }, 900_000);

  it('is read by the model as by Request Tracker', () => {
    const found = mails.flatMap((mail) => disagreement(mail, SITES[name], seen.get(mail.id)) ?? []);

    expect(mails.length).toBeGreaterThan(90);
    expect(found).toStrictEqual([]);
  });
});

/** Delivers mails to a fresh Request Tracker. Resolves with what became of them, by their ids. */
async function tried(mails: readonly TriedMail[], name: SiteName) {
  const settings = await settingsFolder(SITES[name]);
  const rt = await startRequestTracker(kit ?? '', { commands: COMMANDS[name], settings });
  try {
    await rt.deliver(
      Buffer.from('From: first@example.org\nSubject: Ticket 1\n\nHello\n'),
      'General',
    );
    const waiting = [...mails];
    await Promise.all(Array.from({ length: SENDERS }, () => deliverAll(rt, waiting)));
    return await seenTickets(rt);
  } finally {
    await rt.stop();
    await rm(settings, { recursive: true, force: true });
  }
}

async function deliverAll(rt: RequestTracker, waiting: TriedMail[]): Promise<void> {
  for (let mail = waiting.shift(); mail; mail = waiting.shift())
    await rt.deliver(mail.raw, mail.queue);
}

async function settingsFolder({ commands: { header, onlyHeaders } }: Site): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rt-settings-'));
  const lines = ["Set($LogToSTDERR, 'error');"];
  if (header !== undefined) lines.push(`Set($CommandByMailHeader, '${header}');`);
  if (onlyHeaders) lines.push('Set($CommandByMailOnlyHeaders, 1);');
  await writeFile(join(folder, 'site.pm'), [...lines, '1;', ''].join('\n'));
  return folder;
}
