import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataFolder, resetDataFolder } from '../../../../services/base/durable/data-folder.ts';
import { writeFileDurably } from '../../../../services/base/durable/files.ts';
import { DAMAGES, type DamageName } from '../../../support/damage.ts';

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

const UUID = '0b0e7a0c-5a52-4a3e-9a3c-3f1a1f0e2d4c';

describe('opening a data folder', () => {
  it.each([
    ['secret', 'torn', 'is damaged'],
    ['secret', 'empty', 'is damaged'],
    ['secret', 'zero-filled', 'is damaged'],
    ['secret', 'deleted', 'is missing'],
    ['secret', 'replaced by a folder', 'is a folder, and should be a file'],
    ['format.json', 'torn', 'is not valid JSON'],
    ['format.json', 'empty', 'is empty'],
    ['format.json', 'zero-filled', 'is not valid JSON'],
    ['format.json', 'deleted', 'is missing'],
    ['format.json', 'replaced by a folder', "can't be read (EISDIR)"],
  ] as const)('makes %s again if it is %s, and reports it', async (name, how, problem) => {
    await (await openDataFolder(folder)).close();
    await DAMAGES[how](join(folder, name));

    const opened = await openDataFolder(folder);
    await opened.close();

    expect(opened.damage.entries()).toContainEqual(
      expect.objectContaining({ path: join(folder, name), problem }),
    );
    expect((await stat(join(folder, name))).isFile()).toBe(true);
    expect(opened.secret.some((byte) => byte !== 0)).toBe(true);
  });

  it.each(['torn', 'empty', 'zero-filled', 'replaced by a folder'] as const)(
    'takes over a lock that is %s',
    async (how: DamageName) => {
      await writeFile(join(folder, 'lock.json'), livingLock);
      await DAMAGES[how](join(folder, 'lock.json'));

      await (await openDataFolder(folder)).close();

      expect(await readdir(folder)).not.toContain('lock.json');
    },
  );

  it('reports nothing about a new folder and one that is whole', async () => {
    for (let n = 0; n < 2; n += 1) {
      const opened = await openDataFolder(join(folder, 'data'));
      await opened.close();
      expect(opened.damage.entries()).toStrictEqual([]);
    }
  });

  it('removes what writes left that a crash cut off, and nothing that people named', async () => {
    const leftovers = [
      `sns/deliveries/a.json.${UUID}.tmp`,
      `probe.${UUID}.tmp`,
      'lex/sessions.jsonl.tmp',
      'models/ab.model.1234.tmp',
    ];
    const kept = [
      's3/buckets/my.tmp/bucket.json',
      's3/buckets/a.json/bucket.json',
      `lambda/code/ab/x.json.${UUID}.tmp`,
      'lambda/code/ab/y.json/z.js',
    ];
    await (await openDataFolder(folder)).close();
    for (const path of [...leftovers, ...kept]) await writeFileDurably(join(folder, path), 'x');

    const opened = await openDataFolder(folder);
    await opened.close();

    const files = await readdir(folder, { recursive: true });
    expect(files).toEqual(expect.arrayContaining(kept));
    expect(files.filter((name) => leftovers.includes(name))).toStrictEqual([]);
    expect(opened.damage.entries()).toStrictEqual([]);
  });

  it('reports what was set aside at an earlier start, until a person has dealt with it', async () => {
    await (await openDataFolder(folder)).close();
    const aside = join(folder, 'sqs', 'q', 'queue.json.damaged-20261130T023537671Z');
    await writeFileDurably(aside, '{');

    const opened = await openDataFolder(folder);
    await opened.close();
    await rm(aside);
    const again = await openDataFolder(folder);
    await again.close();

    const path = join(folder, 'sqs', 'q', 'queue.json');
    expect(opened.damage.entries()).toMatchObject([
      { path, remedy: expect.stringContaining(aside) },
    ]);
    expect(again.damage.entries()).toStrictEqual([]);
  });

  it('takes what an earlier version wrote from everybody but the owner', async () => {
    await mkdir(join(folder, 'mail'));
    await writeFile(join(folder, 'mail', 'a.eml'), 'x');
    await writeFile(join(folder, 'format.json'), '{"version":1}');
    for (const [path, mode] of [
      ['mail', 0o755],
      ['mail/a.eml', 0o644],
    ] as const) {
      await chmod(join(folder, path), mode);
    }

    await (await openDataFolder(folder)).close();

    const modeOf = async (path: string) => (await stat(join(folder, path))).mode & 0o777;
    expect([await modeOf('mail'), await modeOf('mail/a.eml')]).toStrictEqual([0o700, 0o600]);
    expect(await readFile(join(folder, 'format.json'), 'utf8')).toContain('"ownerOnly":true');
  });
});

describe('a data folder that is gone', () => {
  it('is not begun again by a write, and is written to again once it is back', async () => {
    const data = join(folder, 'data');
    const opened = await openDataFolder(data);
    await rename(data, `${data}.moved`);

    await expect(writeFileDurably(join(data, 's3', 'x'), 'x')).rejects.toThrow('ENOENT');
    expect(await opened.problem()).toContain('was moved, removed or replaced');
    expect(await readdir(folder)).toStrictEqual(['data.moved']);

    await rename(`${data}.moved`, data);
    expect(await opened.problem()).toBeUndefined();
    await writeFileDurably(join(data, 's3', 'x'), 'x');
    await opened.close();
  });

  it('is refused for writes while another one is in its place, whose lock stays', async () => {
    const data = join(folder, 'data');
    const opened = await openDataFolder(data);
    await rename(data, `${data}.moved`);
    await mkdir(data);
    await writeFile(join(data, 'lock.json'), livingLock);

    expect(await opened.problem()).toContain('replaced');
    await expect(writeFileDurably(join(data, 'x'), 'x')).rejects.toThrow('nothing is written');
    await opened.close();
    expect(await readdir(data)).toStrictEqual(['lock.json']);
  });
});
