import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  GetFunctionConfigurationCommand,
  InvokeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LambdaServer, startLambdaServer } from './lambda-server.ts';

const LAYER = 'arn:aws:lambda:ca-central-1:000000000000:layer:model:1';
/** Loads what the event names, and returns what happens. */
const CODE = `
import { readFileSync, writeFileSync } from 'node:fs'; import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
const inThread = (path) => new Promise((resolve) => new Worker(
  'const { parentPort, workerData } = require("node:worker_threads");' +
  'try { process.dlopen({ exports: {} }, workerData); } catch ({ code }) { parentPort.postMessage(code); }',
  { eval: true, workerData: path }).on('message', resolve));
export const handler = async ({ what, path }) => {
  try {
    if (what === 'read') return readFileSync(path, 'utf8');
    if (what === 'require') return createRequire(path)('engine').name;
    if (what === 'write') writeFileSync(path, '');
    if (what === 'thread') return await inThread(path);
    process.dlopen({ exports: {} }, path);
  } catch (error) { return error.code; }
};`;

let server: LambdaServer;
let folder: string;
let layer: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'layers-'));
  layer = join(folder, 'layer');
  await mkdir(join(layer, 'node_modules/engine'), { recursive: true });
  await writeFile(join(layer, 'weights'), 'the weights');
  await writeFile(join(layer, 'node_modules/engine/index.js'), 'exports.name = "an engine";');
  for (const path of [join(layer, 'engine.node'), join(folder, 'engine.node')])
    await writeFile(path, 'no library');
  server = await startLambdaServer({ layers: { [LAYER]: layer } });
  await server.deploy('with-layer', CODE, { Layers: [LAYER], Timeout: 20 });
  await server.deploy('without', CODE, { Timeout: 20 });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

async function call(name: string, what: string, path: string): Promise<unknown> {
  const Payload = Buffer.from(JSON.stringify({ what, path }));
  const output = await server.client.send(new InvokeCommand({ FunctionName: name, Payload }));
  return JSON.parse(output.Payload?.transformToString() || 'null');
}

describe('a layer of the local Lambda', () => {
  it('is read where it is, packages in it too, by the functions that have it', async () => {
    const weights = join(layer, 'weights');

    expect(await call('with-layer', 'read', weights)).toBe('the weights');
    expect(await call('with-layer', 'require', join(layer, 'package.json'))).toBe('an engine');
    expect(await call('without', 'read', weights)).toBe('ERR_ACCESS_DENIED');
  });

  it('can not be written', async () => {
    expect(await call('with-layer', 'write', join(layer, 'weights'))).toBe('ERR_ACCESS_DENIED');
  });

  it('may have native code, which the system itself then loads or refuses', async () => {
    expect(await call('with-layer', 'add-on', join(layer, 'engine.node'))).toBe(
      'ERR_DLOPEN_FAILED',
    );
  });

  it.each([
    ['from elsewhere', (root: string) => join(root, 'engine.node')],
    ['from elsewhere by a path through it', (root: string) => `${root}/layer/../engine.node`],
    ['from a folder whose name begins like it', (root: string) => `${root}/layer2/engine.node`],
  ])('lets no native code be loaded %s', async (_what, pathIn) => {
    expect(await call('with-layer', 'add-on', pathIn(folder))).toBe('ERR_ACCESS_DENIED');
  });

  it('gives worker threads no native code', async () => {
    expect(await call('with-layer', 'thread', join(layer, 'engine.node'))).toBe(
      'ERR_ACCESS_DENIED',
    );
  });

  it('is named by the configuration, and is gone once it is taken away', async () => {
    const FunctionName = 'with-layer';
    const get = new GetFunctionConfigurationCommand({ FunctionName });
    const before = await server.client.send(get);
    await server.client.send(new UpdateFunctionConfigurationCommand({ FunctionName, Layers: [] }));

    expect(before.Layers).toStrictEqual([{ Arn: LAYER }]);
    expect((await server.client.send(get)).Layers).toBeUndefined();
    expect(await call('with-layer', 'read', join(layer, 'weights'))).toBe('ERR_ACCESS_DENIED');
  });
});
