import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../base/clock.ts';
import { silentLog } from '../../base/log.ts';
import { realTimers } from '../../base/timers.ts';
import type { Roles } from '../../emulator/aws/iam/roles.ts';
import type { FunctionRecord } from '../../emulator/aws/lambda/functions/function-record.ts';
import { Invoker } from '../../emulator/aws/lambda/runner/invoker.ts';
import { Runner } from '../../emulator/aws/lambda/runner/runner.ts';
import { ACCOUNT_ID } from '../../emulator/aws/service.ts';
import type { HookReply } from '../../emulator/lex/code-hook/hook-caller.ts';
import { type PreparedHandler, prepareHandler } from './prepare-handler.ts';

/** Lex waits 30 seconds for a code hook; a function that takes longer is stopped. */
const TIMEOUT_SECONDS = 30;
const MEMORY_MB = 1024;
const IDLE_MS = 600_000;
const ROLE_NAME = 'code-hook';

export interface HandlerDeps {
  readonly roles: Roles;
  readonly region: string;
  readonly endpoint: () => string;
  /** The program of a function's process. */
  readonly runtimePath: string;
  /** What the handlers' processes get beside Lambda's own variables. */
  readonly environment: Readonly<Record<string, string>>;
  /** Told of each line that a handler writes. */
  readonly onLine: (functionName: string, line: string) => void;
}

/** Node.js handlers in processes of their own, as the local Lambda runs functions. */
export interface HandlerProcesses {
  /** Prepares a handler's newest version; what comes after runs it. Throws LexServerError, and the old one stays. */
  load(arn: string, file: string, exportName: string): Promise<void>;
  /** The files that the newest version is made of. */
  inputs(arn: string): Promise<readonly string[]>;
  invoke(arn: string, event: string): Promise<HookReply>;
  close(): Promise<void>;
}

export async function createHandlerProcesses(deps: HandlerDeps): Promise<HandlerProcesses> {
  const folder = await mkdtemp(join(tmpdir(), 'support-bot-hooks-'));
  const roleArn = `arn:aws:iam::${ACCOUNT_ID}:role/${ROLE_NAME}`;
  deps.roles.put({ roleName: ROLE_NAME, arn: roleArn, assumeRolePolicy: {}, policies: {} });
  const loaded = new Map<string, { record: FunctionRecord; handler: PreparedHandler }>();
  const log = {
    ...silentLog,
    debug: ({ function: name }: { function: string }, line: string) => deps.onLine(name, line),
  };
  const runner = new Runner({
    ...deps,
    dataDir: folder,
    code: { folderOf: (version) => join(folder, version) },
    clock: systemClock,
    timers: realTimers,
    log: log as typeof silentLog,
    poolSize: 4,
    idleMs: IDLE_MS,
  });
  const invoker = new Invoker({ runner, clock: systemClock, log: silentLog });

  return {
    async load(arn, file, exportName) {
      const version = randomUUID();
      const handler = await prepareHandler(file, exportName, join(folder, version));
      const record = recordOf(arn, roleArn, version, deps.environment);
      loaded.set(arn, { record, handler });
      // A handler that can't be loaded says so at once, through its output, and again when it is called.
      void runner.poolOf(record).warm();
    },
    inputs: async (arn) => loaded.get(arn)?.handler.inputs() ?? [],
    async invoke(arn, event) {
      const found = loaded.get(arn);
      if (!found) return { kind: 'unreachable', reason: `No handler is known for ${arn}` };
      const result = await invoker.invoke(found.record, { requestId: randomUUID(), event });
      const { payload: text, errorType } = result;
      if (errorType === undefined) return { kind: 'payload', text };
      return { kind: 'functionError', errorType: 'Unhandled', text };
    },
    async close() {
      await runner.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function recordOf(
  arn: string,
  role: string,
  version: string,
  environment: Readonly<Record<string, string>>,
): FunctionRecord {
  return {
    name: arn.split(':').at(-1) ?? '',
    arn,
    // The newest that takes handlers of every style, those with a callback included.
    runtime: 'nodejs22.x',
    role,
    handler: 'index.handler',
    description: '',
    timeoutSeconds: TIMEOUT_SECONDS,
    memoryMb: MEMORY_MB,
    architectures: ['x86_64'],
    variables: { ...environment, NODE_OPTIONS: '--enable-source-maps' },
    logging: {},
    tags: {},
    codeSha256: version,
    codeSize: 0,
    lastModified: systemClock.now().toISOString(),
    revisionId: version,
    policy: [],
  };
}
