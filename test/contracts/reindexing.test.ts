import { afterAll, beforeAll } from 'vitest';
import { type SearchServer, startSearchServer } from '../support/search-server.ts';
import { type StorageServer, startStorageServer } from '../support/storage-server.ts';
import { describeReindexing } from './reindexing.ts';

let aws: StorageServer;
let search: SearchServer;
beforeAll(async () => {
  [aws, search] = await Promise.all([startStorageServer(), startSearchServer()]);
});
afterAll(() => Promise.all([aws.close(), search.close()]));

describeReindexing('the embedded services', () => ({ aws, search }));
