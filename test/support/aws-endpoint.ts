import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../services/base/clock.ts';
import { systemClock } from '../../services/base/clock.ts';
import { type Log, silentLog } from '../../services/base/log.ts';
import {
  type AwsEndpointDeps,
  buildAwsEndpoint,
} from '../../services/emulator/aws/endpoint/app.ts';
import {
  createDispatcher,
  type DispatcherOptions,
  type OperationDispatcher,
} from '../../services/emulator/aws/endpoint/dispatcher.ts';
import type { Identities } from '../../services/emulator/aws/endpoint/sigv4/verify.ts';
import { type Credentials, createIdentities } from '../../services/emulator/aws/iam/identities.ts';
import type { Roles } from '../../services/emulator/aws/iam/roles.ts';
import type { AwsService } from '../../services/emulator/aws/service.ts';
import { createSts } from '../../services/emulator/aws/sts/service.ts';

export interface AwsEndpointOptions
  extends Pick<DispatcherOptions, 'authorise' | 'observe'>,
    Pick<AwsEndpointDeps, 'bucketCors' | 'access' | 'timers' | 'idleLimits'> {
  /** Services to register; a function if they need the dispatcher, the roles or the endpoint. */
  readonly services?:
    | readonly AwsService[]
    | ((server: AwsEndpointParts) => Promise<readonly AwsService[]>);
  /** The time against which signatures are checked. */
  readonly clock?: Clock;
  readonly administrator?: Credentials;
  readonly log?: Log;
  /** Default: any free port. */
  readonly port?: number;
}

export interface AwsEndpointParts {
  readonly dispatcher: OperationDispatcher;
  readonly identities: Identities & Roles;
  /** Known once the endpoint listens. */
  readonly endpoint: () => string;
}

export interface AwsEndpoint extends Omit<AwsEndpointParts, 'endpoint'> {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  close(): Promise<void>;
}

/** Starts an AWS endpoint on a free port of 127.0.0.1, with STS and the given services. */
export async function startAwsEndpoint(options: AwsEndpointOptions = {}): Promise<AwsEndpoint> {
  const region = 'ca-central-1';
  const clock = options.clock ?? systemClock;
  let address = '';
  const endpoint = () => address;
  const { authorise, observe } = options;
  const dispatcher = createDispatcher({
    region,
    endpoint,
    ...(authorise ? { authorise } : {}),
    ...(observe ? { observe } : {}),
  });
  const identities = createIdentities({
    clock,
    secret: randomBytes(32),
    administrator: options.administrator,
  });
  const { services = [] } = options;
  const chosen =
    typeof services === 'function'
      ? await services({ dispatcher, identities, endpoint })
      : services;
  for (const service of [createSts({ roles: identities }), ...chosen]) dispatcher.register(service);
  const app = buildAwsEndpoint({
    dispatcher,
    identities,
    clock,
    region,
    log: options.log ?? silentLog,
    ...(options.bucketCors ? { bucketCors: options.bucketCors } : {}),
    ...(options.timers ? { timers: options.timers } : {}),
    ...(options.idleLimits ? { idleLimits: options.idleLimits } : {}),
    ...(options.access ? { access: options.access } : {}),
  });
  await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  return {
    dispatcher,
    identities,
    endpoint: address,
    region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    close: () => app.close(),
  };
}
