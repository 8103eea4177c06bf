import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../../services/base/log.ts';
import { type Connect, openConnect } from '../../services/emulator/aws/connect/service.ts';
import { type AwsEndpoint, startAwsEndpoint } from './aws-endpoint.ts';
import type { ManualTime } from './manual-time.ts';

export interface ConnectServer extends AwsEndpoint, Pick<Connect, 'desk'> {
  readonly dataDir: string;
  readonly secret: Buffer;
  /** Closes the service and keeps its files, as a restart does. */
  stop(): Promise<void>;
}

export interface ConnectServerOptions {
  /** The folder and the secret of an earlier server. */
  readonly before?: Pick<ConnectServer, 'dataDir' | 'secret'>;
  readonly time?: Pick<ManualTime, 'clock' | 'timers'>;
  readonly port?: number;
  readonly publicUrl?: string;
}

/** Starts an endpoint with Connect and its participant service. */
export async function startConnectServer(
  options: ConnectServerOptions = {},
): Promise<ConnectServer> {
  const { before, time, publicUrl } = options;
  const dataDir = before?.dataDir ?? (await mkdtemp(join(tmpdir(), 'connect-')));
  const secret = before?.secret ?? randomBytes(32);
  const connect = await openConnect({ dataDir, secret, log: silentLog, publicUrl, ...time });
  const server = await startAwsEndpoint({
    services: connect.services,
    ...(options.port === undefined ? {} : { port: options.port }),
  });
  const stop = async () => {
    await server.close();
    await connect.close();
  };
  const close = async () => {
    await stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { ...server, desk: connect.desk, dataDir, secret, stop, close };
}
