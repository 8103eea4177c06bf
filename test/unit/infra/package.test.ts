import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { botParameters } from '../../../infra/bot-parameters.ts';
import { zipBotFolder, zipFiles } from '../../../infra/bot-zip.ts';
import { packageTemplate } from '../../../infra/package.ts';

const BOT = { zip: new Uint8Array([1, 2]), sha256: `abcdef01${'0'.repeat(56)}` };
const MANIFEST = {
  chat: { zip: 'functions/chat.zip', codeSha256: Buffer.alloc(32, 255).toString('base64') },
};
const TEMPLATE = `# A comment
Resources:
  Chat:
    Type: AWS::Lambda::Function
    Properties: { Code: { S3Bucket: artifacts, S3Key: functions/chat.zip } }
  Bot:
    Type: AWS::Lex::Bot
    Properties: { BotFileS3Location: { S3ObjectKey: bot/definition.zip } }
  BotVersion:
    Type: AWS::Lex::BotVersion
  BotAlias:
    Type: AWS::Lex::BotAlias
    DependsOn: BotVersion
    Properties:
      BotVersion: !GetAtt BotVersion.BotVersion
Outputs:
  BotVersion: { Value: !Ref BotVersion }
`;

describe('packageTemplate', () => {
  it('writes keys and the version, and leaves every other character as it is', () => {
    const bundle = `functions/chat-${'f'.repeat(64)}.zip`;

    expect(packageTemplate(TEMPLATE, MANIFEST, BOT).template).toBe(
      TEMPLATE.replace('functions/chat.zip', bundle)
        .replace('bot/definition.zip', `bot/${BOT.sha256}.zip`)
        .replace('  BotVersion:\n    Type', '  BotVersionabcdef01:\n    Type')
        .replace('DependsOn: BotVersion', 'DependsOn: BotVersionabcdef01')
        .replace('!GetAtt BotVersion.', '!GetAtt BotVersionabcdef01.')
        .replace('!Ref BotVersion', '!Ref BotVersionabcdef01'),
    );
  });

  it('names what has to be uploaded', () => {
    expect(packageTemplate(TEMPLATE, MANIFEST, BOT).artifacts).toEqual([
      { key: `bot/${BOT.sha256}.zip`, content: BOT.zip },
      { key: `functions/chat-${'f'.repeat(64)}.zip`, path: 'functions/chat.zip' },
    ]);
  });

  it('refuses a template that has no place for what it writes', () => {
    const template = TEMPLATE.replace('bot/definition.zip', 'bot/other.zip');

    expect(() => packageTemplate(template, MANIFEST, BOT)).toThrow(
      /nothing that matches .*S3ObjectKey/,
    );
  });

  it('refuses a function that is not built', () => {
    expect(() => packageTemplate(TEMPLATE, {}, BOT)).toThrow(
      'The template names the function "chat", which is not built (built: none)',
    );
  });
});

describe('zipping a bot', () => {
  it('returns the same hash for the same files, whatever their order', () => {
    const one = zipFiles({ 'a.json': Buffer.from('1'), 'b.json': Buffer.from('2') });
    const other = zipFiles({ 'b.json': Buffer.from('2'), 'a.json': Buffer.from('1') });

    expect(one.sha256).toBe(other.sha256);
    expect(zipFiles({ 'a.json': Buffer.from('2') }).sha256).not.toBe(one.sha256);
  });

  it('keeps the layout of the folder and leaves hidden files out', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bot-'));
    await cp('seed/bot', folder, { recursive: true });
    await writeFile(join(folder, '.DS_Store'), 'x');

    const { zip, sha256 } = await zipBotFolder(folder);
    await rm(folder, { recursive: true });

    const names = Object.keys(unzipSync(zip));
    expect(names).toContain('Manifest.json');
    expect(names).toContain('LTSISupportBot/BotLocales/en_US/Intents/Greet/Intent.json');
    expect(names).not.toContain('.DS_Store');
    expect((await zipBotFolder('seed/bot')).sha256).toBe(sha256);
  });
});

describe('botParameters', () => {
  it('names every output that is missing', () => {
    expect(() => botParameters({ DocumentsBucket: 'd', TicketsBucket: 't' })).toThrow(
      /^bot\.yaml needs ArtifactsBucket, AuditBucket, .*SearchEndpoint, SearchDomainArn: /,
    );
  });
});
