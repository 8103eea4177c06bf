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

  it('says what its program may not change', async () => {
    const written = docker('run', '--rm', '--entrypoint', 'touch', image, '/app/dist/cli.js');

    await expect(written).rejects.toThrow('Permission denied');
  });
});
