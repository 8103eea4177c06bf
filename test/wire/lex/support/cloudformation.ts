import type { BotFixture } from './export.ts';

type Json = Record<string, unknown>;

/** Keys that are names of the bot's own, not words of the format. */
const MAPS = ['slotSpecifications', 'promptAttemptsSpecification'];

/** The same bot as properties of an `AWS::Lex::Bot`: capital letters, lists where the export has maps. */
export function botProperties(bot: BotFixture): Json {
  return {
    Name: bot.name,
    RoleArn: 'arn:aws:iam::000000000000:role/lex',
    DataPrivacy: { ChildDirected: false },
    IdleSessionTTLInSeconds: 300,
    BotLocales: [
      {
        LocaleId: bot.localeId ?? 'en_US',
        NluConfidenceThreshold: bot.threshold ?? 0.4,
        SlotTypes: (bot.slotTypes ?? []).map(capitalised),
        Intents: bot.intents.map((one) => ({
          ...(capitalised(one.intent) as Json),
          Slots: one.slots.map(capitalised),
        })),
      },
    ],
  };
}

function capitalised(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(capitalised);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(entries.map(([key, member]) => [capital(key), memberOf(key, member)]));
}

function memberOf(key: string, member: unknown): unknown {
  if (key === 'sessionAttributes') {
    return Object.entries(member as Json).map(([Key, Value]) => ({ Key, Value }));
  }
  if (MAPS.includes(key)) {
    const entries = Object.entries(member as Json);
    return Object.fromEntries(entries.map(([name, value]) => [name, capitalised(value)]));
  }
  if (key === 'slots') {
    return Object.entries(member as Json).map(([SlotName, value]) => ({
      SlotName,
      SlotValueOverride: capitalised(value),
    }));
  }
  return capitalised(member);
}

function capital(key: string): string {
  if (key === 'ssmlMessage') return 'SSMLMessage';
  return key.charAt(0).toUpperCase() + key.slice(1);
}
