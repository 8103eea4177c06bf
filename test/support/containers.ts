import { GenericContainer, type StartedTestContainer, Wait } from 'testcontainers';

export const LOCALSTACK_IMAGE = 'localstack/localstack:4.14.0';
export const OPENSEARCH_IMAGE = 'opensearchproject/opensearch:2.19.4';

const LOCALSTACK_PORT = 4566;
const OPENSEARCH_PORT = 9200;
/** The folder of OpenSearch's indices. */
export const OPENSEARCH_DATA = '/usr/share/opensearch/data';
const STARTUP_TIMEOUT_MS = 180_000;

/** As in compose.yaml: queue URLs with paths, services loaded at start-up, no downloads. */
const LOCALSTACK_ENVIRONMENT = {
  EAGER_SERVICE_LOADING: '1',
  SERVICES: 's3,sns,ses,sqs,cloudformation,sts',
  SKIP_SSL_CERT_DOWNLOAD: '1',
  SQS_ENDPOINT_STRATEGY: 'path',
};

/** As in compose.yaml: one node, without the security plug-in, because the endpoint authenticates callers. */
const OPENSEARCH_ENVIRONMENT = {
  'discovery.type': 'single-node',
  DISABLE_SECURITY_PLUGIN: 'true',
  OPENSEARCH_JAVA_OPTS: '-Xms512m -Xmx512m',
};

/** A container with the local URL of its service. */
export interface StartedBackend extends AsyncDisposable {
  readonly url: string;
  readonly container: StartedTestContainer;
}

/** The product's ready hook and its templates, mounted as in compose.yaml. */
const HOOK = [
  {
    source: 'localstack/ready.d/deploy-storage.sh',
    target: '/etc/localstack/init/ready.d/deploy-storage.sh',
    mode: 0o755,
  },
  { source: 'infra/storage.yaml', target: '/etc/support-bot/storage.yaml' },
];

export interface LocalStackOptions {
  /** True if the ready hook deploys infra/storage.yaml, as the product requires. */
  readonly withStorage?: boolean;
  /** Size of the file system for objects, in MiB. */
  readonly diskMiB?: number;
}

/** Starts LocalStack on a free port and waits until it and its start-up scripts are ready. */
export async function startLocalStack(options: LocalStackOptions = {}): Promise<StartedBackend> {
  const { withStorage, diskMiB } = options;
  const container = await new GenericContainer(LOCALSTACK_IMAGE)
    .withEnvironment(LOCALSTACK_ENVIRONMENT)
    .withCopyFilesToContainer(withStorage ? HOOK : [])
    .withTmpFs(diskMiB ? { '/tmp': `rw,size=${diskMiB}m` } : {})
    .withExposedPorts(LOCALSTACK_PORT)
    .withWaitStrategy(
      Wait.forHttp('/_localstack/init/ready', LOCALSTACK_PORT).forResponsePredicate(
        (body) => (JSON.parse(body) as { completed: boolean }).completed,
      ),
    )
    .withStartupTimeout(STARTUP_TIMEOUT_MS)
    .start();
  return backend(container, LOCALSTACK_PORT);
}

export interface OpenSearchOptions {
  /** Size of the in-memory file system for indices, in MiB. It is lost when the container is removed. */
  readonly diskMiB?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts a single OpenSearch node on a free port and waits until its cluster is up. */
export async function startOpenSearch(options: OpenSearchOptions = {}): Promise<StartedBackend> {
  const { diskMiB, environment } = options;
  const prepared = new GenericContainer(OPENSEARCH_IMAGE)
    .withEnvironment({ ...OPENSEARCH_ENVIRONMENT, ...environment })
    .withExposedPorts(OPENSEARCH_PORT)
    .withWaitStrategy(
      Wait.forHttp('/_cluster/health?wait_for_status=yellow', OPENSEARCH_PORT).forStatusCode(200),
    )
    .withStartupTimeout(STARTUP_TIMEOUT_MS);
  if (diskMiB) prepared.withTmpFs({ [OPENSEARCH_DATA]: `rw,size=${diskMiB}m,uid=1000,gid=1000` });
  return backend(await prepared.start(), OPENSEARCH_PORT);
}

function backend(container: StartedTestContainer, port: number): StartedBackend {
  return {
    get url() {
      return `http://${container.getHost()}:${container.getMappedPort(port)}`;
    },
    container,
    async [Symbol.asyncDispose]() {
      await container.stop();
    },
  };
}
