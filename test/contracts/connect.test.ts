import { afterAll, beforeAll } from 'vitest';
import { type ConnectServer, startConnectServer } from '../support/connect-server.ts';
import { describeConnect } from './connect.ts';

let server: ConnectServer;
beforeAll(async () => {
  server = await startConnectServer();
});
afterAll(() => server.close());

describeConnect('the embedded service', () => server);
