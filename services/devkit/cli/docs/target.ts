import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { Client } from '@opensearch-project/opensearch';
import { AwsSigv4Signer } from '@opensearch-project/opensearch/aws-v3';
import {
  type EncoderSettings,
  encoderSettings,
} from '../../../bot/helpdesk/encoder/optional-encoder.ts';
import { encoderFolderOf, readConfig } from '../../local/config.ts';
import { administrator } from '../administrator.ts';
import { outputsPath, readLastOutputs } from '../outputs-file.ts';
import { TargetError } from '../target-error.ts';

export interface TargetOptions {
  readonly name?: string | undefined;
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
}

/** The documents of a bot, and the clients that reach them. */
export interface DocsTarget {
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly lambda: LambdaClient;
  readonly search: Client;
  readonly bucket: string;
  /** The bucket with tickets, conversations and figures; undefined if the bot does not name it. */
  readonly ticketsBucket: string | undefined;
  /** The name of the outbox function; undefined if the bot does not name it. */
  readonly outboxFunction: string | undefined;
  /** The sender of ticket mails; undefined if the bot does not name it. */
  readonly mailFrom: string | undefined;
  readonly queueUrl: string;
  /** The alias that functions search. */
  readonly alias: string;
  /** The sentence encoder that the functions have, and the folder on this machine that it would be loaded from. */
  readonly encoder: EncoderSettings;
  close(): Promise<void>;
}

const DEFAULT_ALIAS = 'passages';

/** Finds the bot that the options name, or the one that was started last. Throws TargetError if there is none. */
export function openTarget(options: TargetOptions): Promise<DocsTarget> {
  return options.name === undefined ? localTarget() : deployedTarget(options.name, options);
}

async function localTarget(): Promise<DocsTarget> {
  const outputs = await readLastOutputs();
  if (!outputs)
    throw new TargetError(`${outputsPath()} is not there. Start the bot first, or name --name.`);
  const values = required(outputs, ['AwsUrl', 'SearchUrl', 'DocumentsBucket', 'DocumentsQueueUrl']);
  const credentials = administrator();
  const settings = { endpoint: values.AwsUrl, region: readConfig().region, credentials };
  const auth = { username: credentials.accessKeyId, password: credentials.secretAccessKey };
  return targetOf({
    s3: new S3Client({ ...settings, forcePathStyle: true }),
    lambda: new LambdaClient({ ...settings, maxAttempts: 1 }),
    // In containers, the queue's own address is known to the containers alone.
    sqs: new SQSClient({ ...settings, useQueueUrlAsEndpoint: false }),
    search: new Client({ node: values.SearchUrl, auth }),
    bucket: values.DocumentsBucket,
    ticketsBucket: outputs.TicketsBucket,
    outboxFunction: outputs.OutboxFunction,
    mailFrom: outputs.MailFrom,
    queueUrl: values.DocumentsQueueUrl,
    alias: DEFAULT_ALIAS,
    encoder: encoderOf(readConfig().answersEncoder),
  });
}

/** Reads the outputs of both stacks. The search endpoint may be a parameter. */
async function deployedTarget(
  name: string,
  { profile, region }: TargetOptions,
): Promise<DocsTarget> {
  const settings = {
    ...(region === undefined ? {} : { region }),
    ...(profile === undefined ? {} : { profile }),
  };
  const stacks = new CloudFormationClient(settings);
  const found = {
    ...(await valuesOf(stacks, `${name}-storage`)),
    ...(await valuesOf(stacks, name)),
  };
  const values = required(found, ['DocumentsBucket', 'DocumentsQueueUrl', 'SearchEndpoint']);
  const s3 = new S3Client(settings);
  const getCredentials = defaultProvider(profile === undefined ? {} : { profile });
  const signer = AwsSigv4Signer({
    region: await s3.config.region(),
    service: 'es',
    getCredentials,
  });
  stacks.destroy();
  return targetOf({
    s3,
    sqs: new SQSClient(settings),
    lambda: new LambdaClient({ ...settings, maxAttempts: 1 }),
    search: new Client({ ...signer, node: values.SearchEndpoint }),
    bucket: values.DocumentsBucket,
    ticketsBucket: found.TicketsBucket,
    outboxFunction: found.OutboxFunction,
    mailFrom: found.MailFrom,
    queueUrl: values.DocumentsQueueUrl,
    alias: found.SearchIndex ?? DEFAULT_ALIAS,
    encoder: encoderOf(found.AnswersEncoder),
  });
}

function encoderOf(name = 'none'): EncoderSettings {
  const folder = encoderFolderOf(readConfig());
  return encoderSettings({ ANSWERS_ENCODER: name, ENCODER_DIR: folder });
}

async function valuesOf(
  client: CloudFormationClient,
  name: string,
): Promise<Record<string, string>> {
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }));
  const [stack] = Stacks ?? [];
  const parameters = (stack?.Parameters ?? []).map(
    ({ ParameterKey = '', ParameterValue = '' }) => [ParameterKey, ParameterValue] as const,
  );
  const outputs = (stack?.Outputs ?? []).map(
    ({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue] as const,
  );
  return Object.fromEntries([...parameters, ...outputs].filter(([, value]) => value !== ''));
}

function required<Name extends string>(
  values: Readonly<Record<string, string>>,
  names: readonly Name[],
): Record<Name, string> {
  const missing = names.filter((name) => !values[name]);
  if (missing.length > 0) throw new TargetError(`the bot has no ${missing.join(', ')}`);
  return values as Record<Name, string>;
}

function targetOf(parts: Omit<DocsTarget, 'close'>): DocsTarget {
  return {
    ...parts,
    async close() {
      parts.s3.destroy();
      parts.sqs.destroy();
      parts.lambda.destroy();
      await parts.search.close();
    },
  };
}
