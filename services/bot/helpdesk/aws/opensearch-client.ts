import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { Client } from '@opensearch-project/opensearch';
import { AwsSigv4Signer } from '@opensearch-project/opensearch/aws-v3';

export interface SearchClientOptions {
  /** Base URL of the search engine. */
  readonly endpoint: string;
  readonly region: string;
}

/** A search must not outlast a turn of the dialog. */
const REQUEST_TIMEOUT_MS = 4_000;

/** Creates the stock client, which signs for service `es` with the function's own credentials. */
export function createOpenSearchClient({ endpoint, region }: SearchClientOptions): Client {
  const getCredentials = defaultProvider();
  return new Client({
    ...AwsSigv4Signer({ region, service: 'es', getCredentials }),
    node: endpoint,
    requestTimeout: REQUEST_TIMEOUT_MS,
    maxRetries: 1,
  });
}
