import { afterAll, beforeAll } from 'vitest';
import { mailIn } from '../support/sent-mail.ts';
import { type SesServer, startSesServer } from '../support/ses-server.ts';
import { describeSes } from './ses.ts';

let server: SesServer;
beforeAll(async () => {
  server = await startSesServer();
});
afterAll(() => server.close());

describeSes('the embedded service', () => ({ ...server, sentMail: () => mailIn(server.mailBox) }));
