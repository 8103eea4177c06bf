import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { docker } from '../support/compose.ts';
import { unpackPackage } from '../support/unpack-package.ts';

const run = promisify(execFile);
const MEGABYTE = 1_000_000;
const image = `support-bot:package-${randomBytes(4).toString('hex')}`;
let folder: string;

/** The package that npm would publish: built, without sources and lock file. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'image-'));
  await unpackPackage(folder);
  await docker('build', '-q', '-t', image, folder);
}, 600_000);

afterAll(async () => {
  await docker('rmi', '-f', image);
  await rm(folder, { recursive: true, force: true });
}, 60_000);

const inImage = (...args: string[]) =>
  docker('run', '--rm', '--read-only', '--tmpfs', '/tmp', '--cap-drop', 'ALL', image, ...args);

describe('the image built from the published package', () => {
  it('is no larger than one from a checkout may be', async () => {
    const size = await docker('image', 'inspect', '-f', '{{.Size}}', image);

    expect(Number(size) / MEGABYTE).toBeLessThanOrEqual(280);
  });

  it('has the verbs of the command line', async () => {
    expect(await inImage('--help')).toContain('seed');
    expect(await inImage('nlu', 'explain', '--bot', 'seed/bot', 'hello')).toContain('Greet');
  });

  it('starts the product, which is healthy, keeps no rights and ends cleanly', async () => {
    const options = ['--read-only', '--tmpfs', '/tmp', '--cap-drop', 'ALL', '-e', 'LOG_LEVEL=warn'];
    const id = await docker('run', '-d', ...options, image);
    const log = run('docker', ['logs', '-f', id]);
    const health = () => docker('inspect', '-f', '{{.State.Health.Status}}', id);
    await vi.waitUntil(async () => (await health()) === 'healthy', { timeout: 60_000 });
    const user = await docker('exec', id, 'id', '-un');
    await docker('stop', id);
    const exitCode = await docker('wait', id);
    await docker('rm', '-v', id);

    expect(user).toBe('node');
    expect(exitCode).toBe('0');
    expect((await log).stdout).toContain('SIGTERM: ending');
  });

  it('has a place for what npm keeps, which installs the encoder', async () => {
    const hardened = ['--read-only', '--tmpfs', '/tmp', '--cap-drop', 'ALL', '--network', 'none'];

    const verified = await docker(
      ...['run', '--rm', ...hardened, '--entrypoint', 'npm', image, 'cache', 'verify'],
    );

    expect(verified).toContain('/tmp/npm');
  });

  it('says what its program may not change', async () => {
    const written = docker('run', '--rm', '--entrypoint', 'touch', image, '/app/dist/cli.js');

    await expect(written).rejects.toThrow('Permission denied');
  });
});

describe('the image on a network', () => {
  const network = `${image.replace(':', '-')}-net`;
  let bot: string;
  let outputs: Readonly<Record<string, string>>;

  beforeAll(async () => {
    await docker('network', 'create', network);
    const publish = ['-p', '127.0.0.1::4566', '-p', '127.0.0.1::9200', '-p', '127.0.0.1::3000'];
    const named = ['--network', network, '--network-alias', 'alias', '-e', 'ALLOWED_HOSTS=lex'];
    bot = await docker('run', '-d', ...named, '--network-alias', 'lex', ...publish, image);
    const health = () => docker('inspect', '-f', '{{.State.Health.Status}}', bot);
    await vi.waitUntil(async () => (await health()) === 'healthy', { timeout: 60_000 });
    outputs = JSON.parse(await docker('exec', bot, 'cat', '/data/outputs.json'));
  }, 120_000);

  afterAll(async () => {
    await docker('rm', '-fv', bot);
    await docker('network', 'rm', network);
  }, 60_000);

  /** Runs the command line in another container on the network. */
  const neighbor = (endpoint: string) =>
    docker(
      ...['run', '--rm', '--network', network, '-e', 'AWS_ACCESS_KEY_ID=test'],
      ...['-e', 'AWS_SECRET_ACCESS_KEY=test', image, 'test', 'seed/conversations/greeting.yaml'],
      ...['--endpoint', endpoint, '--bot-id', outputs.BotId ?? ''],
      ...['--alias-id', outputs.BotAliasId ?? ''],
    );

  const published = async (port: number) =>
    `http://${(await docker('port', bot, String(port))).split('\n')[0]}`;

  it('answers a neighbor that calls it by its host name, by an allowed name, or by its address', async () => {
    const address = await docker(
      'inspect',
      '-f',
      '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}',
      bot,
    );
    for (const host of [bot.slice(0, 12), 'lex', address])
      expect(await neighbor(`http://${host}:4566`)).toMatch(/passed/);
  });

  it('does not answer to a name that it does not know to be its own', async () => {
    await expect(neighbor('http://alias:4566')).rejects.toMatchObject({
      stdout: expect.stringMatching(/host name/),
    });
  });

  it('answers this machine through the ports that are published', async () => {
    const authorization = `Basic ${btoa('test:test')}`;
    const search = await fetch(`${await published(9200)}/_cluster/health`, {
      headers: { authorization },
    });
    const mails = await fetch(`${await published(3000)}/console/api/mail`);

    expect([search.status, mails.status]).toStrictEqual([200, 200]);
  });

  it('does not answer this machine for somebody else', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.7' };
    const mails = await fetch(`${await published(3000)}/console/api/mail`, { headers });

    expect(mails.status).toBe(403);
  });

  it('has no device on its network: the sign that this is not the network of its host', async () => {
    const devices = 'ls -d /sys/class/net/*/device 2>/dev/null | wc -l';

    expect(await docker('exec', bot, 'sh', '-c', devices)).toBe('0');
  });
});
