import { mkdtemp, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataFolder, resetDataFolder } from '../../../../services/base/durable/data-folder.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'data-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

// The parent of this test runs as long as the test does.
const livingLock = JSON.stringify({ pid: process.ppid, host: hostname() });

describe('the data folder', () => {
  it('keeps its secret from one opening to the next', async () => {
    const first = await openDataFolder(folder);
    await first.close();
    const second = await openDataFolder(folder);
    await second.close();

    expect(second.secret).toStrictEqual(first.secret);
  });

  it('is refused while another process holds it', async () => {
    await writeFile(join(folder, 'lock.json'), livingLock);

    await expect(openDataFolder(folder)).rejects.toThrow(`is in use by process ${process.ppid}`);
  });

  it('is taken over from a process that has died', async () => {
    await writeFile(join(folder, 'lock.json'), JSON.stringify({ pid: 2 ** 30, host: hostname() }));

    const opened = await openDataFolder(folder);

    await opened.close();
  });

  it('is taken over once the heartbeat has stopped', async () => {
    await writeFile(join(folder, 'lock.json'), livingLock);
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(join(folder, 'lock.json'), longAgo, longAgo);

    const opened = await openDataFolder(folder);

    await opened.close();
  });

  it('is refused while another host holds it, which its next heartbeat shows', async () => {
    const lock = join(folder, 'lock.json');
    await writeFile(lock, JSON.stringify({ pid: 1, host: 'another-container' }));
    const opening = openDataFolder(folder);
    const heartbeat = setInterval(() => void utimes(lock, new Date(), new Date()), 100);

    await expect(opening).rejects.toThrow('is in use by process 1 on another-container');
    clearInterval(heartbeat);
  });

  it('is taken over from another host once its heartbeat stays out', async () => {
    const lock = join(folder, 'lock.json');
    await writeFile(lock, JSON.stringify({ pid: 1, host: 'another-container' }));
    const almostStale = new Date(Date.now() - 14_500);
    await utimes(lock, almostStale, almostStale);

    const opened = await openDataFolder(folder);

    await opened.close();
  });

  it('is refused when another version made it', async () => {
    await writeFile(join(folder, 'format.json'), '{"version":99}');

    await expect(openDataFolder(folder)).rejects.toThrow('has format 99, this version reads 1');
  });

  it('is refused, with the reason, if a file is in its place', async () => {
    await writeFile(join(folder, 'file'), '');

    await expect(openDataFolder(join(folder, 'file'))).rejects.toThrow(
      /can't be written \((EEXIST|ENOTDIR)\)/,
    );
  });

  it('is created for its owner alone, with its parents', async () => {
    const opened = await openDataFolder(join(folder, 'a', 'b'));
    await opened.close();

    const modes = await Promise.all(
      ['', 'secret'].map(async (name) => (await stat(join(opened.path, name))).mode & 0o777),
    );
    expect(modes).toStrictEqual([0o700, 0o600]);
  });

  it.runIf(process.platform === 'linux')(
    'is refused, soon, if no folder can be created',
    async () => {
      await expect(openDataFolder('/proc/support-bot')).rejects.toThrow("can't be written");
    },
  );

  it('is deleted by a reset, but not while in use', async () => {
    const opened = await openDataFolder(join(folder, 'data'));
    await writeFile(join(folder, 'data', 'lock.json'), livingLock);

    await expect(resetDataFolder(opened.path)).rejects.toThrow('is in use');
    await opened.close();

    expect(await resetDataFolder(opened.path)).toBe(true);
    expect(await resetDataFolder(opened.path)).toBe(false);
  });

  it('is not deleted by a reset if another program made it', async () => {
    await writeFile(join(folder, 'thesis.txt'), 'years of work');

    await expect(resetDataFolder(folder)).rejects.toThrow('was not made by support-bot');
  });
});
