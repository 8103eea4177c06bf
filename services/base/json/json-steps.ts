/** Characters that are looked at in one step: well below a millisecond. */
const STEP = 64 * 1024;

/**
 * Yields now and then while it checks that a text is one value in JSON (RFC 8259), and builds nothing. Returns the
 * position of the first defect, or undefined if there is none. One string is one step.
 */
export function* jsonDefect(text: string): Generator<undefined, number | undefined> {
  const scan = new Scan(text);
  for (let stop = STEP; ; stop = scan.at + STEP) {
    const end = scan.until(stop);
    if (end === 'defect') return scan.at;
    if (end === 'end') return undefined;
    yield;
  }
}

type Expected = 'value' | 'value or ]' | 'name' | 'name or }' | 'after';

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORDS: Readonly<Record<string, string>> = { t: 'true', f: 'false', n: 'null' };
const SPACE = ' \t\n\r';

class Scan {
  readonly #text: string;
  /** The ends of the lists and objects that are open. */
  readonly #ends: string[] = [];
  #expected: Expected = 'value';
  at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  until(stop: number): 'end' | 'defect' | 'more' {
    const text = this.#text;
    while (this.at < stop) {
      this.#skipSpace();
      if (this.at >= text.length) {
        return this.#expected === 'after' && this.#ends.length === 0 ? 'end' : 'defect';
      }
      if (!this.#token(text[this.at] ?? '')) return 'defect';
    }
    return 'more';
  }

  #skipSpace(): void {
    while (this.at < this.#text.length && SPACE.includes(this.#text[this.at] ?? '')) this.at += 1;
  }

  /** Reads what starts here. Returns false if it may not be here. */
  #token(first: string): boolean {
    const expected = this.#expected;
    if (expected === 'after') return first === ',' ? this.#next() : this.#close(first);
    if (expected === 'name or }' && first === '}') return this.#close(first);
    if (expected === 'value or ]' && first === ']') return this.#close(first);
    if (expected === 'name' || expected === 'name or }') return this.#name(first);
    if (first === '{') return this.#open('}', 'name or }');
    if (first === '[') return this.#open(']', 'value or ]');
    this.#expected = 'after';
    return first === '"' ? this.#string() : this.#scalar(first);
  }

  #open(end: string, expected: Expected): true {
    this.#ends.push(end);
    return this.#step(expected);
  }

  #next(): boolean {
    if (this.#ends.length === 0) return false;
    return this.#step(this.#ends.at(-1) === '}' ? 'name' : 'value');
  }

  #close(last: string): boolean {
    if (this.#ends.at(-1) !== last) return false;
    this.#ends.pop();
    return this.#step('after');
  }

  #step(expected: Expected): true {
    this.#expected = expected;
    this.at += 1;
    return true;
  }

  #name(first: string): boolean {
    if (first !== '"' || !this.#string()) return false;
    this.#skipSpace();
    return this.#text[this.at] === ':' && this.#step('value');
  }

  /** Reads on to the closing quote. */
  #string(): boolean {
    const text = this.#text;
    for (this.at += 1; this.at < text.length; this.at += 1) {
      const code = text.charCodeAt(this.at);
      if (code < 0x20) return false;
      if (code === QUOTE) {
        this.at += 1;
        return true;
      }
      if (code === BACKSLASH && !this.#escape()) return false;
    }
    return false;
  }

  #escape(): boolean {
    this.at += 1;
    const text = this.#text;
    if (text[this.at] !== 'u') return '"\\/bfnrt'.includes(text[this.at] ?? 'x');
    if (!/^[\da-fA-F]{4}$/.test(text.slice(this.at + 1, this.at + 5))) return false;
    this.at += 4;
    return true;
  }

  #scalar(first: string): boolean {
    const word = WORDS[first];
    if (word !== undefined) {
      if (!this.#text.startsWith(word, this.at)) return false;
      this.at += word.length;
      return true;
    }
    NUMBER.lastIndex = this.at;
    if (!NUMBER.test(this.#text)) return false;
    this.at = NUMBER.lastIndex;
    return true;
  }
}

const QUOTE = '"'.charCodeAt(0);
const BACKSLASH = '\\'.charCodeAt(0);
