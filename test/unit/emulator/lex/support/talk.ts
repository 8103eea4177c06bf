import type {
  RecognizeTextRequest,
  RecognizeTextResponse,
  SessionState,
} from '@aws-sdk/client-lex-runtime-v2';
import type { AwsError } from '../../../../../services/emulator/aws/errors.ts';
import {
  BOT_ID,
  lexWith,
  TEST_ALIAS,
  type TestLex,
  type TestLexOptions,
} from '../../../../wire/lex/support/start-lex.ts';

export interface Talk extends TestLex {
  /** Says a text in the one session of the test. */
  say(text: string, more?: Partial<RecognizeTextRequest>): Promise<Said>;
  run(operation: string, input: object): Promise<unknown>;
}

/** An answer with what tests ask for most. */
export interface Said extends RecognizeTextResponse {
  readonly state: SessionState;
  readonly texts: readonly string[];
  /** Slot name → interpreted value, null where empty. */
  readonly values: Readonly<Record<string, string | null>>;
  /** `ElicitSlot Size`, `ConfirmIntent`, `Close` … */
  readonly action: string;
}

export const IDS = {
  botId: BOT_ID,
  botAliasId: TEST_ALIAS,
  localeId: 'en_US',
  sessionId: 'test-session',
};

const CALL = { requestId: 'b1946ac9-0000-4000-8000-000000000001', region: 'ca-central-1' };

/** Talks to a bot without a wire in between. */
export async function talkTo(options: TestLexOptions): Promise<Talk> {
  const lex = await lexWith(options);
  const run = (operation: string, input: object) =>
    (lex.service.operations[operation] as (input: object, call: object) => Promise<unknown>)(
      { ...IDS, localeId: options.bot.localeId ?? IDS.localeId, ...input },
      CALL,
    );
  return {
    ...lex,
    run,
    say: async (text, more = {}) =>
      saidOf((await run('RecognizeText', { text, ...more })) as RecognizeTextResponse),
  };
}

/** Says several texts and returns the answer to the last. */
export async function sayAll(talk: Talk, ...texts: readonly string[]): Promise<Said> {
  let said: Said | undefined;
  for (const text of texts) said = await talk.say(text);
  if (!said) throw new Error('nothing was said');
  return said;
}

/** The error that something is refused with. */
export async function refusal(work: Promise<unknown>): Promise<AwsError> {
  return work.then(
    () => {
      throw new Error('it was not refused');
    },
    (error: AwsError) => error,
  );
}

function saidOf(response: RecognizeTextResponse): Said {
  const state = response.sessionState ?? {};
  const { type = '', slotToElicit } = state.dialogAction ?? {};
  const slots = Object.entries(state.intent?.slots ?? {});
  return {
    ...response,
    state,
    texts: (response.messages ?? []).map((message) => message.content ?? ''),
    values: Object.fromEntries(
      slots.map(([name, value]) => [name, value?.value?.interpretedValue ?? null]),
    ),
    action: slotToElicit === undefined ? type : `${type} ${slotToElicit}`,
  };
}
