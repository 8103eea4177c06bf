import { LexRuntimeV2Client, RecognizeTextCommand } from '@aws-sdk/client-lex-runtime-v2';
import { afterEach, describe, expect, it } from 'vitest';
import { type StartedLex, startLex } from '../../../services/devkit/lex-server/start-lex.ts';

interface LookAlike {
  readonly bot: string;
  readonly botId: string | RegExp;
  readonly localeId: string;
  /** What is said, and what the bot says to it. */
  readonly talk: readonly (readonly [string, string])[];
}

const LOOK_ALIKES: readonly LookAlike[] = [
  {
    bot: 'dialect-2021',
    botId: /^[0-9A-Z]{10}$/,
    localeId: 'en_US',
    talk: [
      ['I want to borrow a notebook', 'For how many days?'],
      ['three', 'Borrow the laptop for 3 days?'],
      ['yes', 'The laptop is yours for 3 days.'],
    ],
  },
  {
    bot: 'two-languages',
    botId: 'B1BL10TH3Q',
    localeId: 'fr_CA',
    talk: [
      ["quelles sont les heures d'ouverture", 'Quelle bibliothèque ?'],
      ['faculté de droit', 'La bibliothèque droit ouvre à huit heures.'],
    ],
  },
  {
    bot: 'two-languages',
    botId: 'B1BL10TH3Q',
    localeId: 'de_DE',
    talk: [
      ['wann habt ihr geöffnet', 'Welche Bibliothek?'],
      ['Musik', 'Die Bibliothek Musik öffnet um acht.'],
    ],
  },
  {
    bot: 'japanese',
    botId: 'T0SH0KAN01',
    localeId: 'ja_JP',
    talk: [
      ['何時に開きますか?', 'どの図書館ですか。'],
      ['法律', '法学部は八時に開きます。'],
      ['犬が好きです', 'すみません、分かりませんでした。'],
    ],
  },
  {
    bot: 'null-heavy',
    botId: /^[0-9A-Z]{10}$/,
    localeId: 'en_GB',
    talk: [
      ['find a person', 'Which office?'],
      ['B204', '{"room":"B204"}'],
    ],
  },
  {
    bot: 'visual-builder',
    botId: 'PR1NTHELP0',
    localeId: 'en_US',
    talk: [
      ['I cannot print', "Let's look at it. | Are you staff or a student?"],
      ['faculty', 'Please call the office printer team.'],
    ],
  },
  {
    bot: 'room-booking',
    botId: 'ROOMB00K01',
    localeId: 'en_US',
    talk: [
      ['book a big room', 'For how many people?'],
      ['12', 'Shall I book a large room for 12?'],
      ['no', 'No room is booked.'],
      ['when are you open', 'We are open from eight to ten.'],
      ['qwzx plorf vumble', 'Sorry, I can book rooms and tell opening hours.'],
    ],
  },
];

let lex: StartedLex | undefined;

afterEach(() => lex?.close());

describe('bots as people export them', () => {
  it.each(LOOK_ALIKES)('loads $bot and talks in $localeId', async (look) => {
    lex = await startLex({ bot: `test/fixtures/bots/${look.bot}`, seed: 1 });
    const client = new LexRuntimeV2Client(lex.clientConfig);
    const ids = { botId: lex.botId, botAliasId: lex.aliasId, localeId: look.localeId };

    const said: (readonly [string, string])[] = [];
    for (const [text] of look.talk) {
      const command = new RecognizeTextCommand({ ...ids, sessionId: 'one', text });
      const { messages = [] } = await client.send(command);
      said.push([text, messages.map(({ content }) => content).join(' | ')]);
    }
    client.destroy();

    expect(lex.botId).toMatch(look.botId);
    expect(lex.locales).toContain(look.localeId);
    expect(said).toStrictEqual(look.talk);
  });
});
