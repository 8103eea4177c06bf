import { join } from 'node:path';
import * as client from '@aws-sdk/client-lex-runtime-v2';
import type { Clock } from '../../../base/clock.ts';
import type { DamageReport } from '../../../base/durable/damage-report.ts';
import type { Log } from '../../../base/log.ts';
import type { Timers } from '../../../base/timers.ts';
import type { AwsService, Call, Dispatcher } from '../../aws/service.ts';
import { BotRegistry, TEST_ALIAS_ID, type Train } from '../bot/bot-registry.ts';
import type { BotDefinitions } from '../bot/definitions.ts';
import { type HookCaller, LambdaHookCaller } from '../code-hook/hook-caller.ts';
import { noJournal, openSessionJournal } from '../session/session-journal.ts';
import { SessionStore } from '../session/session-store.ts';
import type { LexDeps } from './deps.ts';
import { withNullableSlots } from './nullable-slots.ts';
import { deleteSession } from './operations/delete-session.ts';
import { getSession } from './operations/get-session.ts';
import { putSession } from './operations/put-session.ts';
import { recognizeText } from './operations/recognize-text.ts';
import { recognizeUtterance } from './operations/recognize-utterance.ts';
import { TurnLog } from './turn-log.ts';
import type { TurnTrace } from './turn-trace.ts';

export interface LexOptions {
  readonly train: Train;
  readonly clock: Clock;
  /** Ends code hooks that are too late, and removes ended sessions from the disk. */
  readonly timers: Timers;
  readonly random: () => number;
  readonly log: Log;
  /**
   * Sessions and bot versions are kept under `<dataDir>/lex`, each turn before it is answered; without it they end with
   * the process.
   */
  readonly dataDir?: string | undefined;
  /** Receives what is damaged in there; without it, damage is an error. */
  readonly damage?: DamageReport | undefined;
  /** Runs Lambda's Invoke for code hooks. */
  readonly dispatcher?: Pick<Dispatcher, 'run'> | undefined;
  /** Calls code hooks; default: through the dispatcher. */
  readonly hooks?: HookCaller | undefined;
  /** IANA name; decides what "today" means. Default UTC. */
  readonly timeZone?: string | undefined;
  /** Accept one typo in a listed slot value; Amazon Lex accepts none. Default false. */
  readonly toleratesTypos?: boolean | undefined;
  /** Keep texts, slot values and hook payloads in the traces of turns. Default false. */
  readonly showsTexts?: boolean | undefined;
  /** Cleans the texts in the traces that `turns` returns, instead of leaving them out. `onTurn` still gets none. */
  readonly redactTexts?: ((text: string) => string) | undefined;
  /** How many traces are kept. Default 100. */
  readonly traceCount?: number | undefined;
  readonly onTurn?: ((trace: TurnTrace) => void) | undefined;
  /** Timeout of a code hook in milliseconds, instead of Lex's 30 seconds. */
  readonly hookTimeoutMs?: number | undefined;
}

export interface Lex {
  readonly service: AwsService;
  readonly definitions: BotDefinitions;
  /** Trains a bot, given by its zip, before it is put. Never rejects. */
  prepareBot(zip: Uint8Array): Promise<void>;
  /** The traces of the last turns, newest last. */
  turns(): readonly TurnTrace[];
  /** Writes the sessions to disk and stops. */
  close(): Promise<void>;
}

/** Creates the runtime of Amazon Lex V2: `definitions` takes bots, `service` answers clients. */
export async function openLex(options: LexOptions): Promise<Lex> {
  const folder = options.dataDir && join(options.dataDir, 'lex');
  const { sessions, close } = await openSessions(options, folder);
  const bots = new BotRegistry({
    train: options.train,
    folder: folder && join(folder, 'bots'),
    damage: options.damage,
    toleratesTypos: options.toleratesTypos ?? false,
    log: options.log,
    onDraftChanged: (botId) => sessions.deleteOfAlias(botId, TEST_ALIAS_ID),
  });
  const turnLog = new TurnLog({
    size: options.traceCount ?? 100,
    showsTexts: options.showsTexts ?? false,
    redact: options.redactTexts,
    onTurn: options.onTurn,
  });
  const deps: LexDeps = {
    bots,
    sessions,
    hooks: options.hooks ?? new LambdaHookCaller(options.dispatcher ?? noDispatcher),
    clock: options.clock,
    timers: options.timers,
    random: options.random,
    log: options.log,
    turnLog,
    timeZone: options.timeZone ?? 'UTC',
    hookTimeoutMs: options.hookTimeoutMs,
    busy: new Set(),
  };
  return {
    service: serviceOf(deps),
    definitions: bots,
    prepareBot: (zip) => bots.prepare(zip),
    turns: () => turnLog.traces(),
    close,
  };
}

interface OpenSessions {
  readonly sessions: SessionStore;
  close(): Promise<void>;
}

async function openSessions(
  options: LexOptions,
  folder: string | undefined,
): Promise<OpenSessions> {
  const { journal, sessions } = folder
    ? await openSessionJournal(join(folder, 'sessions.jsonl'), options)
    : { journal: noJournal, sessions: [] };
  return {
    sessions: new SessionStore(options.clock, journal, sessions),
    close: () => journal.close(),
  };
}

const noDispatcher: Pick<Dispatcher, 'run'> = {
  run: () => Promise.reject(new Error('Lex was created with neither a dispatcher nor hooks')),
};

const CORS_EXPOSED_HEADERS = [
  'x-amz-lex-input-mode',
  'x-amz-lex-input-transcript',
  'x-amz-lex-interpretations',
  'x-amz-lex-messages',
  'x-amz-lex-recognized-bot-member',
  'x-amz-lex-request-attributes',
  'x-amz-lex-session-id',
  'x-amz-lex-session-state',
];

function serviceOf(deps: LexDeps): AwsService {
  return {
    name: 'lex',
    client: withNullableSlots(client),
    isOpenToPages: true,
    // Our choice: a text has 1,024 characters, and a session's state some dozen kilobytes.
    bodyLimit: () => ({ maxBytes: 1024 * 1024 }),
    corsExposedHeaders: CORS_EXPOSED_HEADERS,
    operations: {
      RecognizeText: (input: client.RecognizeTextRequest, call: Call) =>
        recognizeText(deps, input, call),
      RecognizeUtterance: (input: client.RecognizeUtteranceRequest, call: Call) =>
        recognizeUtterance(deps, input, call),
      PutSession: (input: client.PutSessionRequest, call: Call) => putSession(deps, input, call),
      GetSession: (input: client.GetSessionRequest) => getSession(deps, input),
      DeleteSession: (input: client.DeleteSessionRequest) => deleteSession(deps, input),
    },
  };
}
