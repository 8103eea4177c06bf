import { describe, expect, it } from 'vitest';
import { accountMessages, accountNotices } from '../../../../chaos/accounting/messages.ts';
import type { EntryOf } from '../../../../chaos/ledger.ts';

type Event = 'sent' | 'deleted';

function entry(event: Event, acknowledged: boolean): EntryOf<'message'> {
  return { what: 'message', id: 'm', event, acknowledged, round: 1 };
}
const done = (event: Event) => [entry(event, false), entry(event, true)];
const tried = (event: Event) => [entry(event, false)];

describe('the account of messages', () => {
  it.each([
    ['a message that is there', done('sent'), ['m']],
    ['a deleted one that is gone', [...done('sent'), ...done('deleted')], []],
    ['one whose deletion has no answer, gone', [...done('sent'), ...tried('deleted')], []],
    ['one whose deletion has no answer, there', [...done('sent'), ...tried('deleted')], ['m']],
    ['one that was not acknowledged, gone', tried('sent'), []],
    ['one that was not acknowledged, there', tried('sent'), ['m']],
  ])('accepts %s', (_what, entries, found) => {
    expect(accountMessages(entries, found).violations).toStrictEqual([]);
  });

  it('reports a lost message', () => {
    expect(accountMessages(done('sent'), []).violations).toMatchObject([
      { seen: 'message m is gone' },
    ]);
  });

  it('reports a deleted message that is back', () => {
    const entries = [...done('sent'), ...done('deleted')];

    expect(accountMessages(entries, ['m']).violations).toMatchObject([
      { seen: 'message m is back' },
    ]);
  });

  it('counts duplicates, which are allowed', () => {
    const account = accountMessages(done('sent'), ['m', 'm', 'm']);

    expect(account).toStrictEqual({ violations: [], duplicates: 2 });
  });
});

describe('the account of notices', () => {
  const published: EntryOf<'notice'>[] = [
    { what: 'notice', id: 'a', acknowledged: true, round: 1 },
    { what: 'notice', id: 'b', acknowledged: false, round: 1 },
  ];

  it('accepts duplicates and what was not acknowledged', () => {
    expect(accountNotices(published, ['a', 'a'])).toStrictEqual({ violations: [], duplicates: 1 });
  });

  it('reports one that is missing', () => {
    expect(accountNotices(published, ['b']).violations).toMatchObject([
      { seen: 'notice a is missing' },
    ]);
  });
});
