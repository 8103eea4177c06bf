import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { botParameters } from '../../../infra/bot-parameters.ts';
import { zipBotFolder } from '../../../infra/bot-zip.ts';
import { packageTemplate } from '../../../infra/package.ts';
import { MAIL_REFUSED } from '../../../services/bot/helpdesk/tickets/log-delay.ts';
import { TICKET_OVERDUE } from '../../../services/bot/helpdesk/tickets/report-overdue.ts';
import { provision } from '../../../services/emulator/cloudformation/provision.ts';
import { type FakeAws, fakeAws } from '../emulator/cloudformation/fake-aws.ts';

const STORAGE = 'infra/storage.yaml';
const BOT = 'infra/bot.yaml';
const SEARCH = {
  SearchEndpoint: 'http://127.0.0.1:9200',
  SearchDomainArn: 'arn:aws:es:ca-central-1:000000000000:domain/support-bot',
};
const MANIFEST = Object.fromEntries(
  ['chat', 'fulfillment', 'indexer', 'outbox'].map((name) => [
    name,
    { zip: `functions/${name}.zip`, codeSha256: Buffer.alloc(32, name).toString('base64') },
  ]),
);

let dataDir: string;
let aws: FakeAws;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'templates-'));
  aws = fakeAws();
});

afterEach(() => rm(dataDir, { recursive: true, force: true }));

function storage(parameters: Record<string, string> = { WithDomain: 'false' }) {
  return provision({
    templatePath: STORAGE,
    stackName: 'support-bot-storage',
    parameters,
    dataDir,
    region: 'ca-central-1',
    deps: aws.deps,
  });
}

function variablesOf(name: string): Readonly<Record<string, string>> {
  const created = aws.calls
    .filter(({ name: operation }) => operation === 'lambda:CreateFunction')
    .map(({ input }) => input as CreatedFunction)
    .find(({ FunctionName }) => FunctionName === `support-bot-${name}Function`);
  return created?.Environment.Variables ?? {};
}

interface CreatedFunction {
  readonly FunctionName: string;
  readonly Environment: { readonly Variables: Readonly<Record<string, string>> };
}

async function bot(settings: Record<string, string> = {}) {
  const { outputs } = await storage();
  const template = await readFile(BOT, 'utf8');
  return provision({
    templatePath: BOT,
    templateText: packageTemplate(template, MANIFEST, await zipBotFolder('seed/bot')).template,
    stackName: 'support-bot',
    parameters: { ...botParameters(outputs, { ...SEARCH, ...settings }) },
    dataDir,
    region: 'ca-central-1',
    deps: aws.deps,
  });
}

describe('storage.yaml', () => {
  it('is provisioned whole, but for the search domain', async () => {
    const result = await storage({ WithDomain: 'true' });

    expect(result.problems).toEqual([]);
    expect(result.skipped.map(({ name }) => name)).toEqual([
      'SearchDomain',
      'Outputs.SearchEndpoint',
      'Outputs.SearchDomainArn',
    ]);
  });

  it('has the outputs that others rely on', async () => {
    const { outputs } = await storage();

    expect(outputs).toMatchObject({
      DocumentsBucket: 'support-bot-storage-documentsbucket',
      TicketsBucket: 'support-bot-storage-ticketsbucket',
      ArtifactsBucket: 'support-bot-storage-artifactsbucket',
      AuditBucket: 'support-bot-storage-auditbucket',
      DocumentsQueueUrl: 'http://127.0.0.1:4566/000000000000/support-bot-storage-DocumentsQueue',
      NotificationsTopicArn:
        'arn:aws:sns:ca-central-1:000000000000:support-bot-storage-NotificationsTopic',
      UrgentTopicArn: 'arn:aws:sns:ca-central-1:000000000000:support-bot-storage-UrgentTopic',
    });
  });

  it('sets nothing of SES and OpenSearch when both are there already', async () => {
    await storage({ WithDomain: 'false', WithMailIdentity: 'false' });

    expect(aws.names().filter((name) => name.startsWith('ses:'))).toEqual([]);
  });

  it('never deletes what holds data: every resource is retained', async () => {
    const template = await readFile(STORAGE, 'utf8');
    const count = (pattern: RegExp) => template.match(pattern)?.length ?? 0;

    expect(count(/^ {4}DeletionPolicy: Retain$/gm)).toBe(count(/^ {4}Type: AWS::/gm));
    expect(count(/^ {4}UpdateReplacePolicy: Retain$/gm)).toBe(count(/^ {4}Type: AWS::/gm));
  });
});

describe('bot.yaml', () => {
  it('is provisioned whole, but for logs, alarms, the trail and the policy of staff', async () => {
    const result = await bot();

    expect(result.problems).toEqual([]);
    const types = result.skipped.flatMap(({ type }) => type ?? []);
    expect([...new Set(types)].toSorted()).toEqual([
      'AWS::CloudTrail::Trail',
      'AWS::CloudWatch::Alarm',
      'AWS::IAM::ManagedPolicy',
      'AWS::Logs::LogGroup',
      'AWS::Logs::MetricFilter',
    ]);
  });

  it('has the outputs that others rely on', async () => {
    const { outputs } = await bot();

    expect(outputs).toMatchObject({
      BotId: expect.stringMatching(/^[0-9A-Z]{10}$/),
      BotAliasId: expect.stringMatching(/^[0-9A-Z]{10}$/),
      BotVersion: '1',
      LocaleId: 'en_US',
      ChatUrl: 'http://127.0.0.1:3000/support-bot-ChatFunction',
    });
  });

  it('points the alias at the code hook and at the frozen version', async () => {
    const { outputs } = await bot();

    expect(aws.bots.aliases).toEqual([
      {
        botId: outputs.BotId,
        botAliasId: outputs.BotAliasId,
        botAliasName: 'live',
        botVersion: '1',
        locales: {
          en_US: {
            enabled: true,
            lambdaArn:
              'arn:aws:lambda:ca-central-1:000000000000:function:support-bot-FulfillmentFunction',
          },
        },
      },
    ]);
  });

  it('gives the encoder, its layer and memory to the functions that compare, if one is wanted', async () => {
    const EncoderLayer = 'arn:aws:lambda:ca-central-1:000000000000:layer:encoder:3';
    await bot({ AnswersEncoder: 'minilm', EncoderLayer });
    const functions = aws.calls
      .filter(({ name }) => name === 'lambda:CreateFunction')
      .map(({ input }) => input as { FunctionName: string; MemorySize: number; Layers: string[] })
      .map(({ FunctionName, MemorySize, Layers }) => [FunctionName, MemorySize, Layers]);

    expect(functions).toContainEqual(['support-bot-FulfillmentFunction', 1024, [EncoderLayer]]);
    expect(functions).toContainEqual(['support-bot-IndexerFunction', 2048, [EncoderLayer]]);
    expect(functions).toContainEqual(['support-bot-ChatFunction', 512, []]);
  });

  it('sets the environment that each function reads', async () => {
    await bot();
    const environments = Object.fromEntries(
      aws.calls
        .filter(({ name }) => name === 'lambda:CreateFunction')
        .map(({ input }) => input as { FunctionName: string; Environment: { Variables: object } })
        .map((input) => [input.FunctionName, Object.keys(input.Environment.Variables)]),
    );

    const topics = ['NOTIFICATIONS_TOPIC_ARN', 'URGENT_TOPIC_ARN'];
    const tickets = ['DOCUMENTS_BUCKET', 'TICKETS_BUCKET', ...topics, 'MAIL_FROM'];
    const search = ['SEARCH_ENDPOINT', 'SEARCH_INDEX'];
    const answers = [...search, 'ANSWERS_ENCODER', 'ENCODER_DIR'];
    expect(environments).toEqual({
      'support-bot-FulfillmentFunction': [
        ...tickets,
        ...search,
        'CONVERSATION_DAYS',
        'TICKET_DAYS',
        'HANDOFF',
        'ANSWERS_ENCODER',
        'ENCODER_DIR',
        'LOG_LEVEL',
      ],
      'support-bot-IndexerFunction': ['DOCUMENTS_BUCKET', ...answers, 'LOG_LEVEL'],
      'support-bot-OutboxFunction': [...tickets, 'LOG_LEVEL'],
      'support-bot-ChatFunction': [
        'BOT_ID',
        'BOT_ALIAS_ID',
        'LOCALE_ID',
        'DOCUMENTS_BUCKET',
        'TICKETS_BUCKET',
        ...search,
        'CONNECT_WAIT_SECONDS',
        'LOG_LEVEL',
      ],
    });
  });

  it('lets the chat call a person through one flow of one instance, if it is named', async () => {
    const id = '1f0c8a52-6d3e-4b7a-9c41-5e2d7f90ab36';
    const instance = `arn:aws:connect:ca-central-1:000000000000:instance/${id}`;
    const flow = '8b94e6d1-27c5-4f18-a3b0-c96d0e54712f';
    await bot({ ConnectInstanceArn: instance, ConnectFlowId: flow });

    expect(variablesOf('Chat')).toMatchObject({
      CONNECT_INSTANCE_ARN: instance,
      CONNECT_FLOW_ID: flow,
      CONNECT_WAIT_SECONDS: '180',
    });
    expect(variablesOf('Fulfillment')).toMatchObject({ HANDOFF: 'true' });
    expect(JSON.stringify(aws.calls)).not.toContain('connect:*');
  });

  it.each([{}, { ConnectFlowId: '8b94e6d1-27c5-4f18-a3b0-c96d0e54712f' }])(
    'lets nobody call a person without both of them: %j',
    async (settings) => {
      await bot(settings);

      expect(variablesOf('Chat')).not.toHaveProperty('CONNECT_FLOW_ID');
      expect(variablesOf('Fulfillment')).toMatchObject({ HANDOFF: 'false' });
    },
  );

  it('names in the role of the chat what StartChatContact needs, and no more', async () => {
    const template = await readFile(BOT, 'utf8');

    expect(template.match(/connect:\w+/g)).toStrictEqual(['connect:StartChatContact']);
    expect(template).toMatch(/\$\{ConnectInstanceArn\}\/contact\/\*"/);
    expect(template).toMatch(/\$\{ConnectInstanceArn\}\/contact-flow\/\$\{ConnectFlowId\}"/);
  });

  it('has an alarm on the very words that the functions log', async () => {
    const template = await readFile(BOT, 'utf8');
    const patterns = [...template.matchAll(/FilterPattern: '"(.+)"'/g)].map(([, words]) => words);

    expect(patterns).toStrictEqual([TICKET_OVERDUE, MAIL_REFUSED, MAIL_REFUSED]);
  });

  it('lets the two functions that mail tickets publish to both topics, and no other role', async () => {
    const { outputs } = await storage();
    await bot();
    const publishers = aws.roles.flatMap(({ roleName, policies }) =>
      (Object.values(policies) as { Statement: { Action: unknown; Resource: unknown }[] }[])
        .flatMap(({ Statement }) => Statement)
        .filter(({ Action }) => [Action].flat().includes('sns:Publish'))
        .map(({ Resource }) => [roleName, Resource]),
    );
    const topics = [outputs.NotificationsTopicArn, outputs.UrgentTopicArn];

    expect(publishers).toStrictEqual([
      ['support-bot-FulfillmentRole', topics],
      ['support-bot-OutboxRole', topics],
    ]);
  });

  it('runs the outbox every five minutes', async () => {
    await bot();

    expect(aws.schedules).toEqual([
      {
        name: 'support-bot-OutboxSchedule.outbox',
        expression: 'rate(5 minutes)',
        functionArn: 'arn:aws:lambda:ca-central-1:000000000000:function:support-bot-OutboxFunction',
        enabled: true,
      },
    ]);
  });

  it('opens the chat to the public with both permissions that a URL takes', async () => {
    await bot();

    const permissions = aws.calls
      .filter(({ name }) => name === 'lambda:AddPermission')
      .map(({ input }) => input)
      .filter((input) => (input as { Principal: string }).Principal === '*');
    expect(permissions).toEqual([
      {
        FunctionName: 'support-bot-ChatFunction',
        StatementId: 'ChatUrlPermission',
        Action: 'lambda:InvokeFunctionUrl',
        Principal: '*',
        FunctionUrlAuthType: 'NONE',
      },
      {
        FunctionName: 'support-bot-ChatFunction',
        StatementId: 'ChatInvokePermission',
        Action: 'lambda:InvokeFunction',
        Principal: '*',
        InvokedViaFunctionUrl: true,
      },
    ]);
  });

  it('lets no role do more than named actions on named resources', async () => {
    await bot();
    const statements = aws.roles.flatMap(({ roleName, policies }) =>
      Object.values(policies).flatMap((policy) =>
        (
          policy as { Statement: { Action: string | string[]; Resource: string | string[] }[] }
        ).Statement.map((statement) => ({ roleName, ...statement })),
      ),
    );

    const actions = statements.flatMap(({ Action }) => Action);
    expect(actions.filter((action) => action === '*' || action.endsWith(':*'))).toEqual([]);
    const everywhere = statements.filter(({ Resource }) => [Resource].flat().includes('*'));
    expect(everywhere.map(({ roleName }) => roleName)).toEqual(['support-bot-BotRole']);
    expect(new Set(statements.map(({ roleName }) => roleName)).size).toBe(5);
  });

  it('makes a new version of the bot only when its definition changed', async () => {
    await bot();
    expect((await bot()).outputs.BotVersion).toBe('1');
    expect(aws.bots.versions).toEqual(['1', '1']);

    const { outputs } = await storage();
    const template = await readFile(BOT, 'utf8');
    const changed = { zip: new Uint8Array([1]), sha256: 'f'.repeat(64) };
    const options = {
      templatePath: BOT,
      templateText: packageTemplate(template, MANIFEST, changed).template,
      stackName: 'support-bot',
      parameters: { ...botParameters(outputs, SEARCH) },
      dataDir,
      region: 'ca-central-1',
      deps: aws.deps,
    };

    expect((await provision(options)).outputs.BotVersion).toBe('2');
    expect((await provision(options)).outputs.BotVersion).toBe('2');
    expect((await bot()).outputs.BotVersion).toBe('3');
  });
});
