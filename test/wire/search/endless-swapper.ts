import { startSearchServer } from '../../support/search-server.ts';

/** Points the alias `current` from one of two indices to the other without end; prints each index once it is acknowledged. */
const server = await startSearchServer(process.argv[2] ?? '');
const { indices } = server.client;
const names = ['first', 'second'] as const;
for (const index of names) await indices.create({ index });
await indices.putAlias({ index: 'second', name: 'current' });
for (let turn = 0; ; turn += 1) {
  const [index, before] = turn % 2 === 0 ? names : names.toReversed();
  const actions = [
    { remove: { index: before, alias: 'current' } },
    { add: { index, alias: 'current' } },
  ];
  await indices.updateAliases({ body: { actions } as never });
  process.stdout.write(`${index}\n`);
}
