import type { Message, RecognizeTextCommandOutput, Slot } from '@aws-sdk/client-lex-runtime-v2';
import type { Expectation } from './conversation.ts';

/** A key of an expectation that the reply doesn't meet. */
export interface Difference {
  readonly key: string;
  readonly expected: string;
  readonly got: string;
}

type Reply = Pick<RecognizeTextCommandOutput, 'messages' | 'sessionState'>;

/** Compares a reply with what is expected. Returns every difference; none if the reply is as expected. */
export function checkReply(expect: Expectation, reply: Reply): readonly Difference[] {
  const { intent, dialogAction, sessionAttributes = {} } = reply.sessionState ?? {};
  const messages = reply.messages ?? [];
  return [
    ...same('intent', expect.intent, intent?.name),
    ...same('state', expect.state, intent?.state),
    ...same('elicits', expect.elicits, dialogAction?.slotToElicit),
    ...card(expect.card, messages),
    ...text(expect.text, messages),
    ...Object.entries(expect.slots ?? {}).flatMap(([name, value]) =>
      same(`slots.${name}`, value, intent?.slots?.[name]?.value?.interpretedValue ?? null),
    ),
    ...Object.entries(expect.spoken ?? {}).flatMap(([name, value]) =>
      spoken(`spoken.${name}`, value, intent?.slots?.[name]),
    ),
    ...Object.entries(expect.attributes ?? {}).flatMap(([name, value]) =>
      same(`attributes.${name}`, value, sessionAttributes[name]),
    ),
    ...same('messages', expect.messages, messages.length),
  ];
}

function same<T>(key: string, expected: T | undefined, got: T | undefined): readonly Difference[] {
  if (expected === undefined || expected === got) return [];
  return [{ key, expected: String(expected), got: got === undefined ? 'nothing' : String(got) }];
}

function spoken(key: string, expected: string, slot: Slot | null | undefined) {
  const { originalValue, interpretedValue, resolvedValues = [] } = slot?.value ?? {};
  const values = [originalValue, interpretedValue, ...resolvedValues];
  const isMet = values.some((value) => value?.toLowerCase() === expected.toLowerCase());
  return isMet ? [] : same<string | null>(key, expected, originalValue ?? null);
}

function text(
  expected: string | RegExp | undefined,
  messages: readonly Message[],
): readonly Difference[] {
  if (expected === undefined) return [];
  const said = plainText(messages);
  const isMet = typeof expected === 'string' ? said.includes(expected) : expected.test(said);
  if (isMet) return [];
  const wanted = typeof expected === 'string' ? JSON.stringify(expected) : String(expected);
  return [{ key: 'text', expected: wanted, got: JSON.stringify(said) }];
}

function card(expected: string | undefined, messages: readonly Message[]): readonly Difference[] {
  if (expected === undefined) return [];
  const kinds = messages
    .filter(({ contentType }) => contentType === 'CustomPayload')
    .map(({ content }) => cardKind(content ?? ''));
  if (kinds.includes(expected)) return [];
  return [{ key: 'card', expected, got: kinds.join(', ') || 'no card' }];
}

function cardKind(content: string): string {
  try {
    return String((JSON.parse(content) as { kind?: unknown }).kind);
  } catch {
    return 'not a card';
  }
}

/** Returns the text that a client without cards shows. */
export function plainText(messages: readonly Message[]): string {
  return messages
    .filter(({ contentType }) => contentType === 'PlainText')
    .map(({ content }) => content ?? '')
    .join('\n');
}

/** Returns the values of the buttons that a reply offers. */
export function buttonValues(messages: readonly Message[]): readonly string[] {
  return messages.flatMap(({ imageResponseCard }) =>
    (imageResponseCard?.buttons ?? []).map(({ value }) => value ?? ''),
  );
}
