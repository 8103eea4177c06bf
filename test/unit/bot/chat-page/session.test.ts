import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Expiry } from '../../../../services/bot/chat-page/expiry.ts';
import {
  fits,
  lengthNote,
  messageLength,
} from '../../../../services/bot/chat-page/message-length.ts';
import { Reconnection } from '../../../../services/bot/chat-page/reconnection.ts';
import { StorageSessionMemory } from '../../../../services/bot/chat-page/session-memory.ts';

describe('the memory of a session', () => {
  it('keeps, recalls and forgets', () => {
    const stored = new Map<string, string>();
    const memory = new StorageSessionMemory(
      () => ({
        getItem: (key) => stored.get(key) ?? null,
        setItem: (key, value) => void stored.set(key, value),
        removeItem: (key) => void stored.delete(key),
      }),
      'support-chat-session',
    );

    expect(memory.recall()).toBeUndefined();
    memory.keep('session');
    expect(memory.recall()).toBe('session');
    memory.forget();
    expect(memory.recall()).toBeUndefined();
  });

  it('recalls nothing if storage is forbidden', () => {
    const memory = new StorageSessionMemory(() => {
      throw new Error('SecurityError');
    }, 'support-chat-session');

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

describe('trying again without a network', () => {
  let tries: number;
  const reconnection = () =>
    new Reconnection(() => {
      tries += 1;
    });

  beforeEach(() => {
    tries = 0;
    vi.useFakeTimers();
  });

  afterEach(() => vi.useRealTimers());

  it('waits longer each time, and not for ever', () => {
    const network = reconnection();

    for (const seconds of [2, 4, 8, 15, 30, 30]) {
      network.lost();
      vi.advanceTimersByTime(seconds * 1000 - 1);
      const before = tries;
      vi.advanceTimersByTime(1);
      expect(tries).toBe(before + 1);
    }
  });

  it('comes at once when the browser says that there is one, and only if something was lost', () => {
    const network = reconnection();
    network.hurry();
    network.lost();
    network.hurry();
    network.hurry();
    vi.advanceTimersByTime(60_000);

    expect(tries).toBe(1);
  });

  it('ends when a request came through', () => {
    const network = reconnection();
    network.lost();
    network.found();
    vi.advanceTimersByTime(60_000);

    expect(tries).toBe(0);
  });
});

describe('the length of a message', () => {
  it('counts as the server does, without the blanks around it', () => {
    expect(messageLength(' 🎓a ')).toBe(3);
  });

  it.each([
    [899, 'nothing', undefined],
    [900, 'nothing', '124 characters left.'],
    [1024, 'ticket', '0 characters left.'],
    [
      1025,
      'nothing',
      '1 character more than I can read at once. Say in short what it is about, or open a ticket: there you can paste all of it.',
    ],
    [
      1030,
      'ticket',
      '6 characters more than I can read at once. Please shorten it. The whole text fits when I ask you to describe what happened.',
    ],
    [1025, 'description', 'This goes to the ticket whole, as an attached text.'],
    [
      20_002,
      'description',
      '2 characters too many. Send the part that matters, and add the rest as a file.',
    ],
  ] as const)('of %i, while %s is asked for, is noted as %s', (length, asked, note) => {
    expect(lengthNote(length, asked)).toBe(note);
  });

  it('decides whether it can be sent now', () => {
    expect(fits(1024, 'nothing')).toBe(true);
    expect(fits(1025, 'ticket')).toBe(false);
    expect(fits(20_000, 'description')).toBe(true);
    expect(fits(20_001, 'description')).toBe(false);
  });
});
