import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SESClient } from '@aws-sdk/client-ses';
import { type MailBox, openMailBox } from '../../services/emulator/aws/mail-box/mail-box.ts';
import { createSes } from '../../services/emulator/aws/ses/service.ts';
import { type FrontDoor, startFrontDoor } from './front-door.ts';

export interface SesDoor extends FrontDoor {
  readonly client: SESClient;
  readonly mailBox: MailBox;
  readonly dataDir: string;
}

/** SES behind a front door on a free port; its data is removed on close unless the folder was given. */
export async function startSesDoor(givenDataDir?: string): Promise<SesDoor> {
  const dataDir = givenDataDir ?? (await mkdtemp(join(tmpdir(), 'ses-')));
  const mailBox = await openMailBox({ dataDir });
  const ses = await createSes({ dataDir, mailBox });
  const door = await startFrontDoor({ services: [ses.service] });
  const { endpoint, region, credentials } = door;
  const client = new SESClient({ endpoint, region, credentials });
  return {
    ...door,
    client,
    mailBox,
    dataDir,
    async close() {
      client.destroy();
      await door.close();
      await ses.close();
      if (!givenDataDir) await rm(dataDir, { recursive: true, force: true });
    },
  };
}
