import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../../services/base/clock.ts';
import { DamageReport } from '../../../../services/base/durable/damage-report.ts';
import { openIdentities } from '../../../../services/emulator/aws/ses/store.ts';
import { Signer } from '../../../../services/emulator/aws/sns/message/signer.ts';
import { openSnsStore } from '../../../../services/emulator/aws/sns/store.ts';
import { StateFile } from '../../../../services/emulator/cloudformation/state.ts';
import { DAMAGE_NAMES, DAMAGES } from '../../../support/damage.ts';

let dataDir: string;
let damage: DamageReport;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'state-'));
  damage = new DamageReport();
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const ARN = 'arn:aws:sns:ca-central-1:000000000000:t';

/** Each kind of file: how it is made, and what reads it. */
const KINDS = {
  'a stack’s state': {
    folder: 'cloudformation',
    make: () =>
      new StateFile(dataDir, 'stack').write({ formatVersion: 1, resources: {}, kept: [] }),
    read: () => new StateFile(dataDir, 'stack', damage).read(),
  },
  'an SES identity': {
    folder: 'ses/identities',
    make: async () => {
      const identities = await openIdentities(dataDir);
      await identities.put({ identity: 'a@example.edu', type: 'EmailAddress' });
    },
    read: () => openIdentities(dataDir, damage),
  },
  'an SNS topic': {
    folder: 'sns/topics',
    make: async () => {
      const store = await openSnsStore(dataDir);
      await store.updateTopic(ARN, () => ({ arn: ARN, name: 't', attributes: {}, tags: {} }));
    },
    read: () => openSnsStore(dataDir, damage),
  },
  'the key that signs SNS messages': {
    folder: 'sns',
    make: async () => void (await new Signer(dataDir, systemClock).certificate()),
    read: () => new Signer(dataDir, systemClock, damage).certificate(),
  },
};

const CASES = Object.keys(KINDS).flatMap((kind) => DAMAGE_NAMES.map((name) => ({ kind, name })));

describe('a start', () => {
  it.each(CASES)('goes on without $kind that is $name, and reports it', async ({ kind, name }) => {
    const { folder, make, read } = KINDS[kind as keyof typeof KINDS];
    await make();
    const [file = ''] = (await readdir(join(dataDir, folder))).filter((one) =>
      one.endsWith('.json'),
    );
    const path = join(dataDir, folder, file);
    await DAMAGES[name](path);

    await read();

    // That a file is gone shows only if another one says that it was there.
    expect(damage.entries()).toMatchObject(name === 'deleted' ? [] : [{ path }]);
  });
});
