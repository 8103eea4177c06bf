import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../../services/base/clock.ts';
import type { Journal } from '../../../../services/base/durable/journal.ts';
import { bulkRoutes } from '../../../../services/emulator/search/routes/bulk-route.ts';
import type { SearchDeps } from '../../../../services/emulator/search/routes/route.ts';
import type { LogEntry } from '../../../../services/emulator/search/store/log-entry.ts';
import type { StoredIndex } from '../../../../services/emulator/search/store/stored-index.ts';
import { anIndex } from '../../search-engine/query/an-index.ts';

/** An index whose disk refuses the first lines and takes those after them. */
function anIndexOnAFullDisk(): StoredIndex {
  const index = anIndex({}, []);
  let isFull = true;
  const journal = {
    length: 0,
    async append() {
      if (!isFull) return;
      isFull = false;
      throw new Error('ENOSPC');
    },
  };
  index.attach(journal as unknown as Journal<LogEntry>);
  return index;
}

describe('a bulk request', () => {
  it('reports what the disk refused while it created another index, and only that', async () => {
    const full = anIndexOnAFullDisk();
    const other = anIndex({}, []);
    const indices = {
      async getOrCreate(name: string) {
        // Someone else writes to the first index while the second one is created.
        if (name === 'other') await full.commit().catch(() => undefined);
        return name === 'other' ? other : full;
      },
    };
    const body = ['full', 'other', 'full']
      .map((name, at) => `{"index":{"_index":"${name}","_id":"${at}"}}\n{"t":"x"}\n`)
      .join('');

    const reply = await bulkRoutes[0]?.handle(
      { indices, clock: systemClock } as unknown as SearchDeps,
      {
        path: '/_bulk',
        params: {},
        query: new URLSearchParams(),
        body: Buffer.from(body),
      },
    );

    expect(reply?.body).toMatchObject({
      errors: true,
      items: [
        { index: { status: 403, error: { type: 'cluster_block_exception' } } },
        { index: { _index: 'test', _id: '1', status: 201 } },
        { index: { _id: '2', status: 201 } },
      ],
    });
    expect(full.index.get('0')).toBeUndefined();
    expect(full.index.get('2')).toBeDefined();
  });
});
