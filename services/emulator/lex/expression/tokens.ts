import { ExpressionError, type Reference } from './syntax.ts';

export type Token = { readonly at: number } & (
  | { readonly kind: 'symbol'; readonly text: string }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'end' }
);

const SYMBOLS = ['&&', '||', '!=', '<=', '>=', '=', '<', '>', '!', '(', ')'] as const;

/** Splits a condition into tokens, in one pass. Throws ExpressionError if a character belongs to none. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const { token, end } = readToken(text, at);
    tokens.push(token);
    at = end;
  }
  return [...tokens, { kind: 'end', at: text.length }];
}

interface Read {
  readonly token: Token;
  readonly end: number;
}

function readToken(text: string, at: number): Read {
  const first = text.charAt(at);
  if (first === '{') return enclosed(text, at, '{', '}', 'slot');
  if (first === '[') return enclosed(text, at, '[', ']', 'sessionAttribute');
  if (isRequestAttribute(text, at)) return enclosed(text, at, '((', '))', 'requestAttribute');
  if (first === '"') return quoted(text, at);
  const symbol = SYMBOLS.find((candidate) => text.startsWith(candidate, at));
  if (symbol) return { token: { kind: 'symbol', text: symbol, at }, end: at + symbol.length };
  return word(text, at);
}

/** `((name))` is an attribute, `((a = 1) OR …)` starts with two parentheses. */
function isRequestAttribute(text: string, at: number): boolean {
  if (!text.startsWith('((', at)) return false;
  const end = text.indexOf('))', at);
  return end > 0 && /^[\w:.-]+$/.test(text.slice(at + 2, end).trim());
}

function enclosed(
  text: string,
  at: number,
  open: string,
  close: string,
  kind: 'slot' | 'sessionAttribute' | 'requestAttribute',
): Read {
  const end = text.indexOf(close, at + open.length);
  if (end < 0) throw new ExpressionError(`"${open}" is never closed`, at);
  const name = text.slice(at + open.length, end).trim();
  if (name === '') throw new ExpressionError(`there is no name in ${open}${close}`, at);
  return { token: { kind: 'reference', reference: { kind, name }, at }, end: end + close.length };
}

function quoted(text: string, at: number): Read {
  let value = '';
  for (let i = at + 1; i < text.length; i += 1) {
    const char = text.charAt(i);
    if (char === '"') return { token: { kind: 'string', text: value, at }, end: i + 1 };
    if (char === '\\' && i + 1 < text.length) i += 1;
    value += text.charAt(i);
  }
  throw new ExpressionError('a string is never closed', at);
}

function word(text: string, at: number): Read {
  // Brackets are part of a word only in `$.transcriptions[0]…`.
  const pattern = text.charAt(at) === '$' ? /[\w.$[\]]/ : /[\w.:+\-%]/;
  let end = at;
  while (end < text.length && pattern.test(text.charAt(end))) end += 1;
  if (end === at) throw new ExpressionError(`"${text.charAt(at)}" is unexpected`, at);
  const found = text.slice(at, end);
  if (!found.startsWith('$.')) return { token: { kind: 'word', text: found, at }, end };
  const reference: Reference = { kind: 'property', name: found.slice(2) };
  return { token: { kind: 'reference', reference, at }, end };
}
