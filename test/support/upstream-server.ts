import { randomBytes } from 'node:crypto';
import { systemClock } from '../../services/base/clock.ts';
import { silentLog } from '../../services/base/log.ts';
import { authenticateSearch } from '../../services/emulator/aws/es/authenticate.ts';
import { createIdentities } from '../../services/emulator/aws/iam/identities.ts';
import type { SentMail } from '../../services/emulator/aws/mail-box/mail-box.ts';
import { localStackSentMail } from '../../services/emulator/aws/upstream/sent-mail.ts';
import { createUpstream } from '../../services/emulator/aws/upstream/upstream.ts';
import { buildSearchForwarder } from '../../services/emulator/search/upstream/app.ts';
import { type AwsEndpoint, startAwsEndpoint } from './aws-endpoint.ts';

export interface UpstreamServer extends AwsEndpoint {
  readonly sentMail: SentMail;
}

/** Starts an endpoint that forwards S3, SNS, SES and SQS to a process at `awsBackend`, as the product does. */
export async function startUpstreamServer({
  awsBackend,
}: {
  readonly awsBackend: string;
}): Promise<UpstreamServer> {
  const upstream = createUpstream({ url: awsBackend, region: 'ca-central-1' });
  const server = await startAwsEndpoint({
    services: upstream.services,
    bucketCors: upstream.bucketCors,
  });
  return {
    ...server,
    sentMail: localStackSentMail(awsBackend),
    async close() {
      await server.close();
      await upstream.close();
    },
  };
}

/** Starts a search endpoint that forwards to an OpenSearch at `searchBackend`, as the product does. */
export async function startUpstreamSearch({
  searchBackend,
}: {
  readonly searchBackend: string;
}): Promise<{ endpoint: string; close(): Promise<void> }> {
  const identities = createIdentities({ clock: systemClock, secret: randomBytes(32) });
  const app = buildSearchForwarder({
    url: searchBackend,
    log: silentLog,
    authenticate: (request) => authenticateSearch({ identities, clock: systemClock }, request),
  });
  const endpoint = await app.listen({ host: '127.0.0.1', port: 0 });
  return { endpoint, close: () => app.close() };
}
