import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DamageReport } from '../../../../../services/base/durable/damage-report.ts';
import { silentLog } from '../../../../../services/base/log.ts';
import {
  LOCAL_FLOW_ID,
  LOCAL_INSTANCE_ID,
} from '../../../../../services/emulator/aws/connect/local-instance.ts';
import { type Connect, openConnect } from '../../../../../services/emulator/aws/connect/service.ts';
import { DAMAGE_NAMES, DAMAGES } from '../../../../support/damage.ts';
import { INTERNAL_CALL } from '../../../../support/internal-call.ts';

const secret = Buffer.alloc(32);

let dataDir: string;
let path: string;
let damage: DamageReport;
let connect: Connect;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'connect-'));
  path = join(dataDir, 'connect', 'contacts.ndjson');
  await open();
  for (const name of ['First', 'Second', 'Third']) await start(name);
  await connect.close();
});
afterEach(async () => {
  await connect.close().catch(() => undefined);
  await rm(dataDir, { recursive: true, force: true });
});

async function open(): Promise<void> {
  damage = new DamageReport();
  connect = await openConnect({ dataDir, secret, damage, log: silentLog });
}

async function start(DisplayName: string): Promise<void> {
  const input = {
    InstanceId: LOCAL_INSTANCE_ID,
    ContactFlowId: LOCAL_FLOW_ID,
    ParticipantDetails: { DisplayName },
  };
  await connect.services[0]?.operations.StartChatContact?.(input as never, INTERNAL_CALL as never);
}

const customers = () => connect.desk.list().map(({ customer }) => customer);

describe('damage of the chats', () => {
  it.each(DAMAGE_NAMES)('does not keep the service from starting: %s', async (name) => {
    await DAMAGES[name](path);

    await open();
    await start('After the damage');

    expect(customers()).toContain('After the damage');
    if (name !== 'torn') expect(damage.entries()).toMatchObject([{ path }]);
  });

  it('costs a line that can not be read, and no other', async () => {
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('"attributes":{}', '"attributes":{'));

    await open();

    expect(customers()).toStrictEqual(['Second', 'Third']);
    expect(damage.entries()).toMatchObject([{ path }]);
  });

  it('leaves what was said in a lost chat out', async () => {
    await appendFile(path, `${JSON.stringify({ contact: 'lost', items: [] })}\n`);

    await open();

    expect(customers()).toStrictEqual(['First', 'Second', 'Third']);
  });

  it('is an error for a caller who has no report', async () => {
    await writeFile(path, 'no line\n{}\n');

    await expect(openConnect({ dataDir, secret, log: silentLog })).rejects.toThrow(path);
    await open();
  });
});
