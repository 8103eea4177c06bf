import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { botParameters } from '../../../../infra/bot-parameters.ts';
import type { Artifact } from '../../../../infra/package.ts';
import type { DamageReport } from '../../../base/durable/damage-report.ts';
import type { Log } from '../../../base/log.ts';
import type { ProgramFiles } from '../../../base/program-files.ts';
import { type Provisioned, provision } from '../../../emulator/cloudformation/provision.ts';
import type { ProvisionDeps } from '../../../emulator/cloudformation/resource-type.ts';
import { packageOnce } from './package-once.ts';
import { StartError } from './start-error.ts';

export const STORAGE_STACK = 'support-bot-storage';
export const BOT_STACK = 'support-bot';

type StackOutputs = Readonly<Record<string, string>>;

export interface DeployDeps {
  readonly files: ProgramFiles;
  readonly dataDir: string;
  readonly damage: DamageReport;
  readonly region: string;
  readonly provisioning: ProvisionDeps;
  readonly s3: S3Client;
  readonly log: Log;
  /** If another process deploys the storage stack: waits for it and returns its outputs. */
  readonly awaitStack: () => Promise<StackOutputs> | undefined;
  /** Parameters of the storage stack: how long things are kept. */
  readonly retention: Readonly<Record<string, string>>;
  /** Parameters of the bot's stack that describe this machine: search, links. */
  readonly settings: Readonly<Record<string, string>>;
  /** What can be done as soon as there are buckets and queues, while the bot's stack is deployed. */
  readonly meanwhile: (storage: StackOutputs) => Promise<void>;
}

/**
 * Deploys in the order that AWS needs: the storage stack, the bundles to the artifacts bucket, the bot's stack. Returns
 * the outputs of both stacks. Throws StartError with every problem of a template.
 */
export async function deploy(deps: DeployDeps): Promise<StackOutputs> {
  const storage = await (deps.awaitStack() ?? deployStorage(deps));
  // Both have ended when the caller hears that one failed.
  const [bot, meanwhile] = await Promise.allSettled([
    deployBot(deps, storage),
    deps.meanwhile(storage),
  ]);
  if (bot.status === 'rejected') throw bot.reason;
  if (meanwhile.status === 'rejected') throw meanwhile.reason;
  return { ...storage, ...bot.value };
}

async function deployBot(deps: DeployDeps, storage: StackOutputs): Promise<StackOutputs> {
  const { root } = deps.files;
  const packaged = await packageOnce(deps.files, deps.dataDir);
  const bucket = storage.ArtifactsBucket ?? '';
  await Promise.all(packaged.artifacts.map((artifact) => upload(deps, bucket, artifact)));
  const { outputs } = await runStack(deps, {
    stackName: BOT_STACK,
    templatePath: join(root, 'infra/bot.yaml'),
    templateText: packaged.template,
    parameters: botParameters(storage, deps.settings),
  });
  return outputs;
}

/** Without a search domain: search has an endpoint of its own. */
async function deployStorage(deps: DeployDeps): Promise<StackOutputs> {
  const { outputs } = await runStack(deps, {
    stackName: STORAGE_STACK,
    templatePath: join(deps.files.root, 'infra/storage.yaml'),
    parameters: { WithDomain: 'false', ...deps.retention },
  });
  return outputs;
}

interface Stack {
  readonly stackName: string;
  readonly templatePath: string;
  readonly templateText?: string;
  readonly parameters: Readonly<Record<string, string>>;
}

async function runStack(deps: DeployDeps, stack: Stack): Promise<Provisioned> {
  const { dataDir, damage, region, provisioning, log } = deps;
  const provisioned = await provision({ ...stack, dataDir, damage, region, deps: provisioning });
  if (provisioned.problems.length > 0) throw new StartError(provisioned.problems);
  const changed = provisioned.resources.filter(({ action }) => action !== 'unchanged');
  log.info(
    { stack: stack.stackName, resources: provisioned.resources.length, changed: changed.length },
    'stack is up to date',
  );
  if (provisioned.skipped.length > 0) {
    const skipped = provisioned.skipped.map(
      ({ name, type, reason }) => `${name} (${type ?? reason})`,
    );
    log.info({ stack: stack.stackName, skipped }, 'declared by the template, not there locally');
  }
  return provisioned;
}

/** Uploads an artifact unless it is there and can be read: a key never changes its content. */
async function upload(
  { s3, files }: DeployDeps,
  bucket: string,
  artifact: Artifact,
): Promise<void> {
  const place = { Bucket: bucket, Key: artifact.key };
  if (await canBeRead(s3, place)) return;
  const body =
    'content' in artifact
      ? artifact.content
      : await readFile(join(files.distFolder, artifact.path));
  await s3.send(new PutObjectCommand({ ...place, Body: body, ContentType: 'application/zip' }));
}

/** Reads the object as a whole: one that is damaged is uploaded again. */
async function canBeRead(
  s3: S3Client,
  place: { readonly Bucket: string; readonly Key: string },
): Promise<boolean> {
  try {
    const { Body } = await s3.send(new GetObjectCommand(place));
    await Body?.transformToByteArray();
    return true;
  } catch {
    return false;
  }
}
