import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { promisify } from 'node:util';

const run = promisify(execFile);
const LONGEST_OUTPUT = 16 * 1024 * 1024;

/** A project of compose.yaml with a unique name and unique ports. */
export interface ComposeProject {
  readonly name: string;
  readonly webUrl: string;
  readonly awsUrl: string;
  /** The environment variables that compose.yaml reads. */
  readonly environment: Readonly<Record<string, string>>;
  /** Runs `docker compose …`. Resolves with standard output, rejects with both outputs. */
  compose(...args: string[]): Promise<string>;
  /** Returns `DATA_DIR/outputs.json` of a service. */
  outputs(service: string): Promise<Readonly<Record<string, string>>>;
  /** Returns `docker inspect` of a service's container. */
  inspect(service: string): Promise<ContainerFacts>;
  /** Returns the existing containers, networks and volumes of the project. */
  remains(): Promise<string[]>;
  /** Removes the project and its images. */
  close(): Promise<void>;
}

/** The fields that tests read: https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerInspect */
export interface ContainerFacts {
  /** Image id. */
  readonly Image: string;
  readonly State: {
    readonly Status: string;
    readonly ExitCode: number;
    readonly StartedAt: string;
  };
  readonly Config: { readonly User: string };
  readonly HostConfig: {
    readonly ReadonlyRootfs: boolean;
    readonly CapDrop: readonly string[] | null;
    readonly SecurityOpt: readonly string[] | null;
    readonly LogConfig: { readonly Config: Readonly<Record<string, string>> };
  };
  readonly NetworkSettings: {
    readonly Ports: Readonly<Record<string, readonly { readonly HostIp: string }[] | null>>;
  };
}

/** Runs `docker …`. Resolves with its standard output. */
export async function docker(...args: string[]): Promise<string> {
  const { stdout } = await run('docker', args, { maxBuffer: LONGEST_OUTPUT });
  return stdout.trim();
}

/** Returns a project with free ports. Starts nothing yet. */
export async function composeProject(): Promise<ComposeProject> {
  const name = `support-bot-test-${randomBytes(4).toString('hex')}`;
  const [web, aws, search, localStack, openSearch] = await freePorts(5);
  const environment = {
    COMPOSE_PROJECT_NAME: name,
    SUPPORT_BOT_TAG: name,
    WEB_PORT: `${web}`,
    AWS_PORT: `${aws}`,
    SEARCH_PORT: `${search}`,
    DEBUG_LOCALSTACK_PORT: `${localStack}`,
    DEBUG_OPENSEARCH_PORT: `${openSearch}`,
  };
  const compose = async (...args: string[]) => {
    const env = { ...process.env, ...environment };
    return (await run('docker', ['compose', ...args], { env, maxBuffer: LONGEST_OUTPUT })).stdout;
  };
  const ofProject = ['--filter', `label=com.docker.compose.project=${name}`];
  return {
    name,
    webUrl: `http://127.0.0.1:${web}`,
    awsUrl: `http://127.0.0.1:${aws}`,
    environment,
    compose,
    async outputs(service) {
      return JSON.parse(await compose('exec', '-T', service, 'cat', '/data/outputs.json'));
    },
    async inspect(service) {
      const id = (await compose('ps', '-a', '-q', service)).trim();
      return JSON.parse(await docker('inspect', id))[0];
    },
    async remains() {
      const found = await Promise.all([
        docker('ps', '-aq', ...ofProject),
        docker('network', 'ls', '-q', ...ofProject),
        docker('volume', 'ls', '-q', ...ofProject),
      ]);
      return found.join('\n').split('\n').filter(Boolean);
    },
    async close() {
      await compose('--profile', '*', 'down', '-v');
      const images = await docker('images', '-q', '--filter', `reference=support-bot:${name}*`);
      if (images) await docker('rmi', '-f', ...new Set(images.split('\n')));
    },
  };
}

/** Returns different free ports. All are bound until the last one is chosen. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}
