import { afterAll, beforeAll } from 'vitest';
import { mailIn } from '../support/sent-mail.ts';
import { startTicketDoor, type TicketDoor } from '../support/ticket-door.ts';
import { describeTickets } from './tickets.ts';

let door: TicketDoor;
beforeAll(async () => {
  door = await startTicketDoor();
});
afterAll(() => door.close());

describeTickets('the embedded services', () => ({
  ...door,
  sentMail: () => mailIn(door.mailBox),
}));
