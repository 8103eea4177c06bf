/** A part of a line: text, a style around other parts, code, or a link. */
export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'em'; readonly parts: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly text: string };

interface Open {
  readonly marker: string;
  readonly parts: Inline[];
}

/** Each pattern looks at one place and has a bound, or takes in all that it looks at: the whole is linear. */
const LINK = /\[([^[\]\n]{1,200})\]\(([^\s()<>]{1,500})\)/y;
const CODE = /`([^`\n]{1,500})`/y;
const ADDRESS = /https?:\/\/[^\s<>"'“”*`]+/y;
const MARKER = /\*\*|\*|_/y;
const PLAIN = /[^[`*_h]+|h/y;
const SENTENCE_END = /[.,;:!?)\]]$/;
const ALLOWED = /^(?:https?:\/\/[^\s]|mailto:[^\s@]+@[^\s@]+$|tel:\+?[\d;=a-z-]+$)/i;
const WORD = /[\p{L}\p{N}]/u;

/** Reads `**bold**`, `*italics*`, `_italics_`, `` `code` ``, `[links](https://…)` and bare web addresses. */
export function inlineParts(text: string): Inline[] {
  const stack: Open[] = [{ marker: '', parts: [] }];
  let at = 0;
  while (at < text.length) {
    const found = linkAt(text, at) ?? codeAt(text, at) ?? addressAt(text, at);
    if (found) {
      top(stack).push(found.part);
      at = found.end;
      continue;
    }
    const marker = matchAt(MARKER, text, at)?.[0];
    if (marker !== undefined) readMarker(stack, text, at, marker);
    const plain = marker ?? matchAt(PLAIN, text, at)?.[0] ?? text.charAt(at);
    if (marker === undefined) addText(top(stack), plain);
    at += plain.length;
  }
  while (stack.length > 1) unwind(stack);
  return top(stack);
}

/** Opens or closes a style. What opens nothing and closes nothing is text. */
function readMarker(stack: Open[], text: string, at: number, marker: string): void {
  const before = text.charAt(at - 1);
  const after = text.charAt(at + marker.length);
  const isOpen = stack.some((one) => one.marker === marker);
  const isInWord = marker === '_' && WORD.test(before) && WORD.test(after);
  const canOpen = !isOpen && /\S/.test(after) && !isInWord;
  if (isOpen && /\S/.test(before) && !isInWord) close(stack, marker);
  else if (canOpen) stack.push({ marker, parts: [] });
  else addText(top(stack), marker);
}

function close(stack: Open[], marker: string): void {
  while (stack.at(-1)?.marker !== marker) unwind(stack);
  const parts = stack.pop()?.parts ?? [];
  top(stack).push({ kind: marker === '**' ? 'strong' : 'em', parts });
}

/** Turns a style that was never closed back into text. */
function unwind(stack: Open[]): void {
  const open = stack.pop();
  if (open === undefined) return;
  addText(top(stack), open.marker);
  for (const part of open.parts) {
    if (part.kind === 'text') addText(top(stack), part.text);
    else top(stack).push(part);
  }
}

interface Found {
  readonly part: Inline;
  readonly end: number;
}

function linkAt(text: string, at: number): Found | undefined {
  const [whole = '', label = '', href = ''] = matchAt(LINK, text, at) ?? [];
  if (!ALLOWED.test(href)) return undefined;
  return { part: { kind: 'link', href, text: label }, end: at + whole.length };
}

function codeAt(text: string, at: number): Found | undefined {
  const [whole = '', code] = matchAt(CODE, text, at) ?? [];
  return code === undefined
    ? undefined
    : { part: { kind: 'code', text: code }, end: at + whole.length };
}

function addressAt(text: string, at: number): Found | undefined {
  let href = matchAt(ADDRESS, text, at)?.[0];
  if (href === undefined) return undefined;
  while (SENTENCE_END.test(href)) href = href.slice(0, -1);
  return { part: { kind: 'link', href, text: href }, end: at + href.length };
}

/** A pattern of the kind `y` looks at one place only. */
function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function addText(parts: Inline[], text: string): void {
  const last = parts.at(-1);
  if (last?.kind === 'text') parts[parts.length - 1] = { kind: 'text', text: last.text + text };
  else parts.push({ kind: 'text', text });
}

const top = (stack: readonly Open[]): Inline[] => stack.at(-1)?.parts ?? [];
