import { describe, expect, it } from 'vitest';
import bot from '../../../../../seed/bot/LTSISupportBot/Bot.json' with { type: 'json' };
import { readConfig } from '../../../../../services/bot/functions/chat/config.ts';
import { addressKey } from '../../../../../services/bot/functions/chat/rate/limits.ts';
import { SESSION_TTL_SECONDS } from '../../../../../services/bot/helpdesk/conversations/session-rules.ts';

const ENVIRONMENT = {
  AWS_REGION: 'ca-central-1',
  BOT_ID: 'BOT1234567',
  BOT_ALIAS_ID: 'ALIAS12345',
  LOCALE_ID: 'en_US',
  DOCUMENTS_BUCKET: 'documents',
  TICKETS_BUCKET: 'tickets',
  SEARCH_ENDPOINT: 'http://127.0.0.1:9200',
  SEARCH_INDEX: 'passages',
};

describe('the configuration of the chat function', () => {
  it('needs no link endpoint', () => {
    expect(readConfig(ENVIRONMENT)).toMatchObject({ botId: 'BOT1234567', logLevel: 'info' });
    expect(readConfig({ ...ENVIRONMENT, LINK_ENDPOINT: '' })).not.toHaveProperty('linkEndpoint');
  });

  it('has a run only on a platform that names its runs', () => {
    expect(readConfig(ENVIRONMENT)).not.toHaveProperty('run');
    expect(readConfig({ ...ENVIRONMENT, PLATFORM_RUN_ID: 'one' })).toMatchObject({ run: 'one' });
  });

  it('names every variable that is missing', () => {
    expect(() => readConfig({ ...ENVIRONMENT, BOT_ID: '', LOCALE_ID: undefined })).toThrow(
      /BOT_ID, LOCALE_ID/,
    );
  });

  it('quotes a link endpoint that is no URL', () => {
    expect(() => readConfig({ ...ENVIRONMENT, LINK_ENDPOINT: 'nowhere' })).toThrow(/"nowhere"/);
  });

  it('has no embedding origins unless they are set, and names the one that is wrong', () => {
    const EMBED_ORIGINS = 'https://www.example.edu,https://learn.example.edu';

    expect(readConfig(ENVIRONMENT).embedOrigins).toEqual([]);
    expect(readConfig({ ...ENVIRONMENT, EMBED_ORIGINS }).embedOrigins).toEqual([
      'https://www.example.edu',
      'https://learn.example.edu',
    ]);
    expect(() => readConfig({ ...ENVIRONMENT, EMBED_ORIGINS: 'a,https://b.example.edu' })).toThrow(
      'support-bot: EMBED_ORIGINS has "a", which must be one whole origin',
    );
  });

  it('ends sessions when the bot does', () => {
    expect(SESSION_TTL_SECONDS).toBe(bot.idleSessionTTLInSeconds);
  });
});

describe('people who chat, in the configuration', () => {
  const CONNECT = {
    CONNECT_INSTANCE_ARN:
      'arn:aws:connect:us-west-2:000000000000:instance/1f0c8a52-6d3e-4b7a-9c41-5e2d7f90ab36',
    CONNECT_FLOW_ID: '8b94e6d1-27c5-4f18-a3b0-c96d0e54712f',
  };
  const connectOf = (more: Record<string, string>) =>
    readConfig({ ...ENVIRONMENT, ...more }).connect;

  it('are none without an instance', () => {
    expect(readConfig(ENVIRONMENT)).not.toHaveProperty('connect');
  });

  it('are reached at the participant service of the region of their instance', () => {
    expect(connectOf(CONNECT)).toMatchObject({
      region: 'us-west-2',
      participantEndpoint: 'https://participant.connect.us-west-2.amazonaws.com',
      waitSeconds: 180,
    });
  });

  it('may be reached elsewhere, and waited for longer', () => {
    const more = {
      CONNECT_PARTICIPANT_ENDPOINT: 'http://127.0.0.1:4566/',
      CONNECT_WAIT_SECONDS: '300',
    };

    expect(connectOf({ ...CONNECT, ...more })).toMatchObject({
      participantEndpoint: 'http://127.0.0.1:4566',
      waitSeconds: 300,
    });
  });

  it.each([
    ['CONNECT_INSTANCE_ARN', 'my-instance'],
    ['CONNECT_FLOW_ID', ''],
    ['CONNECT_PARTICIPANT_ENDPOINT', 'nowhere'],
    ['CONNECT_WAIT_SECONDS', '900'],
    ['CONNECT_WAIT_SECONDS', 'long'],
  ])('are a mistake with %s "%s"', (name, value) => {
    expect(() => connectOf({ ...CONNECT, [name]: value })).toThrow(name);
  });
});

describe('one address', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
  ])('of %s is %s', (sourceIp, key) => {
    expect(addressKey(sourceIp)).toBe(key);
  });
});
