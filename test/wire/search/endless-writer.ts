import { startSearchServer } from '../../support/search-server.ts';

/** Writes documents until it is killed, and prints the id of each after its acknowledgement. */
async function writeForever(dataDir: string): Promise<never> {
  const { client } = await startSearchServer(dataDir);
  for (let n = 0; ; n += 4) {
    const ids = [n, n + 1, n + 2, n + 3].map(String);
    await Promise.all(
      ids.map((id) => client.index({ index: 'written', id, body: { n: Number(id) } })),
    );
    process.stdout.write(ids.map((id) => `${id}\n`).join(''));
  }
}

await writeForever(process.argv[2] ?? '');
