import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  CreateFunctionCommand,
  type CreateFunctionCommandInput,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { build } from 'esbuild';
import { strToU8, zipSync } from 'fflate';
import { systemClock } from '../../../services/base/clock.ts';
import { silentLog } from '../../../services/base/log.ts';
import {
  type Lambda,
  type LambdaOptions,
  openLambda,
} from '../../../services/emulator/aws/lambda/service.ts';
import { openS3 } from '../../../services/emulator/aws/s3/service.ts';
import { openSqs } from '../../../services/emulator/aws/sqs/service.ts';
import { type AwsEndpoint, startAwsEndpoint } from '../../support/aws-endpoint.ts';

export const ROLE_ARN = 'arn:aws:iam::000000000000:role/function-role';

export interface LambdaServer extends AwsEndpoint {
  readonly lambda: Lambda;
  readonly client: LambdaClient;
  readonly sqs: SQSClient;
  readonly s3: S3Client;
  readonly dataDir: string;
  /** Creates a function from this code (an ES module). */
  deploy(name: string, code: string, settings?: Partial<CreateFunctionCommandInput>): Promise<void>;
}

/** Starts an endpoint with Lambda, S3 and SQS; their state is in a folder that is removed on close. */
export async function startLambdaServer(
  options: Partial<LambdaOptions> = {},
): Promise<LambdaServer> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'lambda-')));
  const runtimePath = await buildRuntime(dataDir);
  let lambda: Lambda | undefined;
  let s3: Awaited<ReturnType<typeof openS3>> | undefined;
  const sqs = await openSqs({ dataDir });
  const server = await startAwsEndpoint({
    services: async ({ dispatcher, identities, endpoint }) => {
      identities.put({
        roleName: 'function-role',
        arn: ROLE_ARN,
        assumeRolePolicy: {},
        policies: {},
      });
      lambda = await openLambda({
        dataDir,
        region: 'ca-central-1',
        endpoint,
        roles: identities,
        dispatcher,
        log: silentLog,
        runtimePath,
        urlOf: (name) => `http://127.0.0.1:3000/${name}/`,
        ...options,
      });
      s3 = await openS3({ dataDir, dispatcher, log: silentLog, clock: systemClock });
      return [lambda.service, s3.service, sqs.service];
    },
  });
  if (!lambda) throw new Error('The endpoint has no Lambda');
  const opened = lambda;
  opened.start();
  const { endpoint, region, credentials } = server;
  const client = new LambdaClient({ endpoint, region, credentials, maxAttempts: 1 });
  const queues = new SQSClient({ endpoint, region, credentials });
  return {
    ...server,
    lambda: opened,
    client,
    sqs: queues,
    s3: new S3Client({ endpoint, region, credentials }),
    dataDir,
    deploy: (name, code, settings) => deploy(client, name, code, settings),
    async close() {
      await opened.close();
      await sqs.close();
      await s3?.close();
      await server.close();
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A zip with the code as its index.mjs. */
export function zipOf(code: string): Uint8Array {
  return zipSync({ 'index.mjs': strToU8(code) });
}

/** Bundles a function with its packages: functions read nothing but their own code. */
export async function bundled(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

async function deploy(
  client: LambdaClient,
  name: string,
  code: string,
  settings: Partial<CreateFunctionCommandInput> = {},
): Promise<void> {
  await client.send(
    new CreateFunctionCommand({
      FunctionName: name,
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role: ROLE_ARN,
      Code: { ZipFile: zipOf(code) },
      ...settings,
    }),
  );
}

async function buildRuntime(folder: string): Promise<string> {
  const outfile = join(folder, 'lambda-runtime.mjs');
  await build({
    entryPoints: [
      resolve(import.meta.dirname, '../../../services/emulator/aws/lambda/runtime/main.ts'),
    ],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
  });
  return outfile;
}
