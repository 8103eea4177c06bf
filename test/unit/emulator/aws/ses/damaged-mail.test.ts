import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DamageReport } from '../../../../../services/base/durable/damage-report.ts';
import { openMailBox } from '../../../../../services/emulator/aws/mail-box/mail-box.ts';
import { newMessageId } from '../../../../../services/emulator/aws/mail-box/message-id.ts';
import { DAMAGE_NAMES, DAMAGES } from '../../../../support/damage.ts';

let dataDir: string;
let damage: DamageReport;
let ids: string[];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mail-'));
  const box = await open();
  ids = [];
  for (const second of [1, 2, 3]) {
    const messageId = newMessageId(new Date(second * 1000));
    const envelope = {
      ...{ messageId, receivedAt: '2026-11-30T00:00:00Z', sentBy: 'ses' as const },
      ...{ source: 'bot@example.edu', destinations: [], subject: `${second}`, tags: {} },
    };
    await box.put(envelope, Buffer.from(`mail ${second}`));
    ids.push(messageId);
  }
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

function open() {
  damage = new DamageReport();
  return openMailBox({ dataDir, damage });
}
const fileOf = (extension: string) => join(dataDir, 'mail', `${ids[1]}.${extension}`);

describe('a damaged mail', () => {
  it.each(DAMAGE_NAMES)('whose record is %s costs that mail, and is reported', async (name) => {
    await DAMAGES[name](fileOf('json'));

    const box = await open();

    expect(box.list().map(({ subject }) => subject)).toStrictEqual(['3', '1']);
    expect(damage.entries()).toMatchObject([{ path: fileOf('json') }]);
  });

  it('whose text is missing is listed, reported and can not be read', async () => {
    await rm(fileOf('eml'));

    const box = await open();

    expect(box.list()).toHaveLength(3);
    expect(await box.read(ids[1] ?? '')).toBeUndefined();
    expect(damage.entries()).toMatchObject([{ path: fileOf('eml'), problem: 'is missing' }]);
  });

  it('is not the text of a mail that a crash cut off: that is removed', async () => {
    await writeFile(join(dataDir, 'mail', `${newMessageId(new Date(9000))}.eml`), 'cut off');

    const box = await open();

    expect([box.count(), damage.entries()]).toStrictEqual([3, []]);
    expect(await readdir(join(dataDir, 'mail'))).toHaveLength(6);
  });
});
