import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Expiry } from '../../../../services/bot/chat-page/expiry.ts';
import { lengthNote, messageLength } from '../../../../services/bot/chat-page/message-length.ts';
import { StorageSessionMemory } from '../../../../services/bot/chat-page/session-memory.ts';

describe('the memory of a session', () => {
  it('keeps, recalls and forgets', () => {
    const stored = new Map<string, string>();
    const memory = new StorageSessionMemory(() => ({
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, value) => void stored.set(key, value),
      removeItem: (key) => void stored.delete(key),
    }));

    expect(memory.recall()).toBeUndefined();
    memory.keep('session');
    expect(memory.recall()).toBe('session');
    memory.forget();
    expect(memory.recall()).toBeUndefined();
  });

  it('recalls nothing if storage is forbidden', () => {
    const memory = new StorageSessionMemory(() => {
      throw new Error('SecurityError');
    });

    memory.keep('session');
    expect(memory.recall()).toBeUndefined();
  });
});

describe('the end of a session', () => {
  const told: string[] = [];
  const watch = () => new Expiry({ warn: () => told.push('warn'), end: () => told.push('end') });

  beforeEach(() => {
    told.length = 0;
    vi.useFakeTimers({ now: new Date('2026-03-02T10:00:00Z') });
  });

  afterEach(() => vi.useRealTimers());

  it('warns once, two minutes ahead, and then ends', () => {
    watch().watch(new Date('2026-03-02T10:15:00Z'));

    vi.advanceTimersByTime(12 * 60_000);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual(['warn']);
    vi.advanceTimersByTime(2 * 60_000);
    expect(told).toEqual(['warn', 'end']);
  });

  it('moves with each reply', () => {
    const expiry = watch();
    expiry.watch(new Date('2026-03-02T10:15:00Z'));
    vi.advanceTimersByTime(14 * 60_000);
    expiry.watch(new Date('2026-03-02T10:29:00Z'));

    vi.advanceTimersByTime(12 * 60_000);
    expect(told).toEqual(['warn']);
  });

  it('is noticed by a tab that slept through it', () => {
    const expiry = watch();
    expiry.watch(new Date('2026-03-02T10:15:00Z'));
    vi.setSystemTime(new Date('2026-03-02T12:00:00Z'));

    expiry.check();

    expect(told).toEqual(['end']);
  });

  it('does nothing after it was stopped', () => {
    const expiry = watch();
    expiry.watch(new Date('2026-03-02T10:15:00Z'));
    expiry.stop();

    vi.advanceTimersByTime(60 * 60_000);

    expect(told).toEqual([]);
  });
});

describe('the length of a message', () => {
  it('counts as the server does, without the blanks around it', () => {
    expect(messageLength(' 🎓a ')).toBe(3);
  });

  it.each([
    [899, undefined],
    [900, '124 characters left.'],
    [1024, '0 characters left.'],
    [1025, 'That is long. I can take it when I ask what happened, for a ticket.'],
    [20_002, '2 characters too many. Please shorten your message.'],
  ])('of %i is noted as %s', (length, note) => {
    expect(lengthNote(length)).toBe(note);
  });
});
