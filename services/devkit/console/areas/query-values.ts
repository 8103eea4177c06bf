import { ConsoleError } from '../console-error.ts';

/** The parameters of an address, as they were parsed: a name that comes twice has a list. */
export type Query = Readonly<Record<string, unknown>>;

/** Throws ConsoleError (400) for a parameter that there isn't: a misspelt filter must not show everything. */
export function requireKnown(query: Query, names: readonly string[]): void {
  const unknown = Object.keys(query).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw badRequest(`There is no filter “${shown(unknown)}” here. There are: ${names.join(', ')}.`);
}

/** Returns a parameter without the spaces around it; undefined if it is missing or empty. Throws ConsoleError (400). */
export function textOf(query: Query, name: string, maxLength = 200): string | undefined {
  const value = query[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string') throw badRequest(`“${name}” is given more than once.`);
  const text = value.trim();
  if (text.length > maxLength)
    throw badRequest(
      `“${name}” has ${text.length} characters. At most ${maxLength} can be looked for.`,
    );
  return text === '' ? undefined : text;
}

/** Returns a parameter that is a day, `2026-11-30`. Throws ConsoleError (400). */
export function dayOf(query: Query, name: string): string | undefined {
  const day = textOf(query, name);
  if (day === undefined || isDay(day)) return day;
  throw badRequest(`“${name}” is “${shown(day)}”, which is no day. Write it as in 2026-11-30.`);
}

/** Returns a parameter that is one of a few words. Throws ConsoleError (400). */
export function choiceOf<Choice extends string>(
  query: Query,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const value = textOf(query, name);
  if (value === undefined) return undefined;
  const choice = choices.find((each) => each === value);
  if (choice !== undefined) return choice;
  throw badRequest(`“${name}” is “${shown(value)}”. It can be ${choices.join(', ')}.`);
}

/** Returns a parameter that is a whole number from one to another, both allowed. Throws ConsoleError (400). */
export function numberOf(
  query: Query,
  name: string,
  [least, most]: readonly [number, number],
): number | undefined {
  const text = textOf(query, name);
  if (text === undefined) return undefined;
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw badRequest(
    `“${name}” is “${shown(text)}”. It can be a whole number from ${least} to ${most}.`,
  );
}

/** Throws ConsoleError (400) for days in the wrong order. */
export function requireOrder(from: string | undefined, to: string | undefined): void {
  if (from === undefined || to === undefined || from <= to) return;
  throw badRequest(`The first day, ${from}, is after the last, ${to}.`);
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;

const badRequest = (message: string): ConsoleError => new ConsoleError(400, message);

/** What was typed may be long. */
const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
