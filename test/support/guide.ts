import { readFile } from 'node:fs/promises';

/** A fenced block of a guide: ```` ```sh run needs=aws ````. */
export interface GuideBlock {
  readonly language: string;
  /** How tests use it: `run`, `serve`, `shows`, `install`, or `file` with its name. */
  readonly action: string;
  /** Value of `file=` or `needs=`. */
  readonly options: Readonly<Record<string, string>>;
  readonly code: string;
  readonly line: number;
}

/** Returns the fenced blocks of a guide in order. */
export async function readGuide(path: string): Promise<readonly GuideBlock[]> {
  const text = await readFile(path, 'utf8');
  return [...text.matchAll(/^```(\w+)(?: ([^\n]+))?\n([\s\S]*?)^```$/gm)].map((match) => {
    const [, language = '', info = '', code = ''] = match;
    const words = info.split(' ').filter(Boolean);
    const pairs = words.filter((word) => word.includes('=')).map((word) => word.split('='));
    const action = words.find((word) => !word.includes('=')) ?? 'file';
    const line = text.slice(0, match.index).split('\n').length;
    return { language, action, options: Object.fromEntries(pairs), code, line };
  });
}

/** Replaces names in one pass, because a free port may start with the digits of a port in the guide. */
export function replaceNames(
  text: string,
  names: Iterable<readonly [from: string, to: string]>,
): string {
  const byName = new Map(names);
  const literal = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const anyName = new RegExp([...byName.keys()].map(literal).join('|'), 'g');
  return text.replace(anyName, (found) => byName.get(found) ?? found);
}
