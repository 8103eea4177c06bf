import { describe, expect, it } from 'vitest';
import { zipBotFolder } from '../../../../../infra/bot-zip.ts';
import type { Interpreter } from '../../../../../nlu/interpreter.ts';
import { silentLog } from '../../../../../services/base/log.ts';
import { BotRegistry, DRAFT } from '../../../../../services/emulator/lex/bot/bot-registry.ts';
import { Prepared } from '../../../../../services/emulator/lex/bot/prepared.ts';

const FILE = Buffer.from('a file');

describe('what is prepared', () => {
  it('is waited for by whoever asks for the same content, and given once', async () => {
    const prepared = new Prepared<string>();
    let end = (_built: string) => {};
    const preparing = prepared.prepare(FILE, () => new Promise((resolve) => (end = resolve)));
    const taken = prepared.take(Buffer.from('a file'));
    end('built');

    expect(await taken).toBe('built');
    expect(await prepared.take(FILE)).toBeUndefined();
    await preparing;
  });

  it('is nothing for another file, or if it could not be built', async () => {
    const prepared = new Prepared<string>();
    await prepared.prepare(FILE, () => Promise.reject(new Error('broken')));

    expect(await prepared.take(Buffer.from('another'))).toBeUndefined();
    expect(await prepared.take(FILE)).toBeUndefined();
  });
});

describe('a bot that is prepared', () => {
  const interpreter = {} as Interpreter;
  function registry(train: () => Promise<Interpreter>) {
    return new BotRegistry({ train, toleratesTypos: false, log: silentLog, onDraftChanged() {} });
  }
  const sourceOf = (zip: Uint8Array) => ({
    ...{ botId: 'ABCDEFGHIJ', botName: 'bot', idleSessionTtlSeconds: 300, zip },
  });

  it('is not trained again when it is put', async () => {
    const { zip } = await zipBotFolder('seed/bot');
    let trained = 0;
    const bots = registry(async () => {
      trained += 1;
      return interpreter;
    });
    const preparing = bots.prepare(zip);
    await bots.putBot(sourceOf(Uint8Array.from(zip)));
    await preparing;

    expect(trained).toBe(bots.version('ABCDEFGHIJ', DRAFT)?.locales.size);
  });

  it('is trained when it is put, if that failed before', async () => {
    const { zip } = await zipBotFolder('seed/bot');
    let attempts = 0;
    const bots = registry(async () => {
      attempts += 1;
      if (attempts === 1) throw new Error('the thread ended');
      return interpreter;
    });
    await bots.prepare(zip);
    await bots.putBot(sourceOf(zip));

    expect(bots.version('ABCDEFGHIJ', DRAFT)?.locales.size).toBeGreaterThan(0);
  });
});
