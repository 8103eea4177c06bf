import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { BotDefinitionError } from '../../../../../services/emulator/lex/bot/problems.ts';
import {
  readBotFiles,
  readBotFilesInTurns,
  readBotResource,
  readBotZip,
  unpackBot,
} from '../../../../../services/emulator/lex/bot/read-bot.ts';
import { HOSTILE_ZIPS } from '../../../../support/crafted-zips.ts';
import {
  branching,
  conditional,
  contexts,
  hookPizza,
  pizza,
} from '../../../../wire/lex/support/bots.ts';
import { botProperties } from '../../../../wire/lex/support/cloudformation.ts';
import {
  type BotFixture,
  exportFiles,
  exportZip,
  prompt,
  step,
  zipFiles,
} from '../../../../wire/lex/support/export.ts';
import { sayAll, talkTo } from '../support/talk.ts';

type Json = Record<string, unknown>;

const INTENT = 'Pizza/BotLocales/en_US/Intents/OrderPizza/Intent.json';
const SIZE = 'Pizza/BotLocales/en_US/Intents/OrderPizza/Slots/Size/Slot.json';

function problemsOf(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    if (!(error instanceof BotDefinitionError)) throw error;
    return error.problems.map(({ file, path, message }) => `${file}|${path}|${message}`);
  }
  throw new Error('no problem was found');
}

/** The files of PIZZA, one of them changed. */
function changed(path: string, change: (json: Json) => Json): Uint8Array {
  const files = exportFiles(pizza());
  return zipFiles({ ...files, [path]: change(files[path] ?? {}) });
}

describe('reading a bot', () => {
  it('108 reads an export with all its intents, slots and types', () => {
    const bot = readBotZip(exportZip(hookPizza()));

    const locale = bot.locales.en_US;
    expect(bot.botName).toBe('Pizza');
    expect(locale?.dialogEngine).toBe('nextStep');
    expect(locale?.nluIntentConfidenceThreshold).toBe(0.4);
    expect(locale?.intents.map((one) => one.intentName)).toStrictEqual([
      'OrderPizza',
      'Track',
      'FallbackIntent',
    ]);
    expect(locale?.intents[0]?.slots.map((one) => [one.slotName, one.priority])).toStrictEqual([
      ['Size', 1],
      ['Count', 2],
      ['Note', 3],
      ['Toppings', 4],
    ]);
    expect(locale?.slotTypes[0]?.slotTypeValues).toContainEqual({
      value: 'large',
      synonyms: ['big'],
    });
    const setting = locale?.intents[0]?.initialResponseSetting;
    expect(setting?.initial.nextStep?.dialogAction?.type).toBe('InvokeDialogCodeHook');
    expect(setting?.codeHook?.invocationLabel).toBe('start');
  });

  it('reads an export that is wrapped in a folder, with a manifest in small letters', () => {
    const entries = Object.entries(exportFiles(pizza())).map(([path, json]) => [
      `download/${path.replace('Manifest', 'manifest')}`,
      json,
    ]);

    expect(readBotZip(zipFiles(Object.fromEntries(entries))).botName).toBe('Pizza');
  });

  it('109 reads the spelling of 2021', () => {
    const files = exportFiles(pizza());
    const slotJson = files[SIZE] as { valueElicitationSetting: Json };
    const { valueElicitationSetting, ...slot } = slotJson;
    const { promptSpecification, ...elicitation } = valueElicitationSetting as {
      promptSpecification: Json;
    };
    const { messageGroupsList, ...rest } = promptSpecification;
    const type = files['Pizza/BotLocales/en_US/SlotTypes/PizzaSize/SlotType.json'] as Json;
    const { valueSelectionSetting: _, ...plainType } = type;
    const old = {
      ...files,
      'Manifest.json': { metadata: { schemaVersion: '1.0', fileFormat: 'LexJson' } },
      [SIZE]: {
        ...slot,
        slotValueElicitationSetting: {
          ...elicitation,
          defaultValueSpec: { defaultValueList: [{ defaultValue: 'small' }] },
          promptSpecification: { ...rest, messageGroupList: messageGroupsList },
        },
      },
      'Pizza/BotLocales/en_US/SlotTypes/PizzaSize/SlotType.json': {
        ...plainType,
        valueSelectionStrategy: 'TOP_RESOLUTION',
      },
    };

    const locale = readBotZip(zipFiles(old)).locales.en_US;

    const size = locale?.intents[0]?.slots[0]?.valueElicitationSetting;
    expect(size?.defaultValues).toStrictEqual(['small']);
    expect(size?.promptSpecification?.messageGroups).toHaveLength(1);
    expect(locale?.slotTypes[0]?.resolutionStrategy).toBe('TopResolution');
  });

  it.each<{ name: string; bot: BotFixture }>([
    { name: 'PIZZA', bot: pizza() },
    { name: 'HOOK', bot: hookPizza() },
    { name: 'CTX', bot: contexts() },
    {
      name: 'BRANCH',
      bot: branching(
        conditional([{ when: '{Age} < 24', say: 'Too young' }], {
          when: '',
          next: step('CloseIntent', { attributes: { a: '1' } }),
        }),
      ),
    },
  ])('110 reads $name from CloudFormation as from the export', ({ bot }) => {
    const inline = readBotResource(botProperties(bot), 'template.yaml', 'Resources.Bot.Properties');

    expect(inline).toStrictEqual(readBotZip(exportZip(bot)));
  });

  it('110 talks the same from CloudFormation', async () => {
    const bot = pizza();
    const talk = await talkTo({ bot: { ...bot, name: 'Other' } });
    await talk.definitions.putBot({
      botId: 'ABCDEFGHIJ',
      botName: 'Pizza',
      idleSessionTtlSeconds: 300,
      properties: botProperties(bot),
      file: 'template.yaml',
      path: 'Resources.Bot.Properties',
    });

    const said = await sayAll(talk, 'i want a big pizza', '2', 'yes');

    expect(said.texts).toStrictEqual(['Done.']);
  });

  it('names the place in a template', () => {
    const properties = botProperties(pizza()) as { BotLocales: { Intents: Json[] }[] };
    const first = properties.BotLocales[0]?.Intents[0] ?? {};
    first.SampleUtterances = [{ Utterance: 'a {Colour} pizza' }];

    const problems = problemsOf(() =>
      readBotResource(properties, 'bot.yaml', 'Resources.Bot.Properties'),
    );

    expect(problems).toStrictEqual([
      'bot.yaml|Resources.Bot.Properties.BotLocales[0].Intents[0].SampleUtterances[0]|the utterance names no slot of the intent: {Colour}',
    ]);
  });

  it('lists all problems at once, with file and path', () => {
    const files = exportFiles(pizza());
    const broken = zipFiles({
      ...files,
      [INTENT]: {
        ...files[INTENT],
        slotPriorities: [{ priority: 1, slotName: 'Colour' }],
        sampleUtterances: [{ utterance: 'a {Taste} pizza' }],
      },
      [SIZE]: { ...files[SIZE], slotTypeName: 'Nowhere' },
    });

    const problems = problemsOf(() => readBotZip(broken));

    expect(problems).toStrictEqual([
      `${INTENT}|slotPriorities[0]|no slot "Colour"`,
      `${INTENT}||Slot ids [Size, Count, Note, Toppings] in intent OrderPizza don't define a slot priority. Update the intent to add a priority to these slots.`,
      `${INTENT}|sampleUtterances[0]|the utterance names no slot of the intent: {Taste}`,
      `${SIZE}|slotTypeName|no slot type "Nowhere"`,
    ]);
  });

  it.each<{ name: string; change: (json: Json) => Json; problem: RegExp }>([
    {
      name: 'a condition that is none',
      change: (json) => ({
        ...json,
        initialResponseSetting: {
          conditional: conditional([{ when: '{Size} = ' }], { when: '' }),
        },
      }),
      problem: /expressionString\|a value was expected at column 10 of the condition$/,
    },
    {
      name: 'a next step to an unknown intent',
      change: (json) => ({
        ...json,
        initialResponseSetting: { nextStep: step('StartIntent', { intent: 'Fly' }) },
      }),
      problem: /initialResponseSetting\.nextStep\|no intent "Fly" to start$/,
    },
    {
      name: 'a next step to an unknown slot',
      change: (json) => ({
        ...json,
        initialResponseSetting: { nextStep: step('ElicitSlot', { slot: 'Colour' }) },
      }),
      problem: /nextStep\.dialogAction\|no slot "Colour" to elicit$/,
    },
    {
      name: 'an unknown next step',
      change: (json) => ({ ...json, initialResponseSetting: { nextStep: step('Dance') } }),
      problem: /dialogAction\.type\|"Dance" is none of /,
    },
    {
      name: 'six retries',
      change: (json) => ({
        ...json,
        intentConfirmationSetting: { promptSpecification: prompt('Sure?', 6) },
      }),
      problem: /maxRetries\|expected a whole number from 0 to 5, got 6$/,
    },
    {
      name: 'a list where an object belongs',
      change: (json) => ({ ...json, dialogCodeHook: [] }),
      problem: /dialogCodeHook\|expected an object, got a list$/,
    },
  ])('refuses $name', ({ change, problem }) => {
    const problems = problemsOf(() => readBotZip(changed(INTENT, change)));

    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
  });

  it('adds the fallback that a bot has not', () => {
    const bot = pizza();
    const without = { ...bot, intents: bot.intents.filter((one) => one.name !== 'FallbackIntent') };

    const intents = readBotZip(exportZip(without)).locales.en_US?.intents;

    expect(intents?.at(-1)).toMatchObject({
      intentName: 'FallbackIntent',
      intentId: 'FALLBCKINT',
      parentIntentSignature: 'AMAZON.FallbackIntent',
    });
  });

  it('knows a bot without next steps by their absence', () => {
    const bot = pizza();
    for (const one of bot.intents) Object.assign(one.intent, { initialResponseSetting: null });

    expect(readBotZip(exportZip(bot)).locales.en_US?.dialogEngine).toBe('priority');
  });
});

describe('reading a zip', () => {
  it('refuses what is no zip', () => {
    expect(problemsOf(() => readBotZip(strToU8('no zip')))[0]).toContain("zip||can't be read");
  });

  it('refuses what is no bot', () => {
    expect(problemsOf(() => readBotZip(zipSync({ 'a.txt': strToU8('a') })))[0]).toContain(
      'this is no export of a Lex V2 bot',
    );
  });

  it.each([
    ['../evil.json'],
    ['/etc/evil.json'],
    ['a/../../evil.json'],
    ['C:\\evil.json'],
    ['a\\..\\b'],
  ])('refuses the entry %s', (path) => {
    const files = { ...exportFiles(pizza()), [path]: {} };

    expect(problemsOf(() => readBotZip(zipFiles(files)))).toStrictEqual([
      `${path}||leaves its folder`,
    ]);
  });

  it('refuses a file that is there twice', () => {
    const files = { ...exportFiles(pizza()), 'Pizza/Bot.jsoX': {} };
    const zip = Buffer.from(zipFiles(files)).toString('latin1');
    const twice = Buffer.from(zip.replaceAll('Bot.jsoX', 'Bot.json'), 'latin1');

    expect(problemsOf(() => readBotZip(twice))).toStrictEqual([
      'Pizza/Bot.json||is in the zip twice',
    ]);
  });

  it('refuses a bomb before it unpacks any of it', () => {
    const bomb = withSize(zipSync({ 'Pizza/Bot.json': strToU8('{}') }), 70 * 1024 * 1024);

    expect(problemsOf(() => readBotZip(bomb))[0]).toContain('zip||unpacks to more than');
  });

  it('refuses a bomb that lies about its size', () => {
    const bomb = withSize(zipSync({ 'Pizza/Bot.json': new Uint8Array(2_000_000) }), 10);

    expect(problemsOf(() => readBotZip(bomb))).toHaveLength(1);
  });

  it.each(HOSTILE_ZIPS)('refuses %s, at once or in parts', async (_what, zip, problem) => {
    const refusal = expect(unpackBot(zip())).rejects;

    await refusal.toBeInstanceOf(BotDefinitionError);
    expect(
      problemsOf(() => readBotZip(zip()))
        .join()
        .replace('||', ' '),
    ).toContain(problem);
  });

  it('reads the same bot at once or in parts', async () => {
    const zip = exportZip(hookPizza());

    expect(await unpackBot(zip)).toStrictEqual(readBotZip(zip));
  });

  it('lets others in while it reads a bot of 3,000 intents', async () => {
    const files = exportFiles(pizza());
    const utterances = Array.from({ length: 50 }, (_, at) => ({ utterance: `order pizza ${at}` }));
    for (let at = 0; at < 3000; at += 1)
      files[`Pizza/BotLocales/en_US/Intents/I${at}/Intent.json`] = {
        name: `I${at}`,
        sampleUtterances: utterances,
      };
    const content = new Map(
      Object.entries(files).map(([path, json]) => [path, strToU8(JSON.stringify(json))]),
    );
    let beats = 0;
    const beat = () => {
      beats += 1;
      timer = setImmediate(beat);
    };
    let timer = setImmediate(beat);

    const bot = await readBotFilesInTurns(content);
    clearImmediate(timer);

    expect(bot.locales.en_US?.intents.length).toBeGreaterThan(3000);
    expect(beats).toBeGreaterThan(2);
  });

  it('names a file that is not JSON', () => {
    const files = new Map([
      ['Pizza/Bot.json', strToU8('{"name": "Pizza"')],
      ['Pizza/BotLocales/en_US/BotLocale.json', strToU8('{}')],
    ]);

    const problems = problemsOf(() => readBotFiles(files));

    expect(problems[0]).toMatch(/^Pizza\/Bot\.json\|\|is not JSON: /);
  });

  it('refuses what is nested without end', () => {
    const deep = `${'{"a":'.repeat(100)}1${'}'.repeat(100)}`;
    const files = new Map([['Pizza/Bot.json', strToU8(deep)]]);

    expect(problemsOf(() => readBotFiles(files))[0]).toContain('nested deeper than 64 levels');
  });

  it.each([
    ['megabytes of empty objects', `[${'{},'.repeat(2_000_000)}{}]`, 'has more than 200000 values'],
    ['a million open brackets', '['.repeat(1_000_000), 'is nested deeper than 64 levels'],
    ['ten megabytes of text', JSON.stringify('x'.repeat(10_000_000)), 'is larger than 8 MB'],
  ])('refuses %s before it parses them', (_, text, problem) => {
    const files = new Map([['Pizza/Bot.json', strToU8(text)]]);

    expect(problemsOf(() => readBotFiles(files))[0]).toContain(problem);
  });
});

/** The zip of one file, its directory saying another size. */
function withSize(zip: Uint8Array, size: number): Uint8Array {
  const bytes = Buffer.from(zip);
  const directory = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  bytes.writeUInt32LE(size, directory + 24);
  return bytes;
}
