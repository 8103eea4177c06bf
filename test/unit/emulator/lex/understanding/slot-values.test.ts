import { describe, expect, it } from 'vitest';
import type { BotLocale, Slot } from '../../../../../services/emulator/lex/bot/model.ts';
import { readBotZip } from '../../../../../services/emulator/lex/bot/read-bot.ts';
import { slotValueOf } from '../../../../../services/emulator/lex/understanding/slot-values.ts';
import { pizza } from '../../../../wire/lex/support/bots.ts';
import { exportZip, slotType } from '../../../../wire/lex/support/export.ts';

function localeWith(strategy: string): { locale: BotLocale; slot: (name: string) => Slot } {
  const toppings = slotType('Topping', { pepperoni: [], 'green olives': ['olives'] }, strategy);
  const bot = { ...pizza({ sizeStrategy: strategy }) };
  const types = [...(bot.slotTypes ?? []).filter((type) => type.name !== 'Topping'), toppings];
  const locale = readBotZip(exportZip({ ...bot, slotTypes: types })).locales.en_US;
  if (!locale) throw new Error('no locale');
  const slot = (name: string) => {
    const found = locale.intents[0]?.slots.find((one) => one.slotName === name);
    if (!found) throw new Error(`no slot ${name}`);
    return found;
  };
  return { locale, slot };
}

describe('a slot value', () => {
  it('is the canonical one by top resolution', () => {
    const { locale, slot } = localeWith('TOP_RESOLUTION');

    expect(slotValueOf(locale, slot('Size'), 'big', ['large'])).toStrictEqual({
      shape: 'Scalar',
      value: { originalValue: 'big', interpretedValue: 'large', resolvedValues: ['large'] },
    });
  });

  it('is what was said by original value', () => {
    const { locale, slot } = localeWith('ORIGINAL_VALUE');

    expect(slotValueOf(locale, slot('Size'), 'big', ['large'])?.value).toStrictEqual({
      originalValue: 'big',
      interpretedValue: 'big',
      resolvedValues: ['large'],
    });
  });

  it('holds at most five resolutions', () => {
    const { locale, slot } = localeWith('TOP_RESOLUTION');
    const resolved = ['1', '2', '3', '4', '5', '6'];

    expect(slotValueOf(locale, slot('Size'), 'x', resolved)?.value?.resolvedValues).toHaveLength(5);
  });

  it.each([
    ['pepperoni and olives', ['pepperoni', 'green olives']],
    ['pepperoni, green olives', ['pepperoni', 'green olives']],
    ['pepperoni olives', ['pepperoni', 'green olives']],
    ['olives', ['green olives']],
    ['shrimp', undefined],
  ])('of several listed values, "%s" is %j', (text, expected) => {
    const { locale, slot } = localeWith('TOP_RESOLUTION');

    const value = slotValueOf(locale, slot('Toppings'), text, []);

    expect(value?.values?.map((one) => one.value?.interpretedValue)).toStrictEqual(expected);
  });

  it('of several values keeps what is not listed by original value', () => {
    const { locale, slot } = localeWith('ORIGINAL_VALUE');

    const value = slotValueOf(locale, slot('Toppings'), 'olives and Shrimp', []);

    expect(value?.values?.map((one) => one.value)).toStrictEqual([
      { originalValue: 'olives', interpretedValue: 'olives', resolvedValues: ['green olives'] },
      { originalValue: 'Shrimp', interpretedValue: 'Shrimp', resolvedValues: [] },
    ]);
  });
});
