/** The longest body in XML: 10,000 parts of an upload, each with a checksum. */
const MAX_LENGTH = 2 * 1024 * 1024;
const MAX_NODES = 100_000;
const MAX_DEPTH = 64;
const MAX_TEXT_LENGTH = 64 * 1024;
const MAX_TAG_LENGTH = 4 * 1024;

/** What the codec of the SDK reads: the text of an element without children, or its children by their names. */
export type XmlValue = string | XmlElement;
export interface XmlElement {
  [name: string]: XmlValue | XmlValue[];
}

/** A body that is not XML, or more of it than any operation takes. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

/** A body that is longer than any operation takes. */
export class XmlLengthError extends XmlError {}

/**
 * Parses a document and returns the value of its root, in time proportional to its length: the parser of the SDK is
 * made for answers that it trusts. Document types are refused, so that there are no entities but XML's own.
 * Throws XmlError if the document is not well-formed, or too long, too deep or of too many elements.
 */
export function parseXml(text: string): XmlValue {
  if (text.length > MAX_LENGTH) throw new XmlLengthError(`longer than ${MAX_LENGTH} characters`);
  return new XmlParser(text).parse();
}

interface OpenElement {
  readonly name: string;
  readonly attributes: readonly (readonly [string, string])[];
  readonly children: Map<string, XmlValue[]>;
  text: string;
}

class XmlParser {
  readonly #text: string;
  readonly #open: OpenElement[] = [];
  #at = 0;
  #nodes = 0;
  #root: XmlValue | undefined;

  constructor(text: string) {
    this.#text = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  }

  parse(): XmlValue {
    const text = this.#text;
    while (this.#at < text.length) {
      const tag = text.indexOf('<', this.#at);
      this.#addText(decodeEntities(text.slice(this.#at, tag < 0 ? text.length : tag)));
      if (tag < 0) break;
      this.#at = tag;
      this.#readMarkup();
    }
    if (this.#root === undefined || this.#open.length > 0)
      throw new XmlError('the document ends before its root does');
    return this.#root;
  }

  #readMarkup(): void {
    this.#nodes += 1;
    if (this.#nodes > MAX_NODES) throw new XmlError(`more than ${MAX_NODES} elements`);
    const text = this.#text;
    if (text.startsWith('<!--', this.#at)) this.#upTo('-->', 4, MAX_TEXT_LENGTH);
    else if (text.startsWith('<?', this.#at)) this.#upTo('?>', 2, MAX_TAG_LENGTH);
    else if (text.startsWith('<![CDATA[', this.#at))
      this.#addText(this.#upTo(']]>', 9, MAX_TEXT_LENGTH));
    else if (text.startsWith('<!', this.#at)) throw new XmlError('a document type');
    else if (text.startsWith('</', this.#at))
      this.#close(this.#upTo('>', 2, MAX_TAG_LENGTH).trim());
    else this.#readTag();
  }

  /** Skips `start` characters, and returns those up to `end`, which is skipped too. */
  #upTo(end: string, start: number, limit: number): string {
    const from = this.#at + start;
    const to = this.#text.indexOf(end, from);
    if (to < 0 || to - from > limit) throw new XmlError(`no "${end}" within ${limit} characters`);
    this.#at = to + end.length;
    return this.#text.slice(from, to);
  }

  #readTag(): void {
    TAG.lastIndex = this.#at;
    const [tag, name = '', attributes = '', slash] = TAG.exec(this.#text) ?? [];
    if (tag === undefined || tag.length > MAX_TAG_LENGTH) throw new XmlError('a tag is malformed');
    this.#at += tag.length;
    if (this.#root !== undefined) throw new XmlError('more than one root');
    if (this.#open.length >= MAX_DEPTH) throw new XmlError(`nested more than ${MAX_DEPTH} deep`);
    this.#open.push({ name, attributes: attributesIn(attributes), children: new Map(), text: '' });
    if (slash) this.#close(name);
  }

  #addText(text: string): void {
    const element = this.#open.at(-1);
    if (!element) {
      if (text.trim() !== '') throw new XmlError('text outside of the root');
      return;
    }
    if (element.text.length + text.length > MAX_TEXT_LENGTH)
      throw new XmlError(`more than ${MAX_TEXT_LENGTH} characters of text in one element`);
    element.text += text;
  }

  #close(name: string): void {
    const element = this.#open.pop();
    if (element?.name !== name) throw new XmlError('closing tags do not match');
    const value = elementValue(element);
    const parent = this.#open.at(-1);
    if (!parent) {
      this.#root = value;
      return;
    }
    const siblings = parent.children.get(name);
    if (siblings) siblings.push(value);
    else parent.children.set(name, [value]);
  }
}

const NAME = '[A-Za-z_:][-\\w:.]{0,255}';
const TAG = new RegExp(
  `<(${NAME})((?:\\s{1,100}${NAME}\\s{0,9}=\\s{0,9}(?:"[^"<]{0,3000}"|'[^'<]{0,3000}')){0,30})\\s{0,100}(/?)>`,
  'y',
);
const ATTRIBUTE = new RegExp(`(${NAME})\\s{0,9}=\\s{0,9}(?:"([^"<]*)"|'([^'<]*)')`, 'g');

function attributesIn(text: string): (readonly [string, string])[] {
  if (text === '') return [];
  return Array.from(text.matchAll(ATTRIBUTE), ([, name = '', double, single]) => {
    return [name, decodeEntities(double ?? single ?? '')] as const;
  });
}

/** White space between the lines of a document is no text. An element without children is its text. */
function elementValue({ attributes, children, text }: OpenElement): XmlValue {
  const own = text.includes('\n') && text.trim() === '' ? '' : text;
  if (children.size === 0) return own;
  const entries: (readonly [string, XmlValue | XmlValue[]])[] = [...attributes];
  for (const [name, values] of children) {
    const [only] = values;
    entries.push([name, only !== undefined && values.length === 1 ? only : values]);
  }
  // Not by assignment: a child may be called __proto__.
  return Object.fromEntries(entries);
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]{0,12};?)/g, (_, entity: string) => characterOf(entity));
}

function characterOf(entity: string): string {
  const name = entity.slice(0, -1);
  const known = Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
  if (known !== undefined && entity.endsWith(';')) return known;
  const [, hex, decimal] = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}));$/.exec(entity) ?? [];
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  if (!(code > 0 && code <= 0x10ffff)) throw new XmlError('an unknown entity');
  return String.fromCodePoint(code);
}
