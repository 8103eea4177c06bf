import type { BuiltInSlotType } from './built-in.ts';
import { numberAt } from './number-words.ts';
import { scanWith, type ValueAt } from './scan.ts';
import { type Word, wordAt } from './words.ts';

const SIGNS: Readonly<Record<string, string>> = {
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
};
const UNITS: Readonly<Record<string, string>> = {
  dollar: 'USD',
  dollars: 'USD',
  buck: 'USD',
  bucks: 'USD',
  usd: 'USD',
  euro: 'EUR',
  euros: 'EUR',
  eur: 'EUR',
  pound: 'GBP',
  pounds: 'GBP',
  gbp: 'GBP',
  yen: 'JPY',
  jpy: 'JPY',
  rupee: 'INR',
  rupees: 'INR',
  inr: 'INR',
  cad: 'CAD',
  aud: 'AUD',
  chf: 'CHF',
};
/** In hundredths of the unit before them, or of the dollar. */
const COINS: Readonly<Record<string, number>> = {
  cent: 1,
  cents: 1,
  penny: 1,
  pennies: 1,
  pence: 1,
  nickel: 5,
  nickels: 5,
  dime: 10,
  dimes: 10,
  quarter: 25,
  quarters: 25,
};

/**
 * AMAZON.Currency: `USD 5.15`, the ISO 4217 code and two decimals.
 * https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-currency.html
 */
export const currency: BuiltInSlotType = {
  recogniser: scanWith(
    (words, at) => signedAt(words, at) ?? unitAt(words, at) ?? coinsAt(words, at),
  ),
  isOpen: false,
  examples: ['$1.56', 'five dollars', '20 euros', '3 dimes', '99 cents'],
};

/** Reads "$1.56", "CAD 20". */
function signedAt(words: readonly Word[], at: number): ValueAt | undefined {
  const word = wordAt(words, at);
  const code = SIGNS[word] ?? (/^[a-z]{3}$/.test(word) ? UNITS[word] : undefined);
  const amount = code === undefined ? undefined : numberAt(words, at + 1);
  return amount && money(code ?? '', Number(amount.numeral), amount.end);
}

/** Reads "five dollars", "5 euros and 15 cents". */
function unitAt(words: readonly Word[], at: number): ValueAt | undefined {
  const amount = numberAt(words, at);
  const code = amount && UNITS[wordAt(words, amount.end)];
  if (!amount || !code) return undefined;
  const from = wordAt(words, amount.end + 1) === 'and' ? amount.end + 2 : amount.end + 1;
  const cents = hundredthsAt(words, from);
  return money(
    code,
    Number(amount.numeral) + (cents?.value ?? 0) / 100,
    cents?.end ?? amount.end + 1,
  );
}

function coinsAt(words: readonly Word[], at: number): ValueAt | undefined {
  const cents = hundredthsAt(words, at);
  return cents && money('USD', cents.value / 100, cents.end);
}

function hundredthsAt(
  words: readonly Word[],
  at: number,
): { value: number; end: number } | undefined {
  const isOne = wordAt(words, at) === 'a';
  const amount = isOne ? { numeral: '1', end: at + 1 } : numberAt(words, at);
  const worth = amount && COINS[wordAt(words, amount.end)];
  if (!amount || worth === undefined) return undefined;
  return { value: Number(amount.numeral) * worth, end: amount.end + 1 };
}

function money(code: string, amount: number, end: number): ValueAt | undefined {
  return Number.isFinite(amount) ? { resolved: [`${code} ${amount.toFixed(2)}`], end } : undefined;
}
