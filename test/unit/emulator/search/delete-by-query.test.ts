import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { systemClock } from '../../../../services/base/clock.ts';
import type { SearchDeps } from '../../../../services/emulator/search/routes/route.ts';
import { searchRoutes } from '../../../../services/emulator/search/routes/search-routes.ts';
import type { StoredIndex } from '../../../../services/emulator/search/store/stored-index.ts';
import { anIndex } from '../../search-engine/query/an-index.ts';

const route = searchRoutes.find(({ path }) => path.endsWith('/_delete_by_query'));

async function deleteAll(index: StoredIndex) {
  const indices = { resolve: () => [index] };
  return route?.handle({ indices, clock: systemClock } as unknown as SearchDeps, {
    path: '/test/_delete_by_query',
    params: { index: 'test' },
    query: new URLSearchParams(),
    body: Buffer.from('{"query":{"match_all":{}}}'),
  });
}

it('deletes by a query once the write that is at work in the index is done', async () => {
  const index = anIndex({}, [{ t: 'x' }, { t: 'y' }]);
  let finish = () => {};
  const writing = index.whenFree(
    () =>
      new Promise<void>((resolve) => {
        finish = resolve;
      }),
  );

  const deletion = deleteAll(index);
  await nextTurn();

  expect(index.index.get('1')).toBeDefined();
  finish();
  await writing;
  expect((await deletion)?.body).toMatchObject({ deleted: 2 });
  expect(index.index.get('1')).toBeUndefined();
});
