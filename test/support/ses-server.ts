import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SESClient } from '@aws-sdk/client-ses';
import { type MailBox, openMailBox } from '../../services/emulator/aws/mail-box/mail-box.ts';
import { openSes } from '../../services/emulator/aws/ses/service.ts';
import { type AwsEndpoint, startAwsEndpoint } from './aws-endpoint.ts';

export interface SesServer extends AwsEndpoint {
  readonly client: SESClient;
  readonly mailBox: MailBox;
  readonly dataDir: string;
}

/** Starts SES behind an endpoint on a free port. Its data is deleted on close, unless a folder is given. */
export async function startSesServer(givenDataDir?: string): Promise<SesServer> {
  const dataDir = givenDataDir ?? (await mkdtemp(join(tmpdir(), 'ses-')));
  const mailBox = await openMailBox({ dataDir });
  const ses = await openSes({ dataDir, mailBox });
  const server = await startAwsEndpoint({ services: [ses.service] });
  const { endpoint, region, credentials } = server;
  const client = new SESClient({ endpoint, region, credentials });
  return {
    ...server,
    client,
    mailBox,
    dataDir,
    async close() {
      client.destroy();
      await server.close();
      await ses.close();
      if (!givenDataDir) await rm(dataDir, { recursive: true, force: true });
    },
  };
}
