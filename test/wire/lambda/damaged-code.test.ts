import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DeleteFunctionCommand,
  GetFunctionCommand,
  InvokeCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DamageReport } from '../../../services/base/durable/damage-report.ts';
import { DAMAGES } from '../../support/damage.ts';
import { type LambdaServer, startLambdaServer, zipOf } from './lambda-server.ts';

const CODE = 'export const handler = async () => 1;';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'lambda-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const HARMS: Readonly<Record<string, (path: string) => Promise<void>>> = {
  ...DAMAGES,
  'replaced by garbage': (path) => writeFile(path, 'not what it was'),
};

const answerOf = async ({ client }: LambdaServer) => {
  const { Payload } = await client.send(new InvokeCommand({ FunctionName: 'one' }));
  return Payload?.transformToString();
};

/** Deploys a function, stops, and returns the path of its unpacked code and of its package. */
async function deployed() {
  const server = await startLambdaServer({ dataDir });
  await server.deploy('one', CODE);
  await server.close();
  const root = join(dataDir, 'lambda', 'code');
  const [hash = ''] = (await readdir(root)).filter((name) => !name.endsWith('.zip'));
  return { file: join(root, hash, 'index.mjs'), zip: join(root, `${hash}.zip`) };
}

async function restarted<T>(use: (server: LambdaServer, damage: DamageReport) => Promise<T>) {
  const damage = new DamageReport();
  const server = await startLambdaServer({ dataDir, damage });
  try {
    return await use(server, damage);
  } finally {
    await server.close();
  }
}

describe("a client's own function", () => {
  it('whose record somebody has deleted is reported until it is created again', async () => {
    await deployed();
    const path = join(dataDir, 'lambda', 'functions', 'one.json');
    await rm(path);

    await restarted(async (server, damage) => {
      expect(damage.entries()).toMatchObject([{ path, problem: 'is missing' }]);
      await server.deploy('one', CODE);
    });

    await restarted(async (server, damage) => {
      expect(damage.entries()).toStrictEqual([]);
      await server.client.send(new DeleteFunctionCommand({ FunctionName: 'one' }));
    });
    await restarted(async (_server, damage) => expect(damage.entries()).toStrictEqual([]));
  });
});

describe('the code of a function', () => {
  it.each(Object.keys(HARMS))('that is %s is unpacked again and reported', async (harm) => {
    const { file } = await deployed();
    await HARMS[harm]?.(file);

    await restarted(async (server, damage) => {
      expect(await answerOf(server)).toBe('1');
      expect(damage.entries()).toMatchObject(
        [{ path: file, cost: /unpacked again/ }].map(matching),
      );
    });
    await restarted(async (_server, damage) => expect(damage.entries()).toStrictEqual([]));
  });

  it('whose folder is missing, or a file, is unpacked again', async () => {
    const { file } = await deployed();
    const folder = join(file, '..');
    for (const harm of [async () => {}, () => writeFile(folder, '')]) {
      await rm(folder, { recursive: true });
      await harm();
      await restarted(async (server) => expect(await answerOf(server)).toBe('1'));
    }
  });

  it.each(Object.keys(HARMS))('is used if its package is %s', async (harm) => {
    const { zip } = await deployed();
    await HARMS[harm]?.(zip);

    await restarted(async (server, damage) => {
      expect(await answerOf(server)).toBe('1');
      expect(damage.has(zip)).toBe(harm !== 'deleted');
    });
  });

  it('that is lost with its package is reported, and whole once it is deployed again', async () => {
    const { file, zip } = await deployed();
    const folder = join(file, '..');
    await rm(folder, { recursive: true });
    await rm(zip);
    const get = new GetFunctionCommand({ FunctionName: 'one' });

    await restarted(async (server, damage) => {
      const { client } = server;
      expect(damage.entries()).toMatchObject([{ path: folder, problem: 'is missing' }]);
      expect((await client.send(get)).Configuration?.State).toBe('Failed');
      await client.send(
        new UpdateFunctionCodeCommand({ FunctionName: 'one', ZipFile: zipOf(CODE) }),
      );
      expect((await client.send(get)).Configuration?.State).toBe('Active');
      expect(await answerOf(server)).toBe('1');
    });
  });

  it('that is damaged without its package is replaced by a dry run of its update', async () => {
    const { file, zip } = await deployed();
    await rm(zip);
    await rm(file);
    await mkdir(file);

    await restarted(async (server, damage) => {
      const update = { FunctionName: 'one', ZipFile: zipOf(CODE), DryRun: true };
      await server.client.send(new UpdateFunctionCodeCommand(update));
      expect(await answerOf(server)).toBe('1');
      expect(damage.has(file)).toBe(true);
    });
  });
});

const matching = ({ path, cost }: { readonly path: string; readonly cost: RegExp }) => ({
  path,
  cost: expect.stringMatching(cost),
});
