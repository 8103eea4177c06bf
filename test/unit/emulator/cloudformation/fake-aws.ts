import { silentLog } from '../../../../services/base/log.ts';
import { AwsError, NotImplementedError } from '../../../../services/emulator/aws/errors.ts';
import type { Role } from '../../../../services/emulator/aws/iam/roles.ts';
import type { InternalCall } from '../../../../services/emulator/aws/service.ts';
import type {
  ProvisionDeps,
  Schedules,
} from '../../../../services/emulator/cloudformation/resource-type.ts';
import type {
  BotSource,
  InlineBotSource,
} from '../../../../services/emulator/lex/bot/definitions.ts';

/** The request members that the fake reads. */
interface Input {
  readonly Bucket: string;
  readonly Key: string;
  readonly QueueName: string;
  readonly QueueUrl: string;
  readonly AttributeNames: readonly string[];
  readonly Name: string;
  readonly TopicArn: string;
  readonly FunctionName: string;
  readonly StatementId: string;
  readonly EventSourceArn: string;
  readonly Identities: readonly string[];
}

type Handler = (input: Input) => object | undefined;

export interface FakeAws {
  readonly deps: ProvisionDeps;
  /** Calls in order, for example `sqs:CreateQueue`. */
  readonly calls: { readonly name: string; readonly input: object }[];
  readonly buckets: Set<string>;
  /** Number of messages by queue name. */
  readonly queues: Map<string, number>;
  readonly functions: Set<string>;
  readonly roles: Role[];
  readonly schedules: Parameters<Schedules['put']>[0][];
  readonly bots: {
    readonly put: (BotSource | InlineBotSource)[];
    readonly versions: string[];
    readonly aliases: object[];
  };
  /** Base URL of queues. */
  endpoint: string;
  names(): string[];
}

/** The part of AWS that provisioning calls, in memory. Operations in `unsupported` answer 501. */
export function fakeAws(unsupported: readonly string[] = []): FakeAws {
  const calls: FakeAws['calls'] = [];
  const buckets = new Set<string>();
  const queues = new Map<string, number>();
  const functions = new Set<string>();
  const topics = new Set<string>();
  const mappings = new Map<string, string>();
  const statements = new Map<string, string[]>();
  const fake: FakeAws = {
    calls,
    buckets,
    queues,
    functions,
    roles: [],
    schedules: [],
    bots: { put: [], versions: [], aliases: [] },
    endpoint: 'http://127.0.0.1:4566',
    names: () => calls.map(({ name }) => name),
    deps: undefined as never,
  };
  const urlOf = (name: string) => `${fake.endpoint}/000000000000/${name}`;
  const nameOf = (url: string) => String(url.split('/').at(-1));
  const queue = (name: string) => {
    if (!queues.has(name)) throw new AwsError('QueueDoesNotExist', 400, 'no such queue');
    return name;
  };
  const found = (isThere: boolean) => {
    if (!isThere) throw new AwsError('NotFound', 404, 'not found');
    return {};
  };

  const handlers: Record<string, Handler> = {
    's3:CreateBucket': ({ Bucket }) => {
      if (buckets.has(Bucket)) throw new AwsError('BucketAlreadyOwnedByYou', 409, 'yours');
      buckets.add(Bucket);
      return {};
    },
    's3:HeadBucket': ({ Bucket }) => found(buckets.has(Bucket)),
    's3:GetObject': ({ Key }) => ({ Body: Buffer.from(`content of ${Key}`) }),
    'sqs:CreateQueue': ({ QueueName }) => {
      queues.set(QueueName, 0);
      return { QueueUrl: urlOf(QueueName) };
    },
    'sqs:GetQueueUrl': ({ QueueName }) => ({ QueueUrl: urlOf(queue(QueueName)) }),
    'sqs:GetQueueAttributes': ({ QueueUrl, AttributeNames }) => ({
      Attributes: AttributeNames.includes('QueueArn')
        ? { QueueArn: `arn:aws:sqs:ca-central-1:000000000000:${queue(nameOf(QueueUrl))}` }
        : { ApproximateNumberOfMessages: String(queues.get(nameOf(QueueUrl))) },
    }),
    'sqs:DeleteQueue': ({ QueueUrl }) => {
      queues.delete(nameOf(QueueUrl));
      return {};
    },
    'sns:CreateTopic': ({ Name }) => {
      topics.add(Name);
      return { TopicArn: `arn:aws:sns:ca-central-1:000000000000:${Name}` };
    },
    'sns:GetTopicAttributes': ({ TopicArn }) =>
      found(topics.has(String(TopicArn).split(':')[5] ?? '')),
    'lambda:GetFunction': ({ FunctionName }) => {
      if (functions.has(FunctionName)) return { Configuration: { State: 'Active' } };
      throw new AwsError('ResourceNotFoundException', 404, 'no such function');
    },
    'lambda:AddPermission': ({ FunctionName, StatementId }) => {
      statements.set(FunctionName, [...(statements.get(FunctionName) ?? []), StatementId]);
      return {};
    },
    'lambda:GetPolicy': ({ FunctionName }) => {
      const sids = statements.get(FunctionName);
      if (!sids) throw new AwsError('ResourceNotFoundException', 404, 'no policy');
      return { Policy: JSON.stringify({ Statement: sids.map((Sid) => ({ Sid })) }) };
    },
    'lambda:CreateFunction': ({ FunctionName }) => {
      functions.add(FunctionName);
      statements.delete(FunctionName);
      return {};
    },
    'lambda:DeleteFunction': ({ FunctionName }) => {
      functions.delete(FunctionName);
      return {};
    },
    'lambda:ListEventSourceMappings': ({ EventSourceArn }) => ({
      EventSourceMappings: [...mappings]
        .filter(([, arn]) => arn === EventSourceArn)
        .map(([UUID, arn]) => ({ UUID, EventSourceArn: arn })),
    }),
    'lambda:CreateEventSourceMapping': ({ EventSourceArn }) => {
      const UUID = `mapping-${mappings.size + 1}`;
      mappings.set(UUID, EventSourceArn);
      return { UUID };
    },
    'ses:GetIdentityVerificationAttributes': ({ Identities }) => ({
      VerificationAttributes: Object.fromEntries(
        Identities.map((name) => [name, { VerificationStatus: 'Success' }]),
      ),
    }),
  };

  const deps: ProvisionDeps = {
    dispatcher: {
      register() {},
      async run({ service, operation, input }: InternalCall) {
        const name = `${service}:${operation}`;
        calls.push({ name, input });
        if (unsupported.includes(name)) throw new NotImplementedError(name);
        return handlers[name]?.(input as Input) ?? {};
      },
    },
    roles: {
      put: (role) => void fake.roles.push(role),
      get: (name) => fake.roles.find(({ roleName }) => roleName === name),
      assume: () => {
        throw new Error('nobody assumes a role while provisioning');
      },
    },
    bots: {
      putBot: async (source) => void fake.bots.put.push(source),
      putVersion: async ({ botVersion }) => void fake.bots.versions.push(botVersion),
      putAlias: async (alias) => void fake.bots.aliases.push(alias),
    },
    schedules: { put: (schedule) => void fake.schedules.push(schedule) },
    functionUrl: (name) => `http://127.0.0.1:3000/${name}`,
    log: silentLog,
  };
  return Object.assign(fake, { deps });
}
