import type { TextRange } from './text-range.ts';

const KEY_BEGINS =
  /----[- ]BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?[- ]----|Private-Lines: ?\d{1,3}(?=\s)/g;
const KEY_ENDS =
  /----[- ]END [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?[- ]----|Private-MAC: ?\w{0,128}/g;

/** Finds private keys in PEM (RFC 7468, SSH2), PGP (RFC 9580) and PuTTY's form. One without an end extends to the text's. */
export function findPrivateKeys(text: string): TextRange[] {
  const found: TextRange[] = [];
  let from = 0;
  for (const { index = 0 } of text.matchAll(KEY_BEGINS)) {
    if (index < from) continue;
    KEY_ENDS.lastIndex = index;
    const end = KEY_ENDS.exec(text);
    from = end ? end.index + end[0].length : text.length;
    found.push({ start: index, end: from });
  }
  return found;
}

/** The header of a JSON Web Token is a JSON object, which is `eyJ` in base64url. */
const TOKEN = /[A-Za-z0-9_\-.]+/g;
const IS_TOKEN = /^eyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]{5,}(?:\.[A-Za-z0-9_-]*){1,3}$/;

/** Finds JSON Web Tokens (RFC 7519). */
export function findWebTokens(text: string): TextRange[] {
  const found: TextRange[] = [];
  for (const { index = 0, 0: token } of text.matchAll(TOKEN)) {
    const start = token.indexOf('eyJ');
    if (start < 0 || !IS_TOKEN.test(token.slice(start))) continue;
    found.push({ start: index + start, end: index + token.length });
  }
  return found;
}
