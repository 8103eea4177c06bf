import { describe, expect, it } from 'vitest';
import { TurnLog } from '../../../../../services/emulator/lex/runtime/turn-log.ts';
import type { TurnTrace } from '../../../../../services/emulator/lex/runtime/turn-trace.ts';

const SECRET = 'hunter2';
const redact = (text: string) => text.replaceAll(SECRET, '[removed]');

function aTrace(sessionId: string): TurnTrace {
  const attributes = { form: JSON.stringify({ Description: `my password is ${SECRET}` }) };
  return {
    at: '2026-11-30T10:00:00.000Z',
    requestId: 'r-1',
    operation: 'RecognizeText',
    botName: 'Bot',
    botVersion: '1',
    localeId: 'en_US',
    sessionId,
    said: `it is ${SECRET}`,
    ranking: [{ intent: 'Greet', score: 0.9, why: [`"${SECRET}" +0.9`] }],
    steps: [],
    lines: [],
    hooks: [
      {
        source: 'DialogCodeHook',
        outcome: 'ElicitSlot',
        ms: 3,
        request: { sessionId, inputTranscript: SECRET, sessionState: { attributes } },
        response: JSON.stringify({ messages: [{ content: `You said ${SECRET}.` }], n: 1 }),
      },
    ],
    intent: 'Greet',
    state: 'InProgress',
    dialogAction: 'ElicitSlot',
    slotToElicit: 'Name',
    slots: { Name: SECRET },
    messages: [{ contentType: 'PlainText', content: `You said ${SECRET}.` }],
    messageCount: 1,
    error: undefined,
    ms: 5,
  };
}

const withoutTexts = (): TurnTrace => ({
  ...aTrace('s-1'),
  sessionId: null,
  said: null,
  hooks: [],
});

describe('a log that cleans texts', () => {
  const log = () => new TurnLog({ size: 2, showsTexts: false, redact });

  it('has every text cleaned, in JSON inside of texts too, and no session id', () => {
    const turns = log();
    turns.add(withoutTexts(), 's-1', () => aTrace('s-1'));

    const text = JSON.stringify(turns.traces());

    expect(text).not.toContain(SECRET);
    expect(text).not.toContain('s-1');
    const [trace] = turns.traces();
    expect(trace?.said).toBe('it is [removed]');
    expect(trace?.slots).toStrictEqual({ Name: '[removed]' });
    expect(JSON.parse(trace?.hooks[0]?.response ?? '')).toStrictEqual({
      messages: [{ content: 'You said [removed].' }],
      n: 1,
    });
    const request = trace?.hooks[0]?.request as { sessionState: { attributes: { form: string } } };
    expect(JSON.parse(request.sessionState.attributes.form)).toStrictEqual({
      Description: 'my password is [removed]',
    });
  });

  it('makes the whole trace when it is read, and once', () => {
    let made = 0;
    const turns = log();
    const whole = () => {
      made += 1;
      return aTrace('s-1');
    };
    turns.add(withoutTexts(), 's-1', whole);
    expect(made).toBe(0);

    turns.traces();
    turns.traces();

    expect(made).toBe(1);
  });

  it('forgets a session that is deleted, and keeps the others', () => {
    const turns = log();
    turns.add(withoutTexts(), 's-1', () => aTrace('s-1'));
    turns.add(withoutTexts(), 's-2', () => aTrace('s-2'));

    turns.forget('s-1');

    expect(turns.traces()).toHaveLength(1);
  });
});

describe('a log without texts', () => {
  it('has the trace as it was given, and keeps it when the session is deleted', () => {
    const turns = new TurnLog({ size: 2, showsTexts: false });
    turns.add(withoutTexts(), 's-1', () => aTrace('s-1'));

    turns.forget('s-1');

    expect(turns.traces()).toStrictEqual([withoutTexts()]);
  });

  it('keeps the last ones only, and passes each on', () => {
    const passed: string[] = [];
    const onTurn = ({ requestId }: TurnTrace) => void passed.push(requestId);
    const turns = new TurnLog({ size: 2, showsTexts: false, onTurn });

    for (const requestId of ['a', 'b', 'c'])
      turns.add({ ...withoutTexts(), requestId }, requestId, () => aTrace(requestId));

    expect(turns.traces().map(({ requestId }) => requestId)).toStrictEqual(['b', 'c']);
    expect(passed).toStrictEqual(['a', 'b', 'c']);
  });
});
