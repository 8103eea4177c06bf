import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../../services/base/log.ts';
import { type MailBox, openMailBox } from '../../services/emulator/aws/mail-box/mail-box.ts';
import { openS3 } from '../../services/emulator/aws/s3/service.ts';
import { openSes } from '../../services/emulator/aws/ses/service.ts';
import { openSns } from '../../services/emulator/aws/sns/service.ts';
import { openSqs } from '../../services/emulator/aws/sqs/service.ts';
import { type AwsEndpoint, startAwsEndpoint } from './aws-endpoint.ts';

export interface TicketServer extends AwsEndpoint {
  readonly mailBox: MailBox;
}

/** The services that a ticket uses, behind one endpoint. Its state is deleted on close. */
export async function startTicketServer(): Promise<TicketServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tickets-'));
  const mailBox = await openMailBox({ dataDir });
  const closing: (() => Promise<void>)[] = [];
  const server = await startAwsEndpoint({
    services: async ({ dispatcher }) => {
      const linkBase = () => 'http://127.0.0.1/console/sns';
      const s3 = await openS3({ dataDir, dispatcher, log: silentLog });
      const sqs = await openSqs({ dataDir });
      const ses = await openSes({ dataDir, mailBox });
      const sns = await openSns({ dataDir, dispatcher, mailBox, linkBase, log: silentLog });
      closing.push(
        () => sns.close(),
        () => s3.close(),
        () => sqs.close(),
      );
      return [s3.service, sqs.service, ses.service, sns.service];
    },
  });
  return {
    ...server,
    mailBox,
    async close() {
      for (const close of closing) await close();
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
