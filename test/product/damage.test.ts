import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PutObjectCommand, S3Client, type S3ServiceException } from '@aws-sdk/client-s3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DAMAGES, type DamageName } from '../support/damage.ts';
import { PATIENCE } from '../support/patience.ts';
import { type Product, removeFolders, startProduct, temporaryFolder } from '../support/product.ts';

// Each test starts the whole product.
vi.setConfig({ testTimeout: 180_000 });

afterEach(removeFolders);

const openChat = ({ outputs }: Product) =>
  fetch(`${outputs.WebUrl}/api/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });

async function health({ outputs }: Product) {
  const response = await fetch(`${outputs.WebUrl}/healthz`);
  const { components } = (await response.json()) as {
    readonly components: Readonly<
      Record<string, { readonly state: string; readonly detail?: string }>
    >;
  };
  return { status: response.status, data: components.data };
}

/** A file of each kind that a chat depends on, with what happens to it. */
const VICTIMS: readonly { readonly file: RegExp; readonly how: DamageName }[] = [
  { file: /ticketsbucket\/objects\/.*\.json$/, how: 'torn' },
  { file: /ticketsbucket\/bucket\.json$/, how: 'zero-filled' },
  { file: /sqs\/.*\/queue\.json$/, how: 'deleted' },
  { file: /sqs\/.*\/messages\.ndjson$/, how: 'zero-filled' },
  { file: /lex\/sessions\.jsonl$/, how: 'zero-filled' },
  { file: /lex\/bots\/.*\.zip$/, how: 'torn' },
  { file: /search\/.*\/log\.ndjson$/, how: 'replaced by a folder' },
  { file: /lambda\/functions\/.*Chat.*\.json$/, how: 'empty' },
  { file: /sns\/topics\/.*\.json$/, how: 'torn' },
  { file: /cloudformation\/support-bot\.json$/, how: 'torn' },
  { file: /\/secret$/, how: 'zero-filled' },
  { file: /\/format\.json$/, how: 'empty' },
];

async function damageOneOfEach(dataDir: string): Promise<string[]> {
  const paths = (await readdir(dataDir, { recursive: true })).map((name) => join(dataDir, name));
  const damaged: string[] = [];
  for (const { file, how } of VICTIMS) {
    const path = paths.find((one) => file.test(one)) ?? `no ${file}`;
    await DAMAGES[how](path);
    damaged.push(path);
  }
  return damaged;
}

describe('a start on damaged data', () => {
  it('answers, and reports each file with a remedy in its log, in /healthz and in the console', async () => {
    const dataDir = await temporaryFolder();
    const first = await startProduct(dataDir);
    expect((await openChat(first)).status).toBe(201);
    await first.stop();
    const damaged = await damageOneOfEach(dataDir);

    const product = await startProduct(dataDir);

    expect((await openChat(product)).status).toBe(201);
    await vi.waitFor(async () => {
      const { status, data } = await health(product);
      expect([status, data?.state]).toStrictEqual([200, 'ready']);
      expect(data?.detail).toMatch(
        /With the product stopped, restore .* more: see \/console\/damage/,
      );
    }, PATIENCE);
    const page = await (await fetch(`${product.outputs.WebUrl}/console/api/damage`)).text();
    for (const path of damaged) {
      expect(product.output().split(path).length, path).toBeGreaterThan(1);
      expect(page).toContain(path);
    }
    expect(await product.stop()).toBe(0);
    expect(product.output()).not.toMatch(/^ +at /m);
  });
});

describe('the data folder', () => {
  it('and everything in it is for its owner alone', async () => {
    const dataDir = await temporaryFolder();
    const product = await startProduct(dataDir);
    await openChat(product);
    await product.stop();

    const open: string[] = [];
    for (const name of await readdir(dataDir, { recursive: true })) {
      if (((await stat(join(dataDir, name))).mode & 0o077) !== 0) open.push(name);
    }
    expect(open).toStrictEqual([]);
  });

  it('that is moved away while the product runs is noticed, and new work is refused', async () => {
    const parent = await temporaryFolder();
    const product = await startProduct(join(parent, 'data'));
    await rename(join(parent, 'data'), join(parent, 'moved'));

    await vi.waitFor(async () => {
      const { status, data } = await health(product);
      expect([status, data?.state]).toStrictEqual([503, 'failed']);
      expect(data?.detail).toContain('Put the folder back');
    }, PATIENCE);
    expect((await openChat(product)).status).toBe(503);
    expect(await readdir(parent)).toStrictEqual(['moved']);
    const s3 = new S3Client({
      endpoint: product.outputs.AwsUrl ?? '',
      region: 'ca-central-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    });
    const Bucket = product.outputs.ArtifactsBucket;
    const refused = await s3
      .send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x' }))
      .catch((error: S3ServiceException) => error);
    expect(refused).toMatchObject({
      name: 'ServiceUnavailable',
      $metadata: { httpStatusCode: 503 },
      Detail: expect.stringContaining('DATA_DIR'),
    });
    await rename(join(parent, 'moved'), join(parent, 'data'));
    await vi.waitFor(async () => expect((await health(product)).status).toBe(200), PATIENCE);
    expect((await openChat(product)).status).toBe(201);
    expect(await product.stop()).toBe(0);
  });
});

describe('npm start', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('ends with the product on %s', async (signal) => {
    const dataDir = await temporaryFolder();
    const ports = { AWS_PORT: '0', SEARCH_PORT: '0', WEB_PORT: '0' };
    const npm = spawn('npm', ['start'], {
      env: { ...process.env, ...ports, DATA_DIR: dataDir, LOG_LEVEL: 'warn' },
      stdio: ['ignore', 'pipe', 'inherit'],
      // A group of its own: only the signal to npm counts, as from a supervisor.
      detached: true,
    });
    const ended = once(npm, 'exit');
    let output = '';
    npm.stdout.on('data', (chunk: Buffer) => {
      output += chunk;
    });
    const closed = once(npm.stdout, 'close');
    await vi.waitFor(() => expect(output).toContain('Ready in'), PATIENCE);
    const { pid } = JSON.parse(await readFile(join(dataDir, 'lock.json'), 'utf8'));

    npm.kill(signal);
    const [code] = await ended;
    await closed;

    expect(code).toBe(0);
    expect(output).toContain(`${signal}: ending`);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    expect(await readdir(dataDir)).not.toContain('lock.json');
  });
});
