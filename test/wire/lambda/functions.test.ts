import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AddPermissionCommand,
  CreateFunctionCommand,
  CreateFunctionUrlConfigCommand,
  DeleteFunctionCommand,
  DeleteFunctionConcurrencyCommand,
  DeleteFunctionUrlConfigCommand,
  GetFunctionCommand,
  GetFunctionConcurrencyCommand,
  GetFunctionConfigurationCommand,
  GetFunctionUrlConfigCommand,
  GetPolicyCommand,
  InvokeCommand,
  ListFunctionsCommand,
  PutFunctionConcurrencyCommand,
  RemovePermissionCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
  UpdateFunctionUrlConfigCommand,
  waitUntilFunctionActiveV2,
} from '@aws-sdk/client-lambda';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DECLARED, HOSTILE_ZIPS, lyingZip } from '../../support/crafted-zips.ts';
import { type LambdaServer, ROLE_ARN, startLambdaServer, zipOf } from './lambda-server.ts';

const ANSWERS_1 = 'export const handler = async () => 1;';
const ANSWERS_2 = 'export const handler = async () => 2;';
const inRegion = { CreateBucketConfiguration: { LocationConstraint: 'ca-central-1' as const } };
let server: LambdaServer;

beforeEach(async () => {
  server = await startLambdaServer();
});
afterEach(() => server.close());

async function answerOf(name: string): Promise<unknown> {
  const { Payload } = await server.client.send(new InvokeCommand({ FunctionName: name }));
  return JSON.parse(Payload?.transformToString() ?? '');
}

describe('CreateFunction', () => {
  it('describes the new function', async () => {
    const zip = zipOf(ANSWERS_1);

    const { $metadata, LastModified, RevisionId, ...output } = await server.client.send(
      new CreateFunctionCommand({
        FunctionName: 'one',
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        Role: ROLE_ARN,
        Code: { ZipFile: zip },
        Timeout: 25,
        MemorySize: 512,
        LoggingConfig: { LogGroup: 'logs-of-one' },
        Environment: { Variables: { A: 'b' } },
      }),
    );

    expect($metadata.httpStatusCode).toBe(201);
    expect(LastModified).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/);
    expect(RevisionId).toMatch(/^[0-9a-f-]{36}$/);
    expect(output).toStrictEqual({
      FunctionName: 'one',
      FunctionArn: 'arn:aws:lambda:ca-central-1:000000000000:function:one',
      Runtime: 'nodejs24.x',
      Role: ROLE_ARN,
      Handler: 'index.handler',
      CodeSize: zip.length,
      CodeSha256: createHash('sha256').update(zip).digest('base64'),
      Description: '',
      Timeout: 25,
      MemorySize: 512,
      Version: '$LATEST',
      Environment: { Variables: { A: 'b' } },
      TracingConfig: { Mode: 'PassThrough' },
      State: 'Active',
      LastUpdateStatus: 'Successful',
      PackageType: 'Zip',
      Architectures: ['arm64'],
      EphemeralStorage: { Size: 512 },
      SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
      LoggingConfig: { LogFormat: 'Text', LogGroup: 'logs-of-one' },
    });
  });

  it('takes the package from a bucket', async () => {
    await server.s3.send(new CreateBucketCommand({ Bucket: 'artifacts', ...inRegion }));
    const object = { Bucket: 'artifacts', Key: 'functions/one.zip' };
    await server.s3.send(new PutObjectCommand({ ...object, Body: zipOf(ANSWERS_2) }));

    await server.deploy('one', '', { Code: { S3Bucket: object.Bucket, S3Key: object.Key } });

    expect(await answerOf('one')).toBe(2);
  });

  it('says what is wrong with the package in the bucket', async () => {
    const Code = { S3Bucket: 'no-such-bucket', S3Key: 'functions/one.zip' };

    await expect(server.deploy('one', '', { Code })).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: expect.stringContaining('S3 Error Code: NoSuchBucket'),
    });
  });

  it('makes a function that a waiter finds active', async () => {
    await server.deploy('one', ANSWERS_1);

    const { state } = await waitUntilFunctionActiveV2(
      { client: server.client, maxWaitTime: 5 },
      { FunctionName: 'one' },
    );

    expect(state).toBe('SUCCESS');
  });

  it('refuses a second function of the name', async () => {
    await server.deploy('one', ANSWERS_1);

    await expect(server.deploy('one', ANSWERS_2)).rejects.toMatchObject({
      name: 'ResourceConflictException',
      message: 'Function already exist: one',
      $metadata: { httpStatusCode: 409 },
    });
  });

  it.each([
    [
      'a role that no template declares',
      { Role: `${ROLE_ARN}-other` },
      'InvalidParameterValueException',
    ],
    [
      'a reserved variable',
      { Environment: { Variables: { AWS_REGION: 'x' } } },
      'InvalidParameterValueException',
    ],
    [
      'variables of more than 4 KB',
      { Environment: { Variables: { A: 'x'.repeat(4096) } } },
      'InvalidParameterValueException',
    ],
    ['a time limit of 16 minutes', { Timeout: 960 }, 'ValidationException'],
    ['memory below 128 MB', { MemorySize: 64 }, 'ValidationException'],
    ['another language', { Runtime: 'python3.12' as const }, 'NotImplemented'],
    [
      'layers',
      { Layers: ['arn:aws:lambda:ca-central-1:000000000000:layer:x:1'] },
      'NotImplemented',
    ],
    [
      'a package that is no zip',
      { Code: { ZipFile: strToU8('no zip') } },
      'InvalidParameterValueException',
    ],
    [
      'a path that leaves the package',
      { Code: { ZipFile: zipSync({ '../x.mjs': strToU8('') }) } },
      'InvalidParameterValueException',
    ],
    ['no package', { Code: {} }, 'InvalidParameterValueException'],
  ])('refuses %s', async (_what, settings, name) => {
    await expect(server.deploy('one', ANSWERS_1, settings)).rejects.toMatchObject({ name });
  });

  it.each(HOSTILE_ZIPS)('refuses a package with %s, and names the entry', async (_w, zip, what) => {
    const refused = {
      name: 'InvalidParameterValueException',
      message: expect.stringContaining(what),
      $metadata: { httpStatusCode: 400 },
    };
    await server.deploy('one', ANSWERS_1);
    const update = new UpdateFunctionCodeCommand({ FunctionName: 'one', ZipFile: zip() });

    await expect(server.deploy('two', '', { Code: { ZipFile: zip() } })).rejects.toMatchObject(
      refused,
    );
    await expect(server.client.send(update)).rejects.toMatchObject(refused);
    expect(await answerOf('one')).toBe(1);
    // The package of `one` and its folder.
    expect(await readdir(join(server.dataDir, 'lambda', 'code'))).toHaveLength(2);
  });

  it('refuses a package that unpacks to more than 250 MB', async () => {
    const ZipFile = lyingZip('big.bin', new Uint8Array(9), DECLARED.size, 262_144_001);

    await expect(server.deploy('one', '', { Code: { ZipFile } })).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: expect.stringMatching(
        /^Unzipped size must be smaller than 262144000 bytes.*big\.bin/,
      ),
    });
  });

  it('answers others while it unpacks a small zip that grows', async () => {
    const ZipFile = zipSync({ 'index.mjs': strToU8(ANSWERS_1), zeros: new Uint8Array(60_000_000) });
    let isCreated = false;
    const created = server.deploy('one', '', { Code: { ZipFile } }).then(() => {
      isCreated = true;
    });

    await server.client.send(new ListFunctionsCommand({}));
    const wasCreated = isCreated;
    await created;

    expect(wasCreated).toBe(false);
    expect(await answerOf('one')).toBe(1);
  });
});

describe('UpdateFunctionCode', () => {
  it('runs the new code from the next event on', async () => {
    await server.deploy('one', ANSWERS_1);
    expect(await answerOf('one')).toBe(1);

    await server.client.send(
      new UpdateFunctionCodeCommand({ FunctionName: 'one', ZipFile: zipOf(ANSWERS_2) }),
    );

    expect(await answerOf('one')).toBe(2);
  });

  it('refuses when the function was changed in between', async () => {
    await server.deploy('one', ANSWERS_1);
    const command = new UpdateFunctionCodeCommand({
      FunctionName: 'one',
      ZipFile: zipOf(ANSWERS_2),
      RevisionId: 'an-older-revision',
    });

    await expect(server.client.send(command)).rejects.toMatchObject({
      name: 'PreconditionFailedException',
      $metadata: { httpStatusCode: 412 },
    });
    expect(await answerOf('one')).toBe(1);
  });
});

describe('UpdateFunctionConfiguration', () => {
  it('changes what the request names and keeps the rest', async () => {
    await server.deploy('one', 'export const handler = async () => process.env.WORD;', {
      Timeout: 7,
      Environment: { Variables: { WORD: 'old' } },
    });
    expect(await answerOf('one')).toBe('old');

    await server.client.send(
      new UpdateFunctionConfigurationCommand({
        FunctionName: 'one',
        Environment: { Variables: { WORD: 'new' } },
      }),
    );
    const { Timeout } = await server.client.send(
      new GetFunctionConfigurationCommand({ FunctionName: 'one' }),
    );

    expect(await answerOf('one')).toBe('new');
    expect(Timeout).toBe(7);
  });
});

describe('ListFunctions', () => {
  it('lists by name, page by page', async () => {
    for (const name of ['b', 'c', 'a']) await server.deploy(name, ANSWERS_1);

    const first = await server.client.send(new ListFunctionsCommand({ MaxItems: 2 }));
    const second = await server.client.send(new ListFunctionsCommand({ Marker: first.NextMarker }));

    expect(first.Functions?.map(({ FunctionName }) => FunctionName)).toStrictEqual(['a', 'b']);
    expect(second.Functions?.map(({ FunctionName }) => FunctionName)).toStrictEqual(['c']);
    expect(second.NextMarker).toBeUndefined();
  });
});

describe('DeleteFunction', () => {
  it('removes the function', async () => {
    await server.deploy('one', ANSWERS_1);
    await server.client.send(new DeleteFunctionCommand({ FunctionName: 'one' }));

    await expect(
      server.client.send(new GetFunctionCommand({ FunctionName: 'one' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('permissions', () => {
  it('are kept as statements of the policy that AWS writes', async () => {
    await server.deploy('one', ANSWERS_1);
    const sourceArn = 'arn:aws:events:ca-central-1:000000000000:rule/every-minute';

    const { Statement } = await server.client.send(
      new AddPermissionCommand({
        FunctionName: 'one',
        StatementId: 'schedule',
        Action: 'lambda:InvokeFunction',
        Principal: 'events.amazonaws.com',
        SourceArn: sourceArn,
      }),
    );
    const { Policy } = await server.client.send(new GetPolicyCommand({ FunctionName: 'one' }));

    const statement = {
      Sid: 'schedule',
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'lambda:InvokeFunction',
      Resource: 'arn:aws:lambda:ca-central-1:000000000000:function:one',
      Condition: { ArnLike: { 'AWS:SourceArn': sourceArn } },
    };
    expect(JSON.parse(Statement ?? '')).toStrictEqual(statement);
    expect(JSON.parse(Policy ?? '')).toStrictEqual({
      Version: '2012-10-17',
      Id: 'default',
      Statement: [statement],
    });
  });

  it('have one statement of an id, and can be taken away', async () => {
    await server.deploy('one', ANSWERS_1);
    const permission = {
      FunctionName: 'one',
      StatementId: 'lex',
      Action: 'lambda:InvokeFunction',
      Principal: 'lexv2.amazonaws.com',
    };
    await server.client.send(new AddPermissionCommand(permission));

    await expect(server.client.send(new AddPermissionCommand(permission))).rejects.toMatchObject({
      name: 'ResourceConflictException',
    });
    await server.client.send(
      new RemovePermissionCommand({ FunctionName: 'one', StatementId: 'lex' }),
    );
    await expect(
      server.client.send(new GetPolicyCommand({ FunctionName: 'one' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('reserved concurrency', () => {
  it('is put, returned and deleted', async () => {
    await server.deploy('one', ANSWERS_1);
    const name = { FunctionName: 'one' };

    await server.client.send(
      new PutFunctionConcurrencyCommand({ ...name, ReservedConcurrentExecutions: 0 }),
    );
    const put = await server.client.send(new GetFunctionConcurrencyCommand(name));
    await expect(answerOf('one')).rejects.toMatchObject({ name: 'TooManyRequestsException' });
    await server.client.send(new DeleteFunctionConcurrencyCommand(name));
    const taken = await server.client.send(new GetFunctionConcurrencyCommand(name));

    expect(put.ReservedConcurrentExecutions).toBe(0);
    expect(taken.ReservedConcurrentExecutions).toBeUndefined();
    expect(await answerOf('one')).toBe(1);
  });
});

describe('function URLs', () => {
  it('are created, returned, changed and deleted', async () => {
    await server.deploy('one', ANSWERS_1);
    const name = { FunctionName: 'one' };

    const made = await server.client.send(
      new CreateFunctionUrlConfigCommand({ ...name, AuthType: 'NONE' }),
    );
    await server.client.send(
      new UpdateFunctionUrlConfigCommand({ ...name, Cors: { AllowOrigins: ['*'] } }),
    );
    const returned = await server.client.send(new GetFunctionUrlConfigCommand(name));
    await server.client.send(new DeleteFunctionUrlConfigCommand(name));

    expect(made).toMatchObject({ FunctionUrl: 'http://127.0.0.1:3000/one/', AuthType: 'NONE' });
    expect(returned).toMatchObject({ AuthType: 'NONE', Cors: { AllowOrigins: ['*'] } });
    await expect(server.client.send(new GetFunctionUrlConfigCommand(name))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('are refused a second time', async () => {
    await server.deploy('one', ANSWERS_1);
    const command = () =>
      new CreateFunctionUrlConfigCommand({ FunctionName: 'one', AuthType: 'NONE' });
    await server.client.send(command());

    await expect(server.client.send(command())).rejects.toMatchObject({
      name: 'ResourceConflictException',
    });
  });
});
