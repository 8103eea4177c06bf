import { afterAll, beforeAll, inject } from 'vitest';
import type { ContractTarget, MailTarget } from '../contracts/target.ts';
import { mailIn } from './sent-mail.ts';
import {
  startUpstreamSearch,
  startUpstreamServer,
  type UpstreamServer,
} from './upstream-server.ts';

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** LocalStack as the product reaches it: behind an endpoint that forwards, started for the tests of this file. */
export function throughLocalStack(): () => MailTarget {
  let server: UpstreamServer;
  beforeAll(async () => {
    server = await startUpstreamServer({ awsBackend: inject('localStackUrl') });
  });
  afterAll(() => server?.close());
  return () => ({ ...server, sentMail: () => mailIn(server.sentMail) });
}

/** OpenSearch as the product reaches it: behind a search endpoint that forwards, started for the tests of this file. */
export function throughOpenSearch(): () => ContractTarget {
  let search: Awaited<ReturnType<typeof startUpstreamSearch>>;
  beforeAll(async () => {
    search = await startUpstreamSearch({ searchBackend: inject('openSearchUrl') });
  });
  afterAll(() => search?.close());
  return () => ({ endpoint: search.endpoint, region: 'ca-central-1', credentials });
}
