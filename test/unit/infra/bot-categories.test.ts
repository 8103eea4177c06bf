import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
  type BotCategory,
  type BotFiles,
  categoryIdsIn,
  withCategories,
} from '../../../infra/bot-categories.ts';
import { readBotFolder, zipFiles } from '../../../infra/bot-zip.ts';
import { parseRouting } from '../../../services/bot/helpdesk/routing/parse-routing.ts';
import { readBotFiles } from '../../../services/emulator/lex/bot/read-bot.ts';

const LOCALE = 'LTSISupportBot/BotLocales/en_US';
const SLOT_TYPE = `${LOCALE}/SlotTypes/TicketCategory/SlotType.json`;
const SLOT = `${LOCALE}/Intents/OpenTicket/Slots/Category/Slot.json`;

const bot = await readBotFolder('seed/bot');
const table = parseRouting(await readFile('seed/routing.yaml', 'utf8'));
const seeded = table.version === 2 ? table.categories : [];
const wifi: BotCategory = { id: 'wifi', label: 'Wi-Fi for $& guests', words: ['eduroam'] };

const json = (files: BotFiles, path: string) =>
  JSON.parse(new TextDecoder().decode(files[path] ?? new Uint8Array()));
const prompt = (files: BotFiles) =>
  json(files, SLOT).valueElicitationSetting.promptSpecification.messageGroupsList as {
    message: {
      plainTextMessage: { value: string } | null;
      imageResponseCard: { buttons: { text: string; value: string }[] } | null;
    };
    variations: { plainTextMessage: { value: string } }[] | null;
  }[];
const buttonsOf = (files: BotFiles) =>
  prompt(files).flatMap(({ message }) =>
    message.imageResponseCard ? [message.imageResponseCard.buttons] : [],
  );

describe('the seed bot', () => {
  it('has the categories of the routing table, byte for byte as packaging writes them', () => {
    const written = withCategories(bot, seeded);
    const unlike = Object.keys(bot).filter((path) => written[path] !== bot[path]);

    expect(seeded.length).toBeGreaterThan(1);
    expect(unlike).toStrictEqual([]);
  });
});

describe('a category that was added to the routing table', () => {
  const changed = withCategories(bot, [...seeded.slice(0, -1), wifi, ...seeded.slice(-1)]);

  it('is a value of the slot type, with its words', () => {
    expect([...categoryIdsIn(changed)][0]?.[1]).toStrictEqual([
      ...seeded.slice(0, -1).map(({ id }) => id),
      'wifi',
      'other',
    ]);
    expect(json(changed, SLOT_TYPE).slotTypeValues.at(-2)).toStrictEqual({
      sampleValue: { value: 'wifi' },
      synonyms: [{ value: 'eduroam' }],
    });
  });

  it('has a button', () => {
    expect(buttonsOf(changed).flat()).toContainEqual({
      text: 'Wi-Fi for $& guests',
      value: 'wifi',
    });
  });

  it('is named by every text that lists the choices', () => {
    const texts = prompt(changed).flatMap(({ message, variations }) => [
      ...(message.plainTextMessage ? [message.plainTextMessage.value] : []),
      ...(variations ?? []).map(({ plainTextMessage }) => plainTextMessage.value),
    ]);

    expect(texts.length).toBeGreaterThan(1);
    for (const text of texts) {
      expect(text).toMatch(/video meetings, wi-Fi for \$& guests, or something else[.?]$/i);
    }
  });

  it('leaves every other file as it is', () => {
    const unlike = Object.keys(bot).filter((path) => changed[path] !== bot[path]);

    expect(unlike.sort()).toStrictEqual([SLOT, SLOT_TYPE].sort());
  });

  it('makes a bot that Lex can read, and the same zip each time', () => {
    const files = new Map(Object.entries(changed));
    const again = withCategories(bot, [...seeded.slice(0, -1), wifi, ...seeded.slice(-1)]);

    expect(() => readBotFiles(files)).not.toThrow();
    expect(zipFiles(changed).sha256).toBe(zipFiles(again).sha256);
    expect(zipFiles(changed).sha256).not.toBe(zipFiles(bot).sha256);
  });
});

describe('more categories than a card has buttons', () => {
  const many = Array.from({ length: 12 }, (_, index) => ({
    id: `team-${index}`,
    label: `Team ${index}`,
    words: [],
  }));

  it('fill several cards of five', () => {
    const cards = buttonsOf(withCategories(bot, many));

    expect(cards.map((buttons) => buttons.length)).toStrictEqual([5, 5, 2]);
    expect(() => readBotFiles(new Map(Object.entries(withCategories(bot, many))))).not.toThrow();
  });

  it('need one card again when there are fewer', () => {
    const back = withCategories(withCategories(bot, many), seeded);

    expect(buttonsOf(back)).toStrictEqual(buttonsOf(bot));
    expect(zipFiles(back).sha256).toBe(zipFiles(bot).sha256);
  });
});
