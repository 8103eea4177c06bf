import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import type { ClientOptions } from '@opensearch-project/opensearch';
import { AwsSigv4Signer } from '@opensearch-project/opensearch/aws-v3';
import {
  type EncoderSettings,
  encoderSettings,
} from '../../bot/helpdesk/encoder/optional-encoder.ts';
import { encoderFolderOf, readConfig } from '../local/config.ts';
import { administrator } from './administrator.ts';
import { outputsPath, readLastOutputs } from './outputs-file.ts';
import { TargetError } from './target-error.ts';

export interface TargetOptions {
  readonly name?: string | undefined;
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
}

/** A bot: what its stacks say, and how its services are called. */
export interface FoundBot {
  /** The name of the stack; undefined for the bot that was started last on this machine. */
  readonly name: string | undefined;
  /** The outputs and parameters of its stacks. */
  readonly values: Readonly<Record<string, string>>;
  /** For the clients of the AWS SDK. */
  readonly settings: AwsSettings;
  /** For the client of OpenSearch. */
  readonly searchAuth: ClientOptions;
  /** The sentence encoder that the functions have, and the folder on this machine that it would be loaded from. */
  readonly encoder: EncoderSettings;
}

export interface AwsSettings {
  readonly region?: string;
  readonly profile?: string;
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** Finds the bot that the options name, or the one that was started last. Throws TargetError if there is none. */
export function findBot(options: TargetOptions): Promise<FoundBot> {
  return options.name === undefined ? localBot() : deployedBot(options.name, options);
}

async function localBot(): Promise<FoundBot> {
  const outputs = await readLastOutputs();
  if (!outputs?.AwsUrl || !outputs.SearchUrl)
    throw new TargetError(`${outputsPath()} is not there. Start the bot first, or name --name.`);
  const credentials = administrator();
  const { region, answersEncoder } = readConfig();
  const auth = { username: credentials.accessKeyId, password: credentials.secretAccessKey };
  return {
    name: undefined,
    values: { ...outputs, SearchEndpoint: outputs.SearchUrl },
    settings: { endpoint: outputs.AwsUrl, region, credentials },
    searchAuth: { auth },
    encoder: encoderOf(answersEncoder),
  };
}

/** Reads the outputs of both stacks. The search endpoint may be a parameter. */
async function deployedBot(name: string, { profile, region }: TargetOptions): Promise<FoundBot> {
  const settings = {
    ...(region === undefined ? {} : { region }),
    ...(profile === undefined ? {} : { profile }),
  };
  const stacks = new CloudFormationClient(settings);
  const values = {
    ...(await valuesOf(stacks, `${name}-storage`)),
    ...(await valuesOf(stacks, name)),
  };
  const getCredentials = defaultProvider(profile === undefined ? {} : { profile });
  const usedRegion = await stacks.config.region();
  stacks.destroy();
  return {
    name,
    values,
    settings: { ...settings, region: usedRegion },
    searchAuth: AwsSigv4Signer({ region: usedRegion, service: 'es', getCredentials }),
    encoder: encoderOf(values.AnswersEncoder),
  };
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
