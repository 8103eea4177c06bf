import { afterAll, beforeAll } from 'vitest';
import { mailIn } from '../support/sent-mail.ts';
import { type SesDoor, startSesDoor } from '../support/ses-door.ts';
import { describeSes } from './ses.ts';

let door: SesDoor;
beforeAll(async () => {
  door = await startSesDoor();
});
afterAll(() => door.close());

describeSes('the embedded service', () => ({ ...door, sentMail: () => mailIn(door.mailBox) }));
