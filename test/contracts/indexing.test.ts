import { afterAll, beforeAll } from 'vitest';
import { type SearchServer, startSearchServer } from '../support/search-server.ts';
import { type StorageDoor, startStorageDoor } from '../support/storage-door.ts';
import { describeIndexing } from './indexing.ts';

let aws: StorageDoor;
let search: SearchServer;
beforeAll(async () => {
  [aws, search] = await Promise.all([startStorageDoor(), startSearchServer()]);
});
afterAll(() => Promise.all([aws.close(), search.close()]));

describeIndexing('the embedded services', () => ({ aws, search }));
