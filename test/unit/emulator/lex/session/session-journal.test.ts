import { appendFile, chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../../../../services/base/log.ts';
import { newSession } from '../../../../../services/emulator/lex/session/session.ts';
import { openSessionJournal } from '../../../../../services/emulator/lex/session/session-journal.ts';
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

const open = (time = manualTime(NOW.toISOString()), log = silentLog) =>
  openSessionJournal(path, { ...time, log });

async function readSessions(): Promise<readonly StoredSession[]> {
  const { journal, sessions } = await open();
  await journal.close();
  return sessions;
}

describe('the session journal', () => {
  it('returns the latest of each session', async () => {
    const { journal } = await open();
    const changed = { ...aSession('a'), botVersion: '2' };
    journal.notePut('a', aSession('a'));
    journal.notePut('b', aSession('b'));
    await journal.close();

    const { journal: again } = await open();
    again.notePut('a', changed);
    again.noteDeleted('b');
    await again.close();

    expect(await readSessions()).toStrictEqual([changed]);
  });

  it('drops expired sessions, from the file too', async () => {
    const { journal } = await open();
    journal.notePut('late', aSession('late', -1));
    await journal.close();

    expect(await readSessions()).toStrictEqual([]);
    expect(await readFile(path, 'utf8')).toBe('');
  });

  it('is on disk within a second', async () => {
    const time = manualTime(NOW.toISOString());
    const { journal } = await open(time);
    journal.notePut('a', aSession('a'));

    expect(await readFile(path, 'utf8')).toBe('');
    await time.advance(1_000);
    await expect.poll(() => readFile(path, 'utf8')).toContain('"key":"a"');
    await journal.close();
  });

  it('writes after the next second what a full disk refused, with the newest state of each', async () => {
    const time = manualTime(NOW.toISOString());
    const disk = new FaultyDisk();
    const errors: unknown[] = [];
    const log = { ...silentLog, error: (fields: unknown) => void errors.push(fields) };
    const { journal } = await openSessionJournal(path, { ...time, log, openFile: disk.openFile });
    disk.isFull = true;
    journal.notePut('a', aSession('a'));
    journal.notePut('b', aSession('b'));
    await time.advance(1_000);
    await expect.poll(() => errors).toMatchObject([{ path, err: { code: 'ENOSPC' } }]);

    const changed = { ...aSession('b'), botVersion: '2' };
    journal.notePut('b', changed);
    disk.isFull = false;
    await time.advance(1_000);
    await journal.close();

    expect(await readSessions()).toStrictEqual([aSession('a'), changed]);
  });

  it('survives a last line that was cut off', async () => {
    const { journal } = await open();
    journal.notePut('a', aSession('a'));
    await journal.close();
    await appendFile(path, '{"key":"b","session":{"botV');

    expect(await readSessions()).toStrictEqual([aSession('a')]);
  });

  // Earlier versions wrote on behind a write that a full disk had cut off.
  it('refuses a file with a damaged line before its last, and names the line', async () => {
    const { journal } = await open();
    journal.notePut('a', aSession('a'));
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
    journal.notePut('a', aSession('a'));
    journal.notePut('late', aSession('late', -1));
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
