import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Provisioned,
  provision,
} from '../../../../services/emulator/cloudformation/provision.ts';
import { BotDefinitionError } from '../../../../services/emulator/lex/bot/problems.ts';
import { type FakeAws, fakeAws } from './fake-aws.ts';

let dataDir: string;
let aws: FakeAws;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'cloudformation-'));
  aws = fakeAws();
});

afterEach(() => rm(dataDir, { recursive: true, force: true }));

function deploy(
  templateText: string,
  parameters: Record<string, string> = {},
): Promise<Provisioned> {
  return provision({
    templatePath: 'infra/sample.yaml',
    templateText,
    stackName: 'sample',
    parameters,
    dataDir,
    region: 'ca-central-1',
    deps: aws.deps,
  });
}

const QUEUE = (name: string) => `
Resources:
  Inbox:
    Type: AWS::SQS::Queue
    Properties: { QueueName: ${name}, VisibilityTimeout: 30 }
Outputs:
  Url: { Value: !Ref Inbox }
`;

const BUCKET_AND_QUEUE = `
Resources:
  Inbox:
    Type: AWS::S3::Bucket
    DependsOn: UploadsPolicy
    Properties:
      VersioningConfiguration: { Status: Enabled }
      NotificationConfiguration:
        QueueConfigurations:
          - Event: s3:ObjectCreated:*
            Queue: !GetAtt Uploads.Arn
            Filter: { S3Key: { Rules: [{ Name: prefix, Value: in/ }] } }
  UploadsPolicy:
    Type: AWS::SQS::QueuePolicy
    Properties: { Queues: [!Ref Uploads], PolicyDocument: { Statement: [] } }
  Uploads:
    Type: AWS::SQS::Queue
Outputs:
  Bucket: { Value: !Ref Inbox }
  QueueArn: { Value: !GetAtt Uploads.Arn }
`;

describe('the first provisioning', () => {
  it('creates resources in dependency order and returns the outputs', async () => {
    const result = await deploy(BUCKET_AND_QUEUE);

    expect(result.problems).toEqual([]);
    expect(result.resources.map(({ logicalId, action }) => `${logicalId} ${action}`)).toEqual([
      'Uploads created',
      'UploadsPolicy created',
      'Inbox created',
    ]);
    expect(result.outputs).toEqual({
      Bucket: 'sample-inbox',
      QueueArn: 'arn:aws:sqs:ca-central-1:000000000000:sample-Uploads',
    });
  });

  it("passes a bucket's settings to S3 with the names of the S3 API", async () => {
    await deploy(BUCKET_AND_QUEUE);

    expect(aws.calls).toContainEqual({
      name: 's3:PutBucketNotificationConfiguration',
      input: {
        Bucket: 'sample-inbox',
        NotificationConfiguration: {
          QueueConfigurations: [
            {
              QueueArn: 'arn:aws:sqs:ca-central-1:000000000000:sample-Uploads',
              Events: ['s3:ObjectCreated:*'],
              Filter: { Key: { FilterRules: [{ Name: 'prefix', Value: 'in/' }] } },
            },
          ],
        },
      },
    });
  });

  it('skips a resource whose condition does not hold', async () => {
    const template = `
Parameters:
  WithQueue: { Type: String, Default: 'false' }
Conditions:
  WithQueue: !Equals [!Ref WithQueue, 'true']
Resources:
  Inbox: { Type: 'AWS::S3::Bucket' }
  Uploads: { Type: 'AWS::SQS::Queue', Condition: WithQueue }
Outputs:
  Url: { Condition: WithQueue, Value: !Ref Uploads }
`;

    expect((await deploy(template)).outputs).toEqual({});
    expect(Object.keys((await deploy(template, { WithQueue: 'true' })).outputs)).toEqual(['Url']);
  });
});

describe('a later provisioning', () => {
  it('only checks that unchanged resources exist', async () => {
    await deploy(BUCKET_AND_QUEUE);
    aws.calls.length = 0;

    const result = await deploy(BUCKET_AND_QUEUE);

    expect(result.resources.every(({ action }) => action === 'unchanged')).toBe(true);
    expect(aws.names()).toEqual(['sqs:GetQueueUrl', 'sqs:GetQueueAttributes', 's3:HeadBucket']);
  });

  it('puts resources in memory again, without reading the template', async () => {
    const template = `
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties: { AssumeRolePolicyDocument: {}, RoleName: reader }
  Logs: { Type: 'AWS::Logs::LogGroup' }
Outputs:
  Arn: { Value: !GetAtt Role.Arn }
`;
    const first = await deploy(template);
    aws.roles.length = 0;

    const second = await deploy(template);

    expect(aws.roles.map(({ roleName }) => roleName)).toEqual(['reader']);
    expect(second.outputs).toEqual({ Arn: 'arn:aws:iam::000000000000:role/reader' });
    expect(second.skipped).toEqual(first.skipped);
  });

  it('creates a deleted resource again, and applies its dependents', async () => {
    await deploy(BUCKET_AND_QUEUE);
    aws.queues.delete('sample-Uploads');
    aws.calls.length = 0;

    const result = await deploy(BUCKET_AND_QUEUE);

    expect(result.problems).toEqual([]);
    expect(aws.queues.has('sample-Uploads')).toBe(true);
    // Its policy and the bucket that notifies it.
    expect(aws.names()).toContain('sqs:SetQueueAttributes');
    expect(aws.names()).toContain('s3:PutBucketNotificationConfiguration');
  });

  it('creates a deleted function again with its permissions, and reports it', async () => {
    const template = `
Resources:
  Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } }
  Code:
    Type: AWS::Lambda::Function
    Properties:
      Handler: index.handler
      Runtime: nodejs24.x
      Role: !GetAtt Role.Arn
      Code: { S3Bucket: code, S3Key: code.zip }
  Anyone:
    Type: AWS::Lambda::Permission
    Properties: { FunctionName: !Ref Code, Action: 'lambda:InvokeFunction', Principal: '*' }
`;
    const gone = new Set<string>();
    aws = fakeAws();
    Object.assign(aws.deps, {
      onGone: ({ physicalId }: { readonly physicalId: string }) => gone.add(physicalId),
    });
    await deploy(template);
    aws.functions.clear();
    aws.calls.splice(0);

    expect((await deploy(template)).problems).toEqual([]);

    expect([...gone]).toEqual(['sample-Code']);
    expect(aws.names()).toContain('lambda:CreateFunction');
    expect(aws.names()).toContain('lambda:AddPermission');
    aws.calls.splice(0);
    await deploy(template);
    expect(aws.names()).toEqual([
      'lambda:GetFunction',
      'lambda:UpdateFunctionCode',
      'lambda:GetPolicy',
    ]);
    gone.clear();
    aws.functions.clear();
    await deploy(template.replace('index.handler', 'other.handler'));
    expect([...gone]).toContain('sample-Code');
  });

  it('adds a permission again that a function has lost', async () => {
    const template = `
Resources:
  Anyone:
    Type: AWS::Lambda::Permission
    Properties: { FunctionName: its-own, Action: 'lambda:InvokeFunction', Principal: '*' }
`;
    await deploy(template);
    await aws.deps.dispatcher.run({
      service: 'lambda',
      operation: 'CreateFunction',
      input: { FunctionName: 'its-own' },
      caller: {} as never,
    });
    aws.calls.splice(0);

    await deploy(template);

    expect(aws.names()).toContain('lambda:AddPermission');
  });

  it('updates the settings that changed', async () => {
    await deploy(QUEUE('letters'));
    aws.calls.length = 0;

    const result = await deploy(QUEUE('letters').replace('30', '60'));

    expect(result.resources[0]?.action).toBe('updated');
    expect(aws.calls).toContainEqual({
      name: 'sqs:SetQueueAttributes',
      input: {
        QueueUrl: 'http://127.0.0.1:4566/000000000000/letters',
        Attributes: { VisibilityTimeout: '60' },
      },
    });
  });

  it("resets a bucket's setting that was removed from the template", async () => {
    await deploy(BUCKET_AND_QUEUE);
    aws.calls.length = 0;

    await deploy(BUCKET_AND_QUEUE.replace(/^ +VersioningConfiguration.*\n/m, ''));

    expect(aws.calls).toContainEqual({
      name: 's3:PutBucketVersioning',
      input: { Bucket: 'sample-inbox', VersioningConfiguration: { Status: 'Suspended' } },
    });
  });

  it('shows a renamed queue and deletes the old one if it is empty', async () => {
    await deploy(QUEUE('letters'));

    const result = await deploy(QUEUE('parcels'));

    expect(result.outputs.Url).toBe('http://127.0.0.1:4566/000000000000/parcels');
    expect([...aws.queues.keys()]).toEqual(['parcels']);
  });

  it('keeps a renamed queue as long as it holds messages', async () => {
    await deploy(QUEUE('letters'));
    aws.queues.set('letters', 2);

    await deploy(QUEUE('parcels'));
    expect([...aws.queues.keys()]).toEqual(['letters', 'parcels']);

    aws.queues.set('letters', 0);
    await deploy(QUEUE('parcels'));
    expect([...aws.queues.keys()]).toEqual(['parcels']);
  });

  it('never deletes a bucket that was renamed or removed from the template', async () => {
    const bucket = (name: string) =>
      `Resources: { Inbox: { Type: 'AWS::S3::Bucket', Properties: { BucketName: ${name} } } }`;

    await deploy(bucket('one'));
    await deploy(bucket('two'));
    await deploy(QUEUE('letters'));

    expect([...aws.buckets]).toEqual(['one', 'two']);
    expect(aws.names().filter((name) => name.startsWith('s3:Delete'))).toEqual([]);
  });

  it('returns the new address after a change of port', async () => {
    await deploy(QUEUE('letters'));
    aws.endpoint = 'http://127.0.0.1:5000';

    const result = await deploy(QUEUE('letters'));

    expect(result.outputs.Url).toBe('http://127.0.0.1:5000/000000000000/letters');
  });
});

describe('a Lex bot', () => {
  const bot = (definition: string) => `
Resources:
  Bot:
    Type: AWS::Lex::Bot
    Properties: { Name: Pizza, IdleSessionTTLInSeconds: '300', ${definition} }
Outputs:
  BotId: { Value: !Ref Bot }
`;

  it('comes from an export in S3', async () => {
    const { outputs } = await deploy(bot('BotFileS3Location: { S3Bucket: b, S3ObjectKey: k }'));

    expect(aws.bots.put).toEqual([
      {
        botId: outputs.BotId,
        botName: 'Pizza',
        idleSessionTtlSeconds: 300,
        zip: Buffer.from('content of k'),
      },
    ]);
  });

  it('can be defined in the template', async () => {
    await deploy(bot('BotLocales: [{ LocaleId: en_US }]'));

    expect(aws.bots.put).toMatchObject([
      {
        file: 'infra/sample.yaml',
        path: 'Resources.Bot.Properties',
        properties: { Name: 'Pizza', BotLocales: [{ LocaleId: 'en_US' }] },
      },
    ]);
  });

  it('is reported with all problems of its definition', async () => {
    aws.deps.bots.putBot = async () => {
      throw new BotDefinitionError([
        { file: 'Bot.json', path: 'name', message: 'is missing' },
        { file: 'Intent.json', path: '', message: 'is not JSON' },
      ]);
    };

    const { problems } = await deploy(bot('BotLocales: [{}]'));

    expect(problems).toEqual([
      'infra/sample.yaml:3: AWS::Lex::Bot "Bot": Bot.json: name: is missing',
      'infra/sample.yaml:3: AWS::Lex::Bot "Bot": Intent.json: is not JSON',
    ]);
  });
});

describe('what is not supported locally', () => {
  it('is reported and skipped, with its dependents', async () => {
    const result = await deploy(`
Resources:
  Table: { Type: 'AWS::DynamoDB::Table' }
  Inbox: { Type: 'AWS::SQS::Queue', Properties: { QueueName: !Ref Table } }
  Other: { Type: 'AWS::SQS::Queue' }
Outputs:
  TableName: { Value: !Ref Table }
`);

    expect(result.problems).toEqual([]);
    expect(result.resources.map(({ logicalId }) => logicalId)).toEqual(['Other']);
    expect(result.skipped).toEqual([
      { name: 'Table', type: 'AWS::DynamoDB::Table', reason: 'Its type is not emulated locally' },
      { name: 'Inbox', type: 'AWS::SQS::Queue', reason: 'It needs "Table", which is not there' },
      { name: 'Outputs.TableName', reason: 'It needs "Table", which is not there' },
    ]);
  });

  it('is tried again at the next start if a service does not support it', async () => {
    aws = fakeAws(['s3:PutBucketVersioning']);
    const first = await deploy(BUCKET_AND_QUEUE);
    expect(first.skipped).toEqual([
      {
        name: 'Inbox',
        type: 'AWS::S3::Bucket',
        reason:
          'VersioningConfiguration: s3:PutBucketVersioning is not implemented by support-bot.',
      },
    ]);

    aws = fakeAws();
    const second = await deploy(BUCKET_AND_QUEUE);

    expect(second.skipped).toEqual([]);
    expect(aws.names()).toContain('s3:PutBucketVersioning');
  });

  it('is reported if it is an unread property', async () => {
    const template = QUEUE('letters').replace('VisibilityTimeout: 30', 'Colour: blue');

    expect((await deploy(template)).skipped).toEqual([
      { name: 'Inbox', type: 'AWS::SQS::Queue', reason: 'Colour: not supported locally' },
    ]);
  });
});

describe('problems', () => {
  it('changes nothing for a broken template and returns every problem', async () => {
    const result = await deploy(
      'Resources:\n  A: {}\n  B: { Type: "AWS::SQS::Queue", Colour: 1 }\n',
    );

    expect(result.problems).toEqual([
      'infra/sample.yaml:2: Resource "A": Type is missing',
      'infra/sample.yaml:3: Resource "B": unknown key "Colour"',
    ]);
    expect(aws.calls).toEqual([]);
  });

  it('names the file and line of a resource that fails, and goes on with the others', async () => {
    const result = await deploy(`
Resources:
  Code:
    Type: AWS::Lambda::Function
    Properties: { Handler: index.handler }
  Url: { Type: 'AWS::Lambda::Url', Properties: { TargetFunctionArn: !GetAtt Code.Arn, AuthType: NONE } }
  Other: { Type: 'AWS::SQS::Queue' }
`);

    expect(result.problems).toEqual([
      'infra/sample.yaml:3: AWS::Lambda::Function "Code": Code is missing',
    ]);
    expect(result.skipped.map(({ name, reason }) => `${name}: ${reason}`)).toEqual([
      'Url: It needs "Code", which is not there',
    ]);
    expect([...aws.queues.keys()]).toEqual(['sample-Other']);
  });

  it('retires nothing if a resource fails', async () => {
    await deploy(QUEUE('letters'));

    const broken = `${QUEUE('parcels')}  Bad: { Value: !Select [3, [a]] }\n`;
    expect((await deploy(broken)).problems).toHaveLength(1);
    expect([...aws.queues.keys()]).toEqual(['letters', 'parcels']);

    await deploy(QUEUE('parcels'));
    expect([...aws.queues.keys()]).toEqual(['parcels']);
  });

  it('reports a missing template', async () => {
    const result = await provision({
      templatePath: join(dataDir, 'missing.yaml'),
      stackName: 'sample',
      parameters: {},
      dataDir,
      region: 'ca-central-1',
      deps: aws.deps,
    });

    expect(result.problems[0]).toMatch(/missing\.yaml:1: The template can't be read/);
  });
});
