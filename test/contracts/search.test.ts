import { afterAll, beforeAll } from 'vitest';
import { type SearchServer, startSearchServer } from '../support/search-server.ts';
import { describeSearch } from './search.ts';

let server: SearchServer;
beforeAll(async () => {
  server = await startSearchServer();
});
afterAll(() => server.close());

describeSearch('the embedded engine', () => server);
