import {
  InvokeCommand,
  type InvokeCommandInput,
  PutFunctionConcurrencyCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundled, type LambdaServer, startLambdaServer } from './lambda-server.ts';

let server: LambdaServer;

beforeAll(async () => {
  server = await startLambdaServer();
});
afterAll(() => server.close());

async function invoke(name: string, event: unknown = {}, more: Partial<InvokeCommandInput> = {}) {
  const output = await server.client.send(
    new InvokeCommand({ FunctionName: name, Payload: Buffer.from(JSON.stringify(event)), ...more }),
  );
  const { Payload, FunctionError, StatusCode } = output;
  const text = Payload?.transformToString() ?? '';
  return { output, payload: text ? JSON.parse(text) : undefined, FunctionError, StatusCode };
}

describe('Invoke', () => {
  it('passes the event to an async handler and returns its result', async () => {
    await server.deploy('echo', 'export const handler = async (event) => ({ got: event });');

    const { payload, StatusCode, FunctionError, output } = await invoke('echo', {
      a: ['ü', 1, null],
    });

    expect(payload).toStrictEqual({ got: { a: ['ü', 1, null] } });
    expect(StatusCode).toBe(200);
    expect(FunctionError).toBeUndefined();
    expect(output.ExecutedVersion).toBe('$LATEST');
  });

  it('passes an empty object if there is no payload, and returns null if the handler returns nothing', async () => {
    await server.deploy(
      'nothing',
      'export const handler = async (event) => { globalThis.got = event; };',
    );

    const output = await server.client.send(new InvokeCommand({ FunctionName: 'nothing' }));

    expect(output.Payload?.transformToString()).toBe('null');
  });

  it('runs a callback handler of an older runtime', async () => {
    await server.deploy(
      'callback',
      'export const handler = (event, context, callback) => { setTimeout(() => callback(null, event.n + 1), 5); };',
    );

    expect((await invoke('callback', { n: 1 })).payload).toBe(2);
  });

  it('refuses a callback handler on Node.js 24, as AWS does', async () => {
    await server.deploy(
      'callback24',
      'export const handler = (event, context, callback) => callback();',
      {
        Runtime: 'nodejs24.x',
      },
    );

    const { payload, FunctionError } = await invoke('callback24');

    expect(FunctionError).toBe('Unhandled');
    expect(payload.errorType).toBe('Runtime.CallbackHandlerDeprecated');
  });

  it('passes the handler a context', async () => {
    await server.deploy(
      'context',
      `export const handler = async (event, context) => ({ ...context, left: context.getRemainingTimeInMillis() });`,
      { Timeout: 20, MemorySize: 256 },
    );

    const { payload, output } = await invoke(
      'context',
      {},
      {
        ClientContext: Buffer.from('{"client":{"a":1}}').toString('base64'),
      },
    );

    expect(payload).toMatchObject({
      functionName: 'context',
      functionVersion: '$LATEST',
      memoryLimitInMB: '256',
      logGroupName: '/aws/lambda/context',
      invokedFunctionArn: 'arn:aws:lambda:ca-central-1:000000000000:function:context',
      awsRequestId: output.$metadata.requestId,
      clientContext: { client: { a: 1 } },
    });
    expect(payload.left).toBeGreaterThan(15_000);
    expect(payload.left).toBeLessThanOrEqual(20_000);
  });

  it('has exactly the environment of a function', async () => {
    await server.deploy('environment', 'export const handler = async () => process.env;', {
      Environment: { Variables: { DOCUMENTS_BUCKET: 'docs' } },
    });

    const { payload } = await invoke('environment');

    expect(Object.keys(payload).sort()).toStrictEqual([
      'AWS_ACCESS_KEY_ID',
      'AWS_DEFAULT_REGION',
      'AWS_ENDPOINT_URL',
      'AWS_EXECUTION_ENV',
      'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
      'AWS_LAMBDA_FUNCTION_NAME',
      'AWS_LAMBDA_FUNCTION_VERSION',
      'AWS_LAMBDA_INITIALIZATION_TYPE',
      'AWS_LAMBDA_LOG_GROUP_NAME',
      'AWS_LAMBDA_LOG_STREAM_NAME',
      'AWS_REGION',
      'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED',
      'AWS_SECRET_ACCESS_KEY',
      'AWS_SESSION_TOKEN',
      'DOCUMENTS_BUCKET',
      'HOME',
      'LAMBDA_TASK_ROOT',
      'LANG',
      'PATH',
      'PLATFORM_RUN_ID',
      'TMPDIR',
      'TZ',
      '_HANDLER',
    ]);
    expect(payload.AWS_ENDPOINT_URL).toBe(server.endpoint);
    expect(payload.DOCUMENTS_BUCKET).toBe('docs');
  });

  it('passes the function credentials of its role that the endpoint accepts', async () => {
    const code = await bundled(
      `import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
       export const handler = async () => (await new STSClient({}).send(new GetCallerIdentityCommand({}))).Arn;`,
    );
    await server.deploy('whoami', code, { Timeout: 20, MemorySize: 512 });

    const { payload } = await invoke('whoami');

    expect(payload).toBe('arn:aws:sts::000000000000:assumed-role/function-role/whoami');
  });

  it('reports what a handler throws', async () => {
    await server.deploy(
      'throws',
      'class Sad extends Error { name = "SadError" } export const handler = async () => { throw new Sad("no"); };',
    );

    const { payload, FunctionError, StatusCode } = await invoke('throws');

    expect(StatusCode).toBe(200);
    expect(FunctionError).toBe('Unhandled');
    expect(payload).toMatchObject({ errorType: 'SadError', errorMessage: 'no' });
    expect(payload.trace[0]).toBe('SadError: no');
  });

  it.each([
    [
      'a handler that is not there',
      'export const other = 1;',
      'Runtime.HandlerNotFound',
      'index.handler is undefined or not exported',
    ],
    [
      'a module that cannot be found',
      "import 'no-such-module';",
      'Runtime.ImportModuleError',
      /Cannot find package 'no-such-module'/,
    ],
    [
      'code that is not JavaScript',
      'export const handler = ) => 1;',
      'Runtime.UserCodeSyntaxError',
      /SyntaxError/,
    ],
    ['an error while loading', 'throw new RangeError("at load");', 'RangeError', 'at load'],
    [
      'a rejection that nobody handles',
      'export const handler = () => new Promise(() => { Promise.reject(new Error("lost")); });',
      'Runtime.UnhandledPromiseRejection',
      'Error: lost',
    ],
    [
      'an exception outside of the handler',
      'export const handler = () => new Promise(() => { setTimeout(() => { throw new TypeError("late"); }); });',
      'TypeError',
      'late',
    ],
    [
      'a promise that is never settled',
      'export const handler = () => new Promise(() => {});',
      'Runtime.NodeJsExit',
      /never settled/,
    ],
    [
      'a handler that exits',
      'export const handler = async () => process.exit(3);',
      'Runtime.ExitError',
      /RequestId: \S+ Error: Runtime exited with error: exit status 3/,
    ],
    ['an answer that is not JSON', 'export const handler = async () => 1n;', 'TypeError', /BigInt/],
    [
      'an answer that is too large',
      'export const handler = async () => "x".repeat(7e6);',
      'Function.ResponseSizeTooLarge',
      /exceeded maximum allowed payload size/,
    ],
  ])('names %s', async (what, code, errorType, errorMessage) => {
    const name = what.replaceAll(' ', '-');
    await server.deploy(name, code);

    const { payload, FunctionError } = await invoke(name);

    expect(FunctionError).toBe('Unhandled');
    expect(payload.errorType).toBe(errorType);
    expect(payload.errorMessage).toMatch(errorMessage);
  });

  it('stops an endless loop at its time limit while others are answered', async () => {
    await server.deploy('loop', 'export const handler = async () => { for (;;); };', {
      Timeout: 1,
    });
    await server.deploy('quick', 'export const handler = async () => 1;');

    const looping = invoke('loop', {}, { LogType: 'Tail' });
    const quick = await invoke('quick');
    const { payload, output } = await looping;

    expect(quick.payload).toBe(1);
    expect(payload).toStrictEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: `RequestId: ${output.$metadata.requestId} Error: Task timed out after 1.00 seconds`,
    });
    expect(logOf(output.LogResult)).toContain(
      `${output.$metadata.requestId} Task timed out after 1.00 seconds`,
    );
  });

  it.each([
    [
      'objects',
      'const kept = []; export const handler = async () => { for (;;) kept.push({ a: [1, 2, 3] }); };',
    ],
    [
      'buffers',
      'const kept = []; export const handler = async () => { for (;;) { kept.push(Buffer.alloc(1e7, 1)); await new Promise((r) => setTimeout(r, 5)); } };',
    ],
  ])('stops a function that fills its memory with %s', async (what, code) => {
    await server.deploy(`memory-${what}`, code, { Timeout: 20 });

    const { payload, FunctionError } = await invoke(`memory-${what}`);

    expect(FunctionError).toBe('Unhandled');
    expect(payload.errorType).toBe('Runtime.OutOfMemory');
  });

  it('starts a new process after one that broke', async () => {
    await server.deploy(
      'sometimes',
      'export const handler = async (event) => { if (event.exit) process.exit(1); return "fine"; };',
    );

    await invoke('sometimes', { exit: true });

    expect((await invoke('sometimes')).payload).toBe('fine');
  });

  it.each([
    ['an exception', 'throw new Error("late")'],
    ['a rejection', 'Promise.reject(new Error("late"))'],
  ])('gives no event to a process that %s is ending', async (what, action) => {
    const name = what.replace(' ', '-');
    const code = `export const handler = (event) => new Promise((done) => setTimeout(() => { if (event.bad) { ${action}; } else done("fine"); }, 20));`;
    await server.deploy(name, code);

    const bad = Array.from({ length: 4 }, () => invoke(name, { bad: true }));
    const good = Array.from({ length: 8 }, () => invoke(name));

    for (const { FunctionError } of await Promise.all(bad)) expect(FunctionError).toBe('Unhandled');
    for (const { payload } of await Promise.all(good)) expect(payload).toBe('fine');
  });

  it('uses a process again', async () => {
    await server.deploy('counter', 'let n = 0; export const handler = async () => ++n;');

    expect([(await invoke('counter')).payload, (await invoke('counter')).payload]).toStrictEqual([
      1, 2,
    ]);
  });

  it('returns the end of the log on demand', async () => {
    await server.deploy(
      'logs',
      'export const handler = async () => { console.log("one %d", 1); console.error("two"); process.stdout.write("three"); };',
    );

    const { output } = await invoke('logs', {}, { LogType: 'Tail' });
    const id = output.$metadata.requestId;
    const lines = logOf(output.LogResult).split('\n');

    expect(lines[0]).toBe(`START RequestId: ${id} Version: $LATEST`);
    expect(lines[1]).toMatch(new RegExp(`^\\S+Z\\t${id}\\tINFO\\tone 1$`));
    expect(lines[2]).toMatch(new RegExp(`^\\S+Z\\t${id}\\tERROR\\ttwo$`));
    expect(lines[3]).toBe('three');
    expect(lines[4]).toBe(`END RequestId: ${id}`);
    expect(lines[5]).toMatch(
      new RegExp(
        `^REPORT RequestId: ${id}\\tDuration: [\\d.]+ ms\\tBilled Duration: \\d+ ms\\tMemory Size: 128 MB\\tMax Memory Used: \\d+ MB\\tInit Duration: [\\d.]+ ms\\t$`,
      ),
    );
  });

  it('keeps 4 KB of a long log', async () => {
    await server.deploy(
      'chatty',
      'export const handler = async () => { for (let n = 0; n < 20000; n++) console.log(n); };',
    );

    const { output } = await invoke('chatty', {}, { LogType: 'Tail' });
    const log = logOf(output.LogResult);

    expect(Buffer.from(output.LogResult ?? '', 'base64')).toHaveLength(4096);
    expect(log).toContain('\tINFO\t19999\n');
  });

  it('checks without running on DryRun', async () => {
    const { StatusCode } = await invoke('echo', {}, { InvocationType: 'DryRun' });

    expect(StatusCode).toBe(204);
  });

  it('says that there is no such function', async () => {
    await expect(invoke('unknown')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Function not found: arn:aws:lambda:ca-central-1:000000000000:function:unknown',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('knows no version but $LATEST', async () => {
    expect((await invoke('echo:$LATEST', 1)).payload).toStrictEqual({ got: 1 });
    await expect(invoke('echo', 1, { Qualifier: '7' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('finds a function by its ARN', async () => {
    const arn = 'arn:aws:lambda:ca-central-1:000000000000:function:echo';

    expect((await invoke(arn, 1)).payload).toStrictEqual({ got: 1 });
  });

  it('refuses a payload that is not JSON', async () => {
    const command = new InvokeCommand({ FunctionName: 'echo', Payload: Buffer.from('{a}') });

    await expect(server.client.send(command)).rejects.toMatchObject({
      name: 'InvalidRequestContentException',
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('refuses a payload of more than 6 MB', async () => {
    await expect(invoke('echo', 'x'.repeat(6_291_456))).rejects.toMatchObject({
      name: 'RequestTooLargeException',
      $metadata: { httpStatusCode: 413 },
    });
  });

  it('throttles at the reserved concurrency', async () => {
    await server.deploy(
      'limited',
      'export const handler = () => new Promise((done) => setTimeout(done, 300));',
    );
    await server.client.send(
      new PutFunctionConcurrencyCommand({
        FunctionName: 'limited',
        ReservedConcurrentExecutions: 1,
      }),
    );

    const results = await Promise.allSettled([invoke('limited'), invoke('limited')]);
    const refusals = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason] : [],
    );

    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toMatchObject({
      name: 'TooManyRequestsException',
      Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
      $metadata: { httpStatusCode: 429 },
    });
  });

  it('runs events of a function side by side, up to its processes', async () => {
    await server.deploy(
      'side-by-side',
      'export const handler = async () => { await new Promise((done) => setTimeout(done, 50)); return process.pid; };',
    );

    const pids = await Promise.all(Array.from({ length: 6 }, () => invoke('side-by-side')));

    expect(new Set(pids.map(({ payload }) => payload)).size).toBe(4);
  });
});

function logOf(result: string | undefined): string {
  return Buffer.from(result ?? '', 'base64').toString('utf8');
}
