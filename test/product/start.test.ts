import { once } from 'node:events';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { removeFolders, runProduct, startProduct, temporaryFolder } from '../support/product.ts';

// Each test starts the whole product, some twice.
vi.setConfig({ testTimeout: 180_000 });

afterEach(removeFolders);

/** A copy of what is shipped, to break. */
async function copyOfProduct(): Promise<string> {
  const root = await temporaryFolder();
  for (const part of ['dist', 'infra', 'seed', 'package.json']) {
    await cp(part, join(root, part), { recursive: true });
  }
  return root;
}

async function edit(path: string, change: (text: string) => string): Promise<void> {
  await writeFile(path, change(await readFile(path, 'utf8')));
}

describe('a start that can not work', () => {
  it('names every taken port and what to do', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };

    const run = await runProduct(await temporaryFolder(), {
      AWS_PORT: `${port}`,
      WEB_PORT: `${port}`,
    });
    server.close();

    expect(run.code).toBe(1);
    expect(run.output).toContain(`Port ${port} on 127.0.0.1 is taken.`);
    expect(run.output).toContain('set AWS_PORT to another port');
    expect(run.output).toContain(`WEB_PORT and AWS_PORT are both ${port}`);
  });

  it('refuses a data folder that another process holds', async () => {
    const dataDir = await temporaryFolder();
    const first = await startProduct(dataDir);

    const second = await runProduct(dataDir);
    await first.stop();

    expect(second.code).toBe(1);
    expect(second.output).toContain(`is in use by process ${first.process.pid}`);
  });

  it('refuses a data folder that is a file', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');

    const run = await runProduct(file);

    expect(run.code).toBe(1);
    expect(run.output).toMatch(/DATA_DIR .*file can't be written/);
  });

  it('lists the problems of templates, bot and routing table together, with file and line', async () => {
    const root = await copyOfProduct();
    await edit(join(root, 'infra/storage.yaml'), (text) =>
      text.replace('!GetAtt DocumentsQueue.Arn', '!GetAtt NoQueue.Arn'),
    );
    await edit(join(root, 'seed/routing.yaml'), (text) => `${text}\nsurprise: true\n`);
    await rm(join(root, 'seed/bot/LTSISupportBot/Bot.json'));

    const run = await runProduct(await temporaryFolder(), { PROGRAM: join(root, 'dist/start.js') });

    expect(run.code).toBe(1);
    expect(run.output).toMatch(/infra\/storage\.yaml:\d+: .*NoQueue/);
    expect(run.output).toMatch(/seed\/routing\.yaml:\d+: .*surprise/);
    expect(run.output).toMatch(/seed\/bot\/.*Bot\.json/);
  });

  it('leaves the data folder free for the next start', async () => {
    const dataDir = await temporaryFolder();
    await runProduct(dataDir, { AWS_PORT: '99999' });

    const product = await startProduct(dataDir);

    expect(await product.stop()).toBe(0);
  });
});

describe('a start', () => {
  it('renames a queue when the template does', async () => {
    const root = await copyOfProduct();
    const dataDir = await temporaryFolder();
    const first = await startProduct(dataDir, { PROGRAM: join(root, 'dist/start.js') });
    await first.stop();
    await edit(join(root, 'infra/storage.yaml'), (text) =>
      text.replace(
        /( {2}DocumentsQueue:\n(?: {4}.*\n)*? {4}Properties:\n)/,
        '$1      QueueName: uploads\n',
      ),
    );

    const second = await startProduct(dataDir, { PROGRAM: join(root, 'dist/start.js') });
    await second.stop();

    expect(first.outputs.DocumentsQueueUrl).not.toContain('/uploads');
    expect(second.outputs.DocumentsQueueUrl).toMatch(/\/000000000000\/uploads$/);
    expect(second.outputs.DocumentsBucket).toBe(first.outputs.DocumentsBucket);
  });

  it('names what the templates declare and is not there locally', async () => {
    const product = await startProduct(await temporaryFolder(), { LOG_LEVEL: 'info' });
    await product.stop();

    expect(product.output()).toContain('Trail (AWS::CloudTrail::Trail)');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends cleanly on %s', async (signal) => {
    const product = await startProduct(await temporaryFolder());

    expect(await product.stop(signal)).toBe(0);
    expect(product.output()).not.toMatch(/error|warn/i);
  });
});
