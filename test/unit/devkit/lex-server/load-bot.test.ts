import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { botIdOf } from '../../../../services/devkit/lex-server/bot-id.ts';
import { LexServerError } from '../../../../services/devkit/lex-server/lex-server-error.ts';
import { loadBot } from '../../../../services/devkit/lex-server/load-bot.ts';
import { readFolder } from '../../../../services/emulator/lex/bot/read-folder.ts';

const FIXTURE = 'test/fixtures/bots/room-booking';
const BAD_INTENT = 'RoomBooking/BotLocales/en_US/Intents/OpeningHours/Intent.json';
const BAD_SLOT = 'RoomBooking/BotLocales/en_US/Intents/BookRoom/Slots/Size/Slot.json';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bot-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

async function problemsOf(path: string): Promise<readonly string[]> {
  try {
    await loadBot(path);
  } catch (error) {
    if (error instanceof LexServerError) return error.problems;
    throw error;
  }
  return [];
}

const TEMPLATE = `Resources:
  Role: { Type: AWS::IAM::Role, Properties: {} }
  Bot:
    Type: AWS::Lex::Bot
    Properties:
      Name: Inline
      RoleArn: !GetAtt Role.Arn
      DataPrivacy: { ChildDirected: false }
      IdleSessionTTLInSeconds: 120
      BotLocales:
        - LocaleId: en_US
          NluConfidenceThreshold: 0.4
          Intents:
            - Name: Hours
              SampleUtterances: [{ Utterance: opening hours }]
`;

describe('loadBot', () => {
  it('reads a folder and its zip as the same bot', async () => {
    const zip = await file('bot.zip', zipSync(Object.fromEntries(await readFolder(FIXTURE))));

    const [fromFolder, fromZip] = [await loadBot(FIXTURE), await loadBot(zip)];

    expect(fromFolder.locales).toStrictEqual(['en_US']);
    expect(fromZip.locales).toStrictEqual(fromFolder.locales);
    expect(fromZip.source).toMatchObject({ botId: 'ROOMB00K01', botName: 'RoomBooking' });
    expect(fromFolder.source).toMatchObject({ botId: 'ROOMB00K01', idleSessionTtlSeconds: 300 });
  });

  it('reads the bot of a CloudFormation template, whatever else it has', async () => {
    const bot = await loadBot(await file('template.yaml', TEMPLATE));

    expect(bot.locales).toStrictEqual(['en_US']);
    expect(bot.source).toMatchObject({
      botId: botIdOf(undefined, 'Inline'),
      botName: 'Inline',
      idleSessionTtlSeconds: 120,
    });
  });

  it('names every problem, each with the file as the caller can open it', async () => {
    const files = Object.fromEntries(await readFolder(FIXTURE));
    const broken = { ...files, [BAD_INTENT]: Buffer.from('{'), [BAD_SLOT]: Buffer.from('{}') };

    const path = await file('bot.zip', zipSync(broken));
    const problems = await problemsOf(path);

    expect(problems.length).toBeGreaterThan(1);
    expect(problems.join('\n')).toContain(`${path}: ${BAD_INTENT}: is not JSON`);
    expect(problems.join('\n')).toContain(`${path}: ${BAD_SLOT}: `);
  });

  it.each([
    ['no bot', 'Resources: { Role: { Type: AWS::IAM::Role } }', 'no AWS::Lex::Bot'],
    [
      'a bot in S3',
      'Resources: { Bot: { Type: AWS::Lex::Bot, Properties: { BotFileS3Location: {} } } }',
      'pass the zip or its folder instead',
    ],
    [
      'two bots',
      'Resources: { A: { Type: AWS::Lex::Bot }, B: { Type: AWS::Lex::Bot } }',
      '2 bots (A, B)',
    ],
    [
      'an export of Lex V1 for it',
      '{ "metadata": { "schemaVersion": "1.0", "importType": "LEX" }, "resource": { "name": "Old" } }',
      'an export of Lex V1',
    ],
    ['broken YAML', 'Resources: [', 'template.yaml:1'],
  ])('refuses a template with %s', async (_what, text, problem) => {
    expect((await problemsOf(await file('template.yaml', text))).join('\n')).toContain(problem);
  });
});

describe('botIdOf', () => {
  it('keeps the id of the export if it is one of Lex', () => {
    expect(botIdOf('ROOMB00K01', 'Any')).toBe('ROOMB00K01');
  });

  it.each([undefined, null, '', 'short', 'lower00001'])('makes one of the name for %j', (given) => {
    expect(botIdOf(given, 'Any')).toMatch(/^[0-9A-Z]{10}$/);
    expect(botIdOf(given, 'Any')).toBe(botIdOf(undefined, 'Any'));
    expect(botIdOf(given, 'Other')).not.toBe(botIdOf(undefined, 'Any'));
  });
});
