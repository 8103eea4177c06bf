import { afterAll, beforeAll } from 'vitest';
import { type StorageServer, startStorageServer } from '../support/storage-server.ts';
import { describeS3 } from './s3.ts';

let server: StorageServer;
beforeAll(async () => {
  server = await startStorageServer();
});
afterAll(() => server.close());

describeS3('the embedded service', () => server);
