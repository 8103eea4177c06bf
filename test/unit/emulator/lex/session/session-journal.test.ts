import { appendFile, chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../../../../services/base/log.ts';
import { newSession } from '../../../../../services/emulator/lex/session/session.ts';
import {
  openSessionJournal,
  type SessionJournal,
} from '../../../../../services/emulator/lex/session/session-journal.ts';
import type { StoredSession } from '../../../../../services/emulator/lex/session/stored-session.ts';
import { manualTime } from '../../../../support/manual-time.ts';
import { FaultyDisk } from '../../../base/durable/faulty-disk.ts';

const NOW = new Date('2020-11-25T12:00:00Z');

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lex-sessions-'));
  path = join(folder, 'lex', 'sessions.jsonl');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function aSession(sessionId: string, expiresInMs = 60_000): StoredSession {
  return {
    key: { botId: 'ABCDEFGHIJ', botAliasId: 'TSTALIASID', localeId: 'en_US', sessionId },
    botVersion: 'DRAFT',
    dialog: newSession('request'),
    messages: [],
    interpretations: [],
    expiresAt: NOW.getTime() + expiresInMs,
  };
}

const open = (time = manualTime(NOW.toISOString()), disk = new FaultyDisk()) =>
  openSessionJournal(path, { ...time, log: silentLog, openFile: disk.openFile });

const inFile = () => readFile(path, 'utf8');

async function readSessions(): Promise<readonly StoredSession[]> {
  const { journal, sessions } = await open();
  await journal.close();
  return sessions;
}

describe('the session journal', () => {
  it('returns the latest of each session', async () => {
    const { journal } = await open();
    const changed = { ...aSession('a'), botVersion: '2' };
    await journal.put('a', aSession('a'));
    await journal.put('b', aSession('b'));
    await journal.close();

    const { journal: again } = await open();
    await again.put('a', changed);
    again.noteEnded('b');
    await again.close();

    expect(await readSessions()).toStrictEqual([changed]);
  });

  it('has a session on disk once it is put', async () => {
    const disk = new FaultyDisk();
    const { journal } = await open(manualTime(NOW.toISOString()), disk);

    await journal.put('a', aSession('a'));

    expect(await inFile()).toContain('"key":"a"');
    expect(disk.syncs).toBe(1);
    await journal.close();
  });

  it('shares one sync between the turns of many sessions', async () => {
    const disk = new FaultyDisk();
    const { journal } = await open(manualTime(NOW.toISOString()), disk);
    const keys = Array.from({ length: 50 }, (_, index) => `session-${index}`);

    await Promise.all(keys.map((key) => journal.put(key, aSession(key))));

    expect(disk.syncs).toBe(1);
    await journal.close();
  });

  it.each([
    ['a full disk', { isFull: true }],
    ['a disk that does not sync', { failsToSync: true }],
  ])('has the session as it was before if %s refuses it', async (_name, fault) => {
    const disk = new FaultyDisk();
    const { journal } = await open(manualTime(NOW.toISOString()), disk);
    await journal.put('a', aSession('a'));

    Object.assign(disk, fault);
    await expect(journal.put('a', { ...aSession('a'), botVersion: '2' })).rejects.toThrow('ENOSPC');
    Object.assign(disk, new FaultyDisk());
    await journal.put('b', aSession('b'));
    await journal.close();

    expect(await readSessions()).toStrictEqual([aSession('a'), aSession('b')]);
  });

  it('has nothing of an erased session, nor of its earlier turns', async () => {
    const { journal } = await open();
    await journal.put('a', { ...aSession('a'), botVersion: 'first words' });
    await journal.put('a', { ...aSession('a'), botVersion: 'last words' });
    await journal.put('b', aSession('b'));

    await journal.erase('a');

    expect(await inFile()).not.toContain('words');
    await journal.close();
    expect(await readSessions()).toStrictEqual([aSession('b')]);
  });

  it('keeps a session that the disk did not let it erase', async () => {
    const disk = new FaultyDisk();
    const { journal } = await open(manualTime(NOW.toISOString()), disk);
    await journal.put('a', aSession('a'));

    disk.isFull = true;
    await expect(journal.erase('a')).rejects.toThrow('ENOSPC');
    disk.isFull = false;
    await journal.close();

    expect(await readSessions()).toStrictEqual([aSession('a')]);
  });

  it.each([
    ['expired', (_journal: SessionJournal) => {}],
    ['ended', (journal: SessionJournal) => journal.noteEnded('late')],
  ])('has nothing of a session half a minute after it has %s', async (_name, end) => {
    const time = manualTime(NOW.toISOString());
    const { journal } = await open(time);
    await journal.put('late', { ...aSession('late', 10_000), botVersion: 'last words' });
    await journal.put('b', aSession('b'));
    end(journal);

    await time.advance(30_000);

    await expect.poll(inFile).not.toContain('last words');
    expect(await inFile()).toContain('"key":"b"');
    await journal.close();
  });

  it('is rewritten without earlier turns before it has 5 MB', async () => {
    const time = manualTime(NOW.toISOString());
    const { journal } = await open(time);
    const session = { ...aSession('a'), botVersion: 'x'.repeat(1024 * 1024) };
    for (let turn = 0; turn < 5; turn += 1) await journal.put('a', session);

    await time.advance(1_000);

    await expect.poll(async () => (await stat(path)).size).toBeLessThan(2 * 1024 * 1024);
    await journal.close();
  });

  it('drops expired sessions, from the file too', async () => {
    const { journal } = await open();
    await journal.put('late', aSession('late', -1));
    await journal.close();

    expect(await readSessions()).toStrictEqual([]);
    expect((await inFile()).trim()).toBe('');
  });

  it('opens on a full disk, though it can not be rewritten', async () => {
    const { journal } = await open();
    await journal.put('a', { ...aSession('a'), botVersion: '1' });
    await journal.put('a', aSession('a'));
    await journal.close();
    const disk = new FaultyDisk();
    disk.isFull = true;

    const { journal: again, sessions } = await open(manualTime(NOW.toISOString()), disk);

    expect(sessions).toStrictEqual([aSession('a')]);
    await again.close();
  });

  it('survives a last line that was cut off', async () => {
    const { journal } = await open();
    await journal.put('a', aSession('a'));
    await journal.close();
    await appendFile(path, '{"key":"b","session":{"botV');

    expect(await readSessions()).toStrictEqual([aSession('a')]);
  });

  // Earlier versions wrote on behind a write that a full disk had cut off.
  it('refuses a file with a damaged line before its last, and names the line', async () => {
    const { journal } = await open();
    await journal.put('a', aSession('a'));
    await journal.close();
    await appendFile(path, '{"key":"b","session":{"botV');
    const lineOf = (key: string) => `${JSON.stringify({ key, session: aSession(key) })}\n`;
    await appendFile(path, lineOf('c') + lineOf('d'));

    await expect(readSessions()).rejects.toThrow(`${path} is damaged at line 2`);
  });

  it('reads a session whose failed attempts an earlier version called misses', async () => {
    const { journal } = await open();
    const { failedAttempts: _none, ...dialog } = newSession('request');
    const session = { ...aSession('a'), dialog: { ...dialog, misses: 2 } };
    await appendFile(path, `${JSON.stringify({ key: 'a', session })}\n`);
    await journal.close();

    expect(await readSessions()).toStrictEqual([
      { ...aSession('a'), dialog: { ...newSession('request'), failedAttempts: 2 } },
    ]);
  });

  it('is readable by its owner alone', async () => {
    const { journal } = await open();
    await journal.put('a', aSession('a'));
    await journal.put('late', aSession('late', -1));
    await journal.close();
    expect((await stat(path)).mode & 0o077).toBe(0);

    // Rewritten without the late one, and mended if it was readable by others.
    await readSessions();
    expect((await stat(path)).mode & 0o077).toBe(0);
    await chmod(path, 0o644);
    await readSessions();
    expect((await stat(path)).mode & 0o077).toBe(0);
  });

  it('is empty if there is no file', async () => {
    expect(await readSessions()).toStrictEqual([]);
  });
});
