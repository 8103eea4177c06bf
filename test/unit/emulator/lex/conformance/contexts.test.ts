import { describe, expect, it } from 'vitest';
import { contexts, hookPizza } from '../../../../wire/lex/support/bots.ts';
import { sayAll, talkTo } from '../support/talk.ts';

describe('contexts and attributes', () => {
  it('65 does not offer an intent whose input context is not active', async () => {
    const talk = await talkTo({ bot: contexts() });

    const said = await talk.say('email it');

    expect(said.interpretations?.map((one) => one.intent?.name)).not.toContain('Email');
    expect(said.state.intent?.name).not.toBe('Email');
  });

  it('66 activates the output context with the slots as its attributes', async () => {
    const talk = await talkTo({ bot: contexts() });

    const said = await sayAll(talk, 'book a trip', 'Victoria');

    expect(said.state.activeContexts).toStrictEqual([
      {
        name: 'booked',
        timeToLive: { timeToLiveInSeconds: 60, turnsToLive: 2 },
        contextAttributes: { City: 'Victoria' },
      },
    ]);
  });

  it('67 fills a slot by default from the context, without asking', async () => {
    const talk = await talkTo({ bot: contexts() });

    const said = await sayAll(talk, 'book a trip', 'Victoria', 'email it');

    expect(said.state.intent?.name).toBe('Email');
    expect(said.values.Dest).toBe('Victoria');
    expect(said.texts).toStrictEqual(['Sent.']);
  });

  it('68 ends a context when its turns are used up', async () => {
    const talk = await talkTo({ bot: contexts() });

    const one = await sayAll(talk, 'book a trip', 'Victoria', 'free mail');
    const two = await talk.say('free mail');

    expect(one.state.activeContexts?.[0]?.timeToLive?.turnsToLive).toBe(1);
    expect(two.state.activeContexts).toBeUndefined();
  });

  it('69 ends a context when its seconds are', async () => {
    const talk = await talkTo({ bot: contexts() });
    await sayAll(talk, 'book a trip', 'Victoria');

    talk.clock.advance(61_000);
    const said = await talk.say('free mail');

    expect(said.state.activeContexts).toBeUndefined();
  });

  it.each([
    { attributes: { home: 'Oslo' }, expected: 'Oslo' },
    { attributes: {}, expected: 'Paris' },
  ])('70 takes the first default that has a value: $expected', async (one) => {
    const talk = await talkTo({ bot: contexts() });

    const said = await talk.say('free mail', {
      sessionState: { sessionAttributes: one.attributes as Record<string, string> },
    });

    expect(said.values.Dest).toBe(one.expected);
  });

  it('71 replaces all session attributes by those that are sent', async () => {
    const talk = await talkTo({ bot: contexts() });
    const send = async (sessionAttributes?: Record<string, string>) => {
      const more = sessionAttributes ? { sessionState: { sessionAttributes } } : {};
      return (await talk.say('hello there', more)).state.sessionAttributes;
    };

    await send({ x: '1', y: '2' });

    expect(await send({ z: '3' })).toStrictEqual({ z: '3' });
    expect(await send()).toStrictEqual({ z: '3' });
    expect(await send({})).toStrictEqual({});
  });

  it('72 clears the contexts by an empty list', async () => {
    const talk = await talkTo({ bot: contexts() });
    await sayAll(talk, 'book a trip', 'Victoria');

    const said = await talk.say('hello there', { sessionState: { activeContexts: [] } });

    expect(said.state.activeContexts).toBeUndefined();
  });

  it('73 starts again when the session has been idle for too long', async () => {
    const talk = await talkTo({ bot: contexts() });
    await talk.say('book a trip', { sessionState: { sessionAttributes: { x: '1' } } });

    talk.clock.advance(301_000);
    const said = await talk.say('book a trip');

    expect(said.values).toStrictEqual({ City: null });
    expect(said.state.sessionAttributes).toStrictEqual({});
    expect(talk.turns().at(-1)?.lines).toContain('Book starts');
  });

  it('74 hands request attributes to the hook, for one turn', async () => {
    const delegate = { sessionState: { dialogAction: { type: 'Delegate' } } };
    const talk = await talkTo({ bot: hookPizza(), hook: () => delegate });

    await talk.say('order a pizza', { requestAttributes: { channel: 'web' } });
    await talk.say('large');

    const seen = talk.asked.map(({ event }) => event.requestAttributes);
    expect(seen).toStrictEqual([{ channel: 'web' }, null]);
  });

  it('75 fills session and request attributes into messages', async () => {
    const talk = await talkTo({ bot: contexts() });

    const said = await talk.say('hello there', {
      sessionState: { sessionAttributes: { FirstName: 'Alex' } },
      requestAttributes: { ra: 'again' },
    });

    expect(said.texts).toStrictEqual(['Hi Alex again']);
  });

  it('leaves a message out whose attribute is not set', async () => {
    const talk = await talkTo({ bot: contexts() });

    expect((await talk.say('hello there')).messages).toBeUndefined();
  });
});
