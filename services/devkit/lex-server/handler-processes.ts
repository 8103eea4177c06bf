import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../base/clock.ts';
import { type Log, silentLog } from '../../base/log.ts';
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
const ROLE_ARN = `arn:aws:iam::${ACCOUNT_ID}:role/${ROLE_NAME}`;

export interface HandlerDeps {
  readonly roles: Roles;
  readonly region: string;
  readonly endpoint: () => string;
  /** The program of a function's process. */
  readonly runtimePath: string;
  /** Environment of the handlers' processes, in addition to Lambda's own variables. */
  readonly environment: Readonly<Record<string, string>>;
  /** Called with each line that a handler writes. */
  readonly onLine: (functionName: string, line: string) => void;
}

interface LoadedHandler {
  readonly record: FunctionRecord;
  readonly handler: PreparedHandler;
}

/** Opens a temporary folder for handlers, and the runner of their processes. */
export async function openHandlerProcesses(deps: HandlerDeps): Promise<HandlerProcesses> {
  const folder = await mkdtemp(join(tmpdir(), 'support-bot-hooks-'));
  deps.roles.put({ roleName: ROLE_NAME, arn: ROLE_ARN, assumeRolePolicy: {}, policies: {} });
  return new HandlerProcesses(deps, folder);
}

/** Node.js handlers in processes of their own, as the local Lambda runs functions. */
export class HandlerProcesses {
  readonly #environment: HandlerDeps['environment'];
  readonly #folder: string;
  readonly #runner: Runner;
  readonly #invoker: Invoker;
  readonly #loaded = new Map<string, LoadedHandler>();

  constructor(deps: HandlerDeps, folder: string) {
    this.#environment = deps.environment;
    this.#folder = folder;
    // Without temporary folders: handlers are the developer's own code, may do what he may, and can be debugged.
    this.#runner = new Runner({
      roles: deps.roles,
      region: deps.region,
      endpoint: deps.endpoint,
      runtimePath: deps.runtimePath,
      dataDir: folder,
      code: { folderOf: (version) => join(folder, version) },
      clock: systemClock,
      timers: realTimers,
      log: lineLog(deps.onLine),
      layers: {},
      poolSize: 4,
      idleMs: IDLE_MS,
    });
    this.#invoker = new Invoker({ runner: this.#runner, clock: systemClock, log: silentLog });
  }

  /** Prepares the newest version of a handler, which later calls run. Throws LexServerError; the old version stays. */
  async load(arn: string, file: string, exportName: string): Promise<void> {
    const version = randomUUID();
    const handler = await prepareHandler(file, exportName, join(this.#folder, version));
    const record = recordOf(arn, version, this.#environment);
    this.#loaded.set(arn, { record, handler });
    // A handler that can't be loaded says so at once, through its output, and again when it is called.
    void this.#runner.poolOf(record).warm();
  }

  /** Returns the files that the newest version is made of. */
  async inputs(arn: string): Promise<readonly string[]> {
    return this.#loaded.get(arn)?.handler.inputs() ?? [];
  }

  async invoke(arn: string, event: string): Promise<HookReply> {
    const found = this.#loaded.get(arn);
    if (!found) return { kind: 'unreachable', reason: `No handler is known for ${arn}` };
    const result = await this.#invoker.invoke(found.record, { requestId: randomUUID(), event });
    const { payload: text, errorType } = result;
    if (errorType === undefined) return { kind: 'payload', text };
    return { kind: 'functionError', errorType: 'Unhandled', text };
  }

  /** Ends the processes and deletes the folder. */
  async close(): Promise<void> {
    await this.#runner.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** A log whose debug lines, which are what handlers write, go to `onLine`. */
function lineLog(onLine: HandlerDeps['onLine']): Log {
  const debug = ({ function: name }: { function: string }, line: string) => onLine(name, line);
  return { ...silentLog, debug: debug as Log['debug'] };
}

function recordOf(
  arn: string,
  version: string,
  environment: Readonly<Record<string, string>>,
): FunctionRecord {
  return {
    name: arn.split(':').at(-1) ?? '',
    arn,
    // The newest that runs handlers of every style, those with a callback included.
    runtime: 'nodejs22.x',
    role: ROLE_ARN,
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
