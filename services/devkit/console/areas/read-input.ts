import { ConsoleError } from '../console-error.ts';

/** The members of a JSON body, not yet checked. */
export type Members = Readonly<Record<string, unknown>>;

/** Returns the members of a body. Throws ConsoleError (400) if it is no JSON object. */
export function membersOf(body: unknown): Members {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Members;
  throw new ConsoleError(400, 'The request must be a JSON object.');
}

/** Returns a text of at most `max` characters, which may be empty. Throws ConsoleError (400) for anything else. */
export function textIn(members: Members, name: string, max: number): string {
  const value = members[name] ?? '';
  if (typeof value === 'string' && value.length <= max) return value;
  const got = typeof value === 'string' ? `${value.length} characters` : typeof value;
  throw new ConsoleError(400, `${name} must be a text of at most ${max} characters (got ${got}).`);
}

/** Returns a text of 1 to `max` characters. Throws likewise. */
export function requiredTextIn(members: Members, name: string, max: number): string {
  const text = textIn(members, name, max);
  if (text.trim() === '') throw new ConsoleError(400, `${name} is missing.`);
  return text;
}

/** Returns a list of texts; none if it is missing. Throws likewise. */
export function textsIn(
  members: Members,
  name: string,
  { most, max }: { readonly most: number; readonly max: number },
): readonly string[] {
  const value = members[name] ?? [];
  const isList =
    Array.isArray(value) &&
    value.length <= most &&
    value.every((text) => typeof text === 'string' && text.length <= max);
  if (isList) return value as readonly string[];
  throw new ConsoleError(
    400,
    `${name} must be a list of at most ${most} texts of at most ${max} characters.`,
  );
}

/** Returns the entity tag of what a person has seen; undefined if there was nothing. Throws ConsoleError (400). */
export function seenVersion(members: Members): string | undefined {
  const version = textIn(members, 'version', 200);
  return version === '' ? undefined : version;
}
