import { describe, expect, it } from 'vitest';
import { formatTrace } from '../../../../services/devkit/lex-server/format-trace.ts';
import type { TurnTrace } from '../../../../services/emulator/lex/runtime/turn-trace.ts';

function aTrace(more: Partial<TurnTrace> = {}): TurnTrace {
  return {
    at: '2026-11-22T20:00:00.000Z',
    requestId: 'r-1',
    operation: 'RecognizeText',
    botName: 'RoomBooking',
    botVersion: 'DRAFT',
    localeId: 'en_US',
    sessionId: 'me',
    said: 'book a room',
    ranking: [{ intent: 'BookRoom', score: 0.93, why: ['"book" +0.40', '"room" +0.30'] }],
    steps: [],
    lines: ['BookRoom starts', 'elicits Size'],
    hooks: [],
    intent: 'BookRoom',
    state: 'InProgress',
    dialogAction: 'ElicitSlot',
    slotToElicit: 'Size',
    slots: { People: '4' },
    messages: [{ contentType: 'PlainText', content: 'Small or large?' }],
    messageCount: 1,
    error: undefined,
    ms: 1.25,
    ...more,
  };
}

describe('formatTrace', () => {
  it('shows what was said, how it was ranked, each step, and the reply', () => {
    expect(formatTrace(aTrace())).toBe(`── RecognizeText · session me · en_US · 1.3 ms
      you  book a room
  ranking  BookRoom 0.93  ("book" +0.40, "room" +0.30)
     step  BookRoom starts
     step  elicits Size
      bot  Small or large?
     next  ElicitSlot Size · BookRoom InProgress · People=4
`);
  });

  it('shows what a hook was asked and what it answered', () => {
    const request = { invocationSource: 'DialogCodeHook' } as never;
    const response = '{"sessionState":{"dialogAction":{"type":"Delegate"}}}';
    const hook = { source: 'DialogCodeHook', outcome: 'Delegate', ms: 12, request, response };

    const text = formatTrace(aTrace({ hooks: [hook] }));

    expect(text).toContain('     hook  DialogCodeHook → Delegate  (12 ms)');
    expect(text).toContain("  request  { invocationSource: 'DialogCodeHook' }");
    expect(text).toContain(" response  { sessionState: { dialogAction: { type: 'Delegate' } } }");
  });

  it('says why a turn failed', () => {
    const text = formatTrace(aTrace({ error: 'Invalid Lambda Response: …', messages: [] }));

    expect(text).toContain('    error  Invalid Lambda Response: …');
  });

  it('shows buttons with their values', () => {
    const card = { title: 'Size?', buttons: [{ text: 'Small', value: 'small' }] };
    const messages = [{ contentType: 'ImageResponseCard' as const, imageResponseCard: card }];

    expect(formatTrace(aTrace({ messages }))).toContain('      bot  card: Size? [Small = small]');
  });

  it('lets no text steer the terminal', () => {
    expect(formatTrace(aTrace({ said: 'hi\u001b[2J\rthere' }))).toContain('you  hi·[2J·there');
  });
});
