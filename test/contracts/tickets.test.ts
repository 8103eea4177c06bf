import { afterAll, beforeAll } from 'vitest';
import { mailIn } from '../support/sent-mail.ts';
import { startTicketServer, type TicketServer } from '../support/ticket-server.ts';
import { describeTickets } from './tickets.ts';

let server: TicketServer;
beforeAll(async () => {
  server = await startTicketServer();
});
afterAll(() => server.close());

describeTickets('the embedded services', () => ({
  ...server,
  sentMail: () => mailIn(server.mailBox),
}));
