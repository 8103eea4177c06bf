import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DamageReport } from '../../../base/durable/damage-report.ts';
import { remedyFor, setAside } from '../../../base/durable/set-aside.ts';
import { readRecord } from '../../../base/durable/stored-record.ts';
import type { MailRecord } from './mail-box.ts';

const MEMBERS = ['messageId', 'receivedAt', 'source', 'destinations', 'subject', 'tags'];
const COST = 'This one mail was sent before, and is missing in the list of sent mails.';

/**
 * Reads the records of the mails in a folder. What is damaged is reported and costs that mail; the newest text without a
 * record was left by a crash before its mail was accepted, and is removed.
 */
export async function readMails(
  folder: string,
  damage: DamageReport | undefined,
): Promise<MailRecord[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const kind = { cost: COST, members: MEMBERS };
  const records: MailRecord[] = [];
  for (const name of names.filter((one) => one.endsWith('.json'))) {
    const record = await readRecord<MailRecord>(join(folder, name), kind, damage);
    if (record) records.push(record);
  }
  if (damage) await reconcile(folder, new Set(names), damage);
  return records;
}

/** Compares texts and records: each mail has both. */
async function reconcile(
  folder: string,
  names: ReadonlySet<string>,
  damage: DamageReport,
): Promise<void> {
  const newest =
    [...names]
      .filter((name) => name.endsWith('.json'))
      .sort()
      .at(-1) ?? '';
  for (const name of names) {
    const path = join(folder, name);
    if (name.endsWith('.json') && !names.has(name.replace(/json$/, 'eml'))) {
      const cost = 'The mail was sent before; it is still listed, but its text is missing.';
      const remedy = 'With the product stopped, restore the file from a backup, if there is one.';
      damage.add({ path: path.replace(/json$/, 'eml'), problem: 'is missing', cost, remedy });
    }
    if (!name.endsWith('.eml') || names.has(name.replace(/eml$/, 'json'))) continue;
    if (name > newest) await rm(path);
    else await reportText(path, damage);
  }
}

async function reportText(path: string, damage: DamageReport): Promise<void> {
  const record = path.replace(/eml$/, 'json');
  const remedy = remedyFor(path, await setAside(path));
  damage.add({ path: record, problem: 'is missing', cost: COST, remedy });
}
