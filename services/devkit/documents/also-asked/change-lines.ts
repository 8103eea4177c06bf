import { checkAlsoAsked } from '../../../bot/helpdesk/documents/also-asked.ts';

/** A description as it is written, with members that nobody knows. */
export type Description = Readonly<Record<string, unknown>>;

const MEMBER = 'alsoAsked';

/** Two lines are the same question if they differ in letter case and white space alone. */
export const keyOf = (line: string) => textOf(line).toLowerCase();
/** A form sends line feeds as others. */
const textOf = (line: string) => line.replace(/\s+/gu, ' ').trim();

/**
 * Adds lines to those of a section, without those that it has. Returns the same description if nothing is new. Throws DocumentError if a line is too long, or there are too many.
 */
export function withLines(
  description: Description,
  name: string,
  lines: readonly string[],
): Description {
  const before = linesOf(description, name);
  const taken = new Set(before.map(keyOf));
  const fresh = checkAlsoAsked(lines).filter((line) => {
    const isNew = !taken.has(keyOf(line));
    taken.add(keyOf(line));
    return isNew;
  });
  if (fresh.length === 0) return description;
  return withSection(description, name, [...checkAlsoAsked([...before, ...fresh])]);
}

/** Removes a line of a section; the section too if it was the last one. Returns the same description if there is none. */
export function withoutLine(description: Description, name: string, line: string): Description {
  const before = linesOf(description, name);
  const after = before.filter((one) => textOf(one) !== textOf(line));
  return after.length === before.length ? description : withSection(description, name, after);
}

/** Returns the lines of a section; none if the description says something else there, which `readMeta` refuses. */
export function linesOf(description: Description, name: string): readonly string[] {
  const lines = sectionsOf(description).find(([section]) => section === name)?.[1];
  return Array.isArray(lines) ? lines.filter((line) => typeof line === 'string') : [];
}

function sectionsOf(description: Description): readonly (readonly [string, unknown])[] {
  return Object.entries(description[MEMBER] ?? {});
}

/** Every other member and section stays as it is, in its order. */
function withSection(
  description: Description,
  name: string,
  lines: readonly string[],
): Description {
  const others = sectionsOf(description);
  const isThere = others.some(([section]) => section === name);
  const changed = isThere
    ? others.map(([section, value]) => [section, section === name ? lines : value] as const)
    : [...others, [name, lines] as const];
  const kept = changed.filter(([section]) => section !== name || lines.length > 0);
  const { [MEMBER]: _, ...members } = description;
  if (kept.length === 0) return members;
  return MEMBER in description
    ? { ...description, [MEMBER]: Object.fromEntries(kept) }
    : { ...members, [MEMBER]: Object.fromEntries(kept) };
}
