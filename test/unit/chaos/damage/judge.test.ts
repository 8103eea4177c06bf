import { describe, expect, it } from 'vitest';
import { judgeDamage, type Running, type Seen } from '../../../../chaos/damage/judge.ts';
import { DAMAGE_KINDS } from '../../../../chaos/damage/kinds.ts';

const whole = { objects: { tickets: 10, documents: 5 }, messages: 20 };
const running: Running = {
  health: '{"status":"ready"}',
  console: '<p>No file was found damaged since the start.</p>',
  chat: [201, 200],
  objects: { tickets: 11, documents: 5 },
  messages: 20,
};

function kind(name: string) {
  const found = DAMAGE_KINDS.find((one) => one.name === name);
  if (!found) throw new Error(`no kind ${name}`);
  return found;
}

function seen(changes: Partial<Seen>): Seen {
  return {
    kind: kind('index'),
    harm: 'cut',
    path: 'a/b.json',
    output: '',
    state: 'ready',
    ...changes,
  };
}
const promisesOf = (one: Seen) => judgeDamage(one, whole).map(({ promise }) => promise);

describe('damage', () => {
  it('is harmless if everything works', () => {
    expect(promisesOf(seen({ running }))).toStrictEqual([]);
  });

  it('may stop the start with a sentence that names the file', () => {
    const output = "support-bot can't start: a/b.json is damaged. Restore it from a backup.\n";

    expect(promisesOf(seen({ state: 'ended', output }))).toStrictEqual([]);
    expect(promisesOf(seen({ state: 'ended', output: 'no' }))).toHaveLength(1);
  });

  it('is never a stack trace', () => {
    const output = 'Error: a/b.json is not valid JSON\n    at readJson (start.js:3:1)\n';

    expect(promisesOf(seen({ state: 'ended', output }))).toStrictEqual([
      'Damage is never reported as a stack trace',
    ]);
  });

  it('must not hang the start', () => {
    expect(promisesOf(seen({ state: 'neither' }))).toHaveLength(1);
  });

  it.each([
    ['the chat does not open', { chat: [500, 0] }],
    ['the chat does not answer', { chat: [201, 503] }],
    ['a list fails', { objects: { tickets: 'InternalFailure', documents: 5 } }],
    ['a bucket is gone', { objects: { tickets: 10 } }],
    ['two objects are gone', { objects: { tickets: 8, documents: 5 } }],
    ['a queue is empty', { messages: 0 }],
  ] as const)('is too much if %s', (_what, changes) => {
    expect(promisesOf(seen({ running: { ...running, ...changes } }))).toHaveLength(1);
  });

  it('may cost the one object, and the messages of its queue', () => {
    const objects = { tickets: 9, documents: 5 };
    const queue = { kind: kind('queue messages'), harm: 'cut', path: 'q/messages.ndjson' } as const;

    expect(promisesOf(seen({ running: { ...running, objects } }))).toStrictEqual([]);
    expect(promisesOf(seen({ ...queue, running: { ...running, messages: 0 } }))).toStrictEqual([]);
  });

  it.each([
    [
      'in the log or in the health',
      { console: 'q/messages.ndjson' },
      'Damage is reported in the log',
    ],
    ['at the console', { health: 'q/messages.ndjson' }, 'Damage is on the page of the console'],
  ])('must be reported if something is lost, %s', (_where, changes, promise) => {
    const lost = { kind: kind('queue messages'), harm: 'zero', path: 'q/messages.ndjson' } as const;

    expect(promisesOf(seen({ ...lost, running: { ...running, ...changes } }))).toStrictEqual([
      expect.stringContaining(promise),
    ]);
  });

  it('may be reported in the log instead of the health', () => {
    const lost = { kind: kind('queue messages'), harm: 'zero', path: 'q/messages.ndjson' } as const;
    const console = 'q/messages.ndjson';
    const output = 'q/messages.ndjson: empty';

    expect(promisesOf(seen({ ...lost, output, running: { ...running, console } }))).toEqual([]);
  });
});
