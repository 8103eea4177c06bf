import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DamageReport } from '../../../../../services/base/durable/damage-report.ts';
import { openSqs, type Sqs } from '../../../../../services/emulator/aws/sqs/service.ts';
import { DAMAGE_NAMES, DAMAGES } from '../../../../support/damage.ts';
import { INTERNAL_CALL } from '../../../../support/internal-call.ts';

const urlOf = (name: string) => `http://127.0.0.1:4566/000000000000/${name}`;

let dataDir: string;
let damage: DamageReport;
let sqs: Sqs;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sqs-'));
  await open();
  for (const QueueName of ['broken', 'whole']) {
    await run('CreateQueue', { QueueName });
    for (const n of [1, 2, 3]) await send(QueueName, `${QueueName} ${n}`);
  }
});
afterEach(async () => {
  await sqs.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function open(): Promise<void> {
  damage = new DamageReport();
  sqs = await openSqs({ dataDir, damage });
}

const run = (operation: string, input: object) =>
  sqs.service.operations[operation]?.(input as never, INTERNAL_CALL as never) as Promise<object>;
const send = (name: string, MessageBody: string) =>
  run('SendMessage', { QueueUrl: urlOf(name), MessageBody });

async function bodies(name: string): Promise<string[]> {
  const input = { QueueUrl: urlOf(name), MaxNumberOfMessages: 10 };
  const { Messages = [] } = (await run('ReceiveMessage', input)) as {
    readonly Messages?: readonly { readonly Body: string }[];
  };
  return Messages.map(({ Body }) => Body);
}

/** Finds a file of the broken queue; closes the service first. */
async function fileOfBroken(file: string): Promise<string> {
  await sqs.close();
  for (const folder of await readdir(join(dataDir, 'sqs'))) {
    const path = join(dataDir, 'sqs', folder);
    if ((await readFile(join(path, 'queue.json'), 'utf8')).includes('"broken"')) {
      return join(path, file);
    }
  }
  throw new Error('there is no such queue');
}

const WHOLE = ['whole 1', 'whole 2', 'whole 3'];

describe('damage of a queue', () => {
  it.each(DAMAGE_NAMES)(
    'whose settings are %s is reported; its messages are there once it is created again',
    async (name) => {
      const path = await fileOfBroken('queue.json');
      await DAMAGES[name](path);
      await open();

      expect(await bodies('whole')).toStrictEqual(WHOLE);
      expect(damage.entries()).toMatchObject([{ path }]);
      await expect(bodies('broken')).rejects.toThrow('does not exist');
      await run('CreateQueue', { QueueName: 'broken' });
      expect(await bodies('broken')).toStrictEqual(['broken 1', 'broken 2', 'broken 3']);
    },
  );

  it.each(['empty', 'zero-filled', 'deleted', 'replaced by a folder'] as const)(
    'whose journal is %s is reported, and it goes on empty',
    async (name) => {
      const path = await fileOfBroken('messages.ndjson');
      await DAMAGES[name](path);
      await open();

      expect(await bodies('broken')).toStrictEqual([]);
      expect(await bodies('whole')).toStrictEqual(WHOLE);
      expect(damage.entries()).toMatchObject([{ path }]);
      await send('broken', 'next');
      expect(await bodies('broken')).toStrictEqual(['next']);
    },
  );

  it('whose journal was zeroed in the middle costs those messages', async () => {
    const path = await fileOfBroken('messages.ndjson');
    const bytes = await readFile(path);
    const second = bytes.indexOf('broken 2');
    await writeFile(path, Buffer.from(bytes).fill(0, second - 20, second + 20));
    await open();

    expect(await bodies('broken')).toStrictEqual(['broken 1', 'broken 3']);
    expect(damage.entries()).toMatchObject([{ path, problem: expect.stringContaining('1 of 3') }]);
  });

  it('is not what is left of a queue that was deleted or never used', async () => {
    await run('CreateQueue', { QueueName: 'unused' });
    await run('DeleteQueue', { QueueUrl: urlOf('broken') });
    await sqs.close();
    await open();

    expect(damage.entries()).toStrictEqual([]);
    expect(await readdir(join(dataDir, 'sqs'))).toHaveLength(2);
  });
});
