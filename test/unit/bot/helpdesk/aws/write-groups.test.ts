import { describe, expect, it } from 'vitest';
import {
  type GroupedItem,
  WriteGroups,
} from '../../../../../services/bot/helpdesk/aws/write-groups.ts';

/** Groups whose writes end when the test says so. */
function writing(maxSize = 100) {
  const written: string[][] = [];
  const ends: ((failed?: ReadonlyMap<GroupedItem, Error>) => void)[] = [];
  const groups = new WriteGroups<GroupedItem>({
    write: (items) => {
      written.push(items.map(({ name }) => name));
      return new Promise((resolve) => ends.push((failed = new Map()) => resolve(failed)));
    },
    maxSize,
  });
  const endNext = async (failed?: ReadonlyMap<GroupedItem, Error>) => {
    ends.shift()?.(failed);
    await new Promise(setImmediate);
  };
  return { groups, written, endNext };
}

const item = (name: string, size = 1): GroupedItem => ({ name, size });

describe('writes in groups', () => {
  it('write at once what comes alone, and then together what came meanwhile', async () => {
    const { groups, written, endNext } = writing();
    const all = ['a', 'b', 'c'].map((name) => groups.add(item(name)));
    expect(written).toStrictEqual([['a']]);

    await endNext();
    expect(written).toStrictEqual([['a'], ['b', 'c']]);
    await endNext();
    await Promise.all(all);
  });

  it('are no larger than they may be, but for one large item', async () => {
    const { groups, written, endNext } = writing(10);
    const all = [1, 500, 6, 4, 1].map((size, at) => groups.add(item(String(at), size)));
    for (let left = 0; left < 4; left += 1) await endNext();

    expect(written).toStrictEqual([['0'], ['1'], ['2', '3'], ['4']]);
    await Promise.all(all);
  });

  it('have a name once, so that the later item replaces the earlier one', async () => {
    const { groups, written, endNext } = writing();
    const all = ['a', 'b', 'b', 'c'].map((name) => groups.add(item(name)));
    for (let left = 0; left < 3; left += 1) await endNext();

    expect(written).toStrictEqual([['a'], ['b'], ['b', 'c']]);
    await Promise.all(all);
  });

  it('fail for the items that failed, and for no other', async () => {
    const { groups, endNext } = writing();
    const bad = item('b');
    const first = groups.add(item('a'));
    const second = Promise.allSettled([groups.add(bad), groups.add(item('c'))]);
    await endNext();
    await endNext(new Map([[bad, new Error('too long')]]));

    await first;
    expect(await second).toMatchObject([
      { status: 'rejected', reason: { message: 'too long' } },
      { status: 'fulfilled' },
    ]);
  });

  it('fail as a whole if the request does, and the next group is written', async () => {
    let writes = 0;
    const groups = new WriteGroups<GroupedItem>({
      write: async () => {
        writes += 1;
        if (writes === 2) throw new Error('away');
        return new Map();
      },
      maxSize: 100,
    });
    const first = groups.add(item('a'));
    const lost = Promise.allSettled([groups.add(item('b')), groups.add(item('c'))]);

    await first;
    expect(await lost).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
    await groups.add(item('d'));
    expect(writes).toBe(3);
  });
});
