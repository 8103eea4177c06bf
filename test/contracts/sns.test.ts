import { afterAll, beforeAll } from 'vitest';
import { type SnsServer, startSnsServer } from '../support/sns-server.ts';
import { describeSns } from './sns.ts';

let server: SnsServer;
beforeAll(async () => {
  server = await startSnsServer();
});
afterAll(() => server.close());

describeSns('the embedded service', () => server);
