import { SearchError } from '../errors.ts';

const FORBIDDEN = /[\\/*?"<>| ,#:]/;

/** Throws invalid_index_name_exception unless OpenSearch would accept the name. */
export function checkIndexName(name: string): void {
  const reason = whyInvalid(name);
  if (reason)
    throw new SearchError(
      400,
      'invalid_index_name_exception',
      `Invalid index name [${name}], ${reason}`,
      {
        index: name,
      },
    );
}

function whyInvalid(name: string): string | undefined {
  if (name === '' || name === '.' || name === '..') return "must not be empty, '.' or '..'";
  if (/^[_\-+]/.test(name)) return "must not start with '_', '-', or '+'";
  if (name !== name.toLowerCase()) return 'must be lowercase';
  if (FORBIDDEN.test(name))
    return 'must not contain the following characters [\\, /, *, ?, ", <, >, |, space, comma, #, :]';
  if (Buffer.byteLength(name) > 255) return 'index name is too long';
  return undefined;
}

/** Whether a name is a pattern for several indices. */
export const isPattern = (name: string): boolean => name === '_all' || name.includes('*');

/** Whether a name matches a pattern with `*`. Linear: each part is searched for once, left to right. */
export function fitsPattern(name: string, pattern: string): boolean {
  if (pattern === '_all') return true;
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return name === first;
  const last = rest.pop() ?? '';
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length)
    return false;
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found < 0 || found + part.length > name.length - last.length) return false;
    at = found + part.length;
  }
  return true;
}

/** Throws invalid_alias_name_exception unless OpenSearch would accept the name; unlike an index, an alias may have capitals. */
export function checkAliasName(name: string): void {
  const reason = whyInvalid(name.toLowerCase());
  if (reason)
    throw new SearchError(
      400,
      'invalid_alias_name_exception',
      `Invalid alias name [${name}]: ${reason}`,
    );
}
