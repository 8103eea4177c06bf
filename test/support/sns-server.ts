import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import Fastify from 'fastify';
import { silentLog } from '../../services/base/log.ts';
import type { Timers } from '../../services/base/timers.ts';
import { snsPages } from '../../services/devkit/local/console/sns.ts';
import { type MailBox, openMailBox } from '../../services/emulator/aws/mail-box/mail-box.ts';
import { openSns, type Sns } from '../../services/emulator/aws/sns/service.ts';
import { openSqs } from '../../services/emulator/aws/sqs/service.ts';
import { type AwsEndpoint, startAwsEndpoint } from './aws-endpoint.ts';

export interface SnsServerOptions {
  /** Kept on close. By default a new folder, which is deleted on close. */
  readonly dataDir?: string;
  readonly timers?: Timers;
}

export interface SnsServer extends AwsEndpoint {
  readonly client: SNSClient;
  readonly sqs: SQSClient;
  readonly mailBox: MailBox;
  readonly sns: Sns;
  readonly dataDir: string;
}

/** Starts SNS, SQS and a mail box behind an endpoint, and the pages that messages link to. */
export async function startSnsServer(options: SnsServerOptions = {}): Promise<SnsServer> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'sns-')));
  const mailBox = await openMailBox({ dataDir });
  const sqs = await openSqs({ dataDir });
  const web = Fastify();
  let sns: Sns | undefined;
  const server = await startAwsEndpoint({
    services: async ({ dispatcher }) => {
      const linkBase = () =>
        `http://127.0.0.1:${(web.server.address() as AddressInfo).port}/console/sns`;
      const { timers } = options;
      sns = await openSns({
        dataDir,
        mailBox,
        dispatcher,
        linkBase,
        log: silentLog,
        ...(timers && { timers }),
      });
      return [sqs.service, sns.service];
    },
  });
  if (!sns) throw new Error('SNS did not start');
  const started = sns;
  await web.register(snsPages(started.publicPages));
  await web.listen({ host: '127.0.0.1', port: 0 });
  const { endpoint, region, credentials } = server;
  const client = new SNSClient({ endpoint, region, credentials });
  const sqsClient = new SQSClient({ endpoint, region, credentials });
  return {
    ...server,
    client,
    sqs: sqsClient,
    mailBox,
    sns: started,
    dataDir,
    async close() {
      client.destroy();
      sqsClient.destroy();
      await started.close();
      await web.close();
      await server.close();
      await sqs.close();
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
    },
  };
}
