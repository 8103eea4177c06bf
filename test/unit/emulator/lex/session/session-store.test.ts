import { describe, expect, it } from 'vitest';
import { newSession } from '../../../../../services/emulator/lex/session/session.ts';
import { noJournal } from '../../../../../services/emulator/lex/session/session-journal.ts';
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

function storeAt(clock: { time: number }, maxSessions?: number) {
  const now = () => new Date(clock.time);
  return new SessionStore({ now }, noJournal, [], maxSessions);
}

describe('the session store', () => {
  it('drops a session that has expired', () => {
    const clock = { time: 0 };
    const store = storeAt(clock);
    store.put(aSession(key('a')));

    expect(store.get(key('a'))).toBeDefined();
    clock.time = 1_000;
    expect(store.get(key('a'))).toBeUndefined();
    expect(store.delete(key('a'))).toBe(false);
  });

  it('keeps locales and aliases apart', () => {
    const store = storeAt({ time: 0 });
    store.put(aSession(key('a')));

    expect(store.get({ ...key('a'), localeId: 'fr_CA' })).toBeUndefined();
    expect(store.get(key('a', 'PRODALIAS1'))).toBeUndefined();
  });

  it('ends all sessions of an alias, and no others', () => {
    const store = storeAt({ time: 0 });
    store.put(aSession(key('a')));
    store.put(aSession(key('b', 'PRODALIAS1')));

    store.deleteOfAlias('ABCDEFGHIJ', 'TSTALIASID');

    expect(store.get(key('a'))).toBeUndefined();
    expect(store.get(key('b', 'PRODALIAS1'))).toBeDefined();
  });

  it('drops the session that was idle for longest when it is full', () => {
    const store = storeAt({ time: 0 }, 2);
    store.put(aSession(key('a')));
    store.put(aSession(key('b')));
    store.put(aSession(key('a')));

    store.put(aSession(key('c')));

    expect(store.get(key('b'))).toBeUndefined();
    expect(store.get(key('a'))).toBeDefined();
    expect(store.get(key('c'))).toBeDefined();
  });
});
