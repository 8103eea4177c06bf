import { DAMAGE_KINDS, type DamageKind, HARMS, type Harm } from './damage/kinds.ts';
import { PHASES, type Phase } from './options.ts';
import { Random } from './random.ts';

/** The moment of a kill. */
export const AIMS = ['description', 'mail', 'load', 'booting', 'first-second', 'term'] as const;
export type Aim = (typeof AIMS)[number];

export interface KillRound {
  readonly index: number;
  readonly aim: Aim;
  /** Milliseconds from the beginning of the aim (the load, the start, being ready, SIGTERM) to the kill. */
  readonly afterMs: number;
}

export interface DamageCase {
  readonly index: number;
  readonly kind: DamageKind;
  readonly harm: Harm;
  /** Which of the files of that kind, from 0 to 1. */
  readonly which: number;
}

export interface Plan {
  readonly seed: number;
  readonly kills: readonly KillRound[];
  readonly damage: readonly DamageCase[];
  readonly fuzzRequests: number;
  readonly soakMs: number;
  readonly soakChats: number;
}

/** The share of each phase in the time of a campaign that has all. */
const SHARES: Readonly<Record<Phase, number>> = { kills: 0.5, damage: 0.22, fuzz: 0.1, soak: 0.18 };
const ROUND_MS = 5_500;
const CASE_MS = 5_000;
const FUZZ_PER_MS = 0.08;
const MOST_CHATS = 20;
/** Every campaign, however short, has a kill at each aim and these cases of damage. */
const FIRST_CASES: readonly (readonly [kind: string, harm: Harm])[] = [
  ['conversation record', 'cut'],
  ['queue messages', 'zero'],
];

/**
 * Plans a campaign. The same seed makes the same plan, and a longer one begins as the shorter one does, so that a
 * phase on its own repeats what it did among others.
 */
export function planCampaign(seed: number, minutes: number, phases: readonly Phase[]): Plan {
  const all = phases.reduce((sum, phase) => sum + SHARES[phase], 0);
  const msOf = (phase: Phase) =>
    phases.includes(phase) ? (minutes * 60_000 * SHARES[phase]) / all : 0;
  const [kills, damage, fuzz, soak] = PHASES.map(msOf);
  const random = new Random(seed);
  const chats = Math.ceil((soak ?? 0) / 5_000);
  return {
    seed,
    kills: kills ? killRounds(random, Math.max(AIMS.length, Math.round(kills / ROUND_MS))) : [],
    damage: damage
      ? damageCases(random, Math.max(FIRST_CASES.length, Math.round(damage / CASE_MS)))
      : [],
    fuzzRequests: Math.round((fuzz ?? 0) * FUZZ_PER_MS),
    soakMs: Math.round(soak ?? 0),
    soakChats: Math.min(MOST_CHATS, chats),
  };
}

function killRounds(random: Random, count: number): KillRound[] {
  return Array.from({ length: count }, (_, index) => {
    const own = random.fork(`kill-${index}`);
    const aim = AIMS[index] ?? own.pick([...AIMS, 'load', 'load', 'load'] as const);
    return { index, aim, afterMs: momentOf(aim, own) };
  });
}

function momentOf(aim: Aim, random: Random): number {
  if (aim === 'load') return random.int(800, 3_000);
  if (aim === 'booting') return random.int(50, 1_200);
  if (aim === 'first-second') return random.int(0, 1_000);
  return aim === 'term' ? random.int(0, 800) : 0;
}

function damageCases(random: Random, count: number): DamageCase[] {
  return Array.from({ length: count }, (_, index) => {
    const own = random.fork(`damage-${index}`);
    const [name, harm] = FIRST_CASES[index] ?? [];
    const kind = DAMAGE_KINDS.find((one) => one.name === name);
    return {
      index,
      kind: kind ?? own.pick(DAMAGE_KINDS),
      harm: harm ?? own.pick(HARMS),
      which: own.next(),
    };
  });
}
