import { describe, expect, it } from 'vitest';
import { newSession } from '../../../../../services/emulator/lex/session/session.ts';
import {
  noJournal,
  type SessionJournal,
} from '../../../../../services/emulator/lex/session/session-journal.ts';
import { SessionStore } from '../../../../../services/emulator/lex/session/session-store.ts';
import type {
  SessionKey,
  StoredSession,
} from '../../../../../services/emulator/lex/session/stored-session.ts';

function key(sessionId: string, botAliasId = 'TSTALIASID'): SessionKey {
  return { botId: 'ABCDEFGHIJ', botAliasId, localeId: 'en_US', sessionId };
}

function aSession(of: SessionKey, expiresAt = 1_000): StoredSession {
  return {
    key: of,
    botVersion: 'DRAFT',
    dialog: newSession('request'),
    messages: [],
    interpretations: [],
    expiresAt,
  };
}

function storeAt(
  clock: { time: number },
  maxSessions?: number,
  journal: SessionJournal = noJournal,
) {
  const now = () => new Date(clock.time);
  return new SessionStore({ now }, journal, [], maxSessions);
}

describe('the session store', () => {
  it('drops a session that has expired', async () => {
    const clock = { time: 0 };
    const store = storeAt(clock);
    await store.put(aSession(key('a')));

    expect(store.get(key('a'))).toBeDefined();
    clock.time = 1_000;
    expect(store.get(key('a'))).toBeUndefined();
    expect(await store.delete(key('a'))).toBe(false);
  });

  it('keeps locales and aliases apart', async () => {
    const store = storeAt({ time: 0 });
    await store.put(aSession(key('a')));

    expect(store.get({ ...key('a'), localeId: 'fr_CA' })).toBeUndefined();
    expect(store.get(key('a', 'PRODALIAS1'))).toBeUndefined();
  });

  it('ends all sessions of an alias, and no others', async () => {
    const store = storeAt({ time: 0 });
    await store.put(aSession(key('a')));
    await store.put(aSession(key('b', 'PRODALIAS1')));

    store.deleteOfAlias('ABCDEFGHIJ', 'TSTALIASID');

    expect(store.get(key('a'))).toBeUndefined();
    expect(store.get(key('b', 'PRODALIAS1'))).toBeDefined();
  });

  it('drops the session that was idle for longest when it is full', async () => {
    const store = storeAt({ time: 0 }, 2);
    await store.put(aSession(key('a')));
    await store.put(aSession(key('b')));
    await store.put(aSession(key('a')));

    await store.put(aSession(key('c')));

    expect(store.get(key('b'))).toBeUndefined();
    expect(store.get(key('a'))).toBeDefined();
    expect(store.get(key('c'))).toBeDefined();
  });

  it('has a session as it was before until the journal has the new one', async () => {
    let keep = () => {};
    const kept = new Promise<void>((resolve) => {
      keep = resolve;
    });
    const store = storeAt({ time: 0 }, 2, { ...noJournal, put: () => kept });

    const put = store.put(aSession(key('a')));
    expect(store.get(key('a'))).toBeUndefined();
    keep();
    await put;

    expect(store.get(key('a'))).toBeDefined();
  });

  it('has a session as it was before if the journal refuses a change', async () => {
    const refuse = () => Promise.reject(new Error('ENOSPC'));
    const journal = { ...noJournal };
    const store = storeAt({ time: 0 }, 2, journal);
    await store.put(aSession(key('a')));
    Object.assign(journal, { put: refuse, erase: refuse });

    await expect(store.put({ ...aSession(key('a')), botVersion: '2' })).rejects.toThrow('ENOSPC');
    await expect(store.delete(key('a'))).rejects.toThrow('ENOSPC');

    expect(store.get(key('a'))).toStrictEqual(aSession(key('a')));
  });
});
