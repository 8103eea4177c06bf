import { setTimeout as pause } from 'node:timers/promises';
import { SendEmailCommand } from '@aws-sdk/client-ses';
import { type Load, repeatedly } from './load.ts';

const PAUSE_MS = 100;

/** Sends mails whose subjects are unique. */
export async function sendMails(load: Load): Promise<void> {
  let count = 0;
  await repeatedly(load, async () => {
    const id = `chaos-${load.ledger.round}-${count++}`;
    const done = load.ledger.attempt({ what: 'mail', id });
    await load.clients.ses.send(
      new SendEmailCommand({
        Source: 'chaos@example.edu',
        Destination: { ToAddresses: ['chaos@rt.example.edu'] },
        Message: { Subject: { Data: id }, Body: { Text: { Data: `This is ${id}.` } } },
      }),
    );
    done();
    await pause(PAUSE_MS);
  });
}
