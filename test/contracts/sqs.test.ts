import { afterAll, beforeAll } from 'vitest';
import { type StorageServer, startStorageServer } from '../support/storage-server.ts';
import { describeSqs } from './sqs.ts';

let server: StorageServer;
beforeAll(async () => {
  server = await startStorageServer();
});
afterAll(() => server.close());

describeSqs('the embedded service', () => server);
