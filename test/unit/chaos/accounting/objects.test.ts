import { describe, expect, it } from 'vitest';
import { accountObjects } from '../../../../chaos/accounting/objects.ts';
import type { EntryOf, ObjectState } from '../../../../chaos/ledger.ts';

const first = { etag: 'e1', sha256: 'a'.repeat(64) };
const second = { etag: 'e2', sha256: 'b'.repeat(64) };

function write(state: ObjectState, acknowledged: boolean): EntryOf<'object'> {
  return { what: 'object', key: 'k', state, acknowledged, round: 1 };
}
const acknowledged = (state: ObjectState) => [write(state, false), write(state, true)];
const tried = (state: ObjectState) => [write(state, false)];
const found = (state: ObjectState) => new Map([['k', state]]);

describe('the account of objects', () => {
  it.each([
    ['the last acknowledged write', [...acknowledged(first), ...acknowledged(second)], second],
    ['a later write without an answer', [...acknowledged(first), ...tried(second)], second],
    ['the write before that', [...acknowledged(first), ...tried(second)], first],
    ['an acknowledged deletion', [...acknowledged(first), ...acknowledged('absent')], 'absent'],
    ['nothing, if nothing was acknowledged', tried(first), 'absent'],
  ] as const)('accepts %s', (_what, entries, state) => {
    expect(accountObjects(entries, found(state))).toStrictEqual([]);
  });

  it.each([
    ['a loss', acknowledged(first), 'absent'],
    ['other bytes under the same ETag', acknowledged(first), { ...second, etag: 'e1' }],
    ['the same bytes under another ETag', acknowledged(first), { ...first, etag: 'e2' }],
    ['an older write', [...acknowledged(first), ...acknowledged(second)], first],
    ['a deleted object', [...acknowledged(first), ...acknowledged('absent')], first],
  ] as const)('reports %s', (_what, entries, state) => {
    const [violation, ...others] = accountObjects(entries, found(state));

    expect(violation?.seen).toMatch(/^k is .*, and should be /);
    expect(others).toStrictEqual([]);
  });

  it('reports what is not found at all', () => {
    expect(accountObjects(acknowledged(first), new Map())).toHaveLength(1);
  });
});
