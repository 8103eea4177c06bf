import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** One import of a source file by another, both as paths from the root. */
export interface Import {
  readonly from: string;
  /** A path for a file of the project, else the specifier as written: `node:fs`, `@aws-sdk/client-s3`. */
  readonly to: string;
}

/** Imports between two nodes of a graph: `{ from: 'services/bot', to: 'nlu', count: 3 }`. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/** The folders with the product's sources. */
export const SOURCE_FOLDERS = ['services', 'nlu', 'search-engine', 'infra'];

const IMPORT =
  /^(?:import|export)\b[^;]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gms;

/** The imports of every TypeScript file below the folders, declarations left out. */
export function readImports(folders: readonly string[] = SOURCE_FOLDERS): Import[] {
  return folders
    .flatMap(sourceFiles)
    .flatMap((from) => importsOf(from, readFileSync(from, 'utf8')));
}

/** The imports of one file's text. */
export function importsOf(from: string, text: string): Import[] {
  return [...text.matchAll(IMPORT)].map((match) => {
    const specifier = match[1] ?? match[2] ?? match[3] ?? '';
    const to = specifier.startsWith('.') ? join(dirname(from), specifier) : specifier;
    return { from, to: to.replace(/\?.*$/, '') };
  });
}

/** The TypeScript files below a folder, declarations left out. */
export function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.m?tsx?$/.test(name) && !/\.d\.m?ts$/.test(name))
    .map((name) => join(folder, name))
    .sort();
}

/** Counts the imports between nodes; those within a node, or of what has no node, are left out. */
export function arrowsBetween(
  imports: readonly Import[],
  nodeOf: (path: string) => string | undefined,
): Arrow[] {
  const counts = new Map<string, Arrow>();
  for (const { from: importer, to: imported } of imports) {
    const from = nodeOf(importer);
    const to = nodeOf(imported);
    if (from === undefined || to === undefined || from === to) continue;
    const key = `${from} → ${to}`;
    counts.set(key, { from, to, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The sets of nodes that import each other in a circle: Tarjan's strongly connected components of two or more. */
export function cyclesOf(arrows: readonly Arrow[]): string[][] {
  const search = new CycleSearch(arrows);
  for (const { from } of arrows) search.visit(from);
  return search.cycles;
}

class CycleSearch {
  readonly cycles: string[][] = [];
  readonly #targets = new Map<string, string[]>();
  readonly #order = new Map<string, number>();
  readonly #lowest = new Map<string, number>();
  readonly #stack: string[] = [];

  constructor(arrows: readonly Arrow[]) {
    for (const { from, to } of arrows) {
      this.#targets.set(from, [...(this.#targets.get(from) ?? []), to]);
    }
  }

  visit(node: string): number {
    const known = this.#order.get(node);
    if (known !== undefined) return this.#stack.includes(node) ? known : Number.POSITIVE_INFINITY;
    const order = this.#order.size;
    this.#order.set(node, order);
    this.#stack.push(node);
    let lowest = order;
    for (const target of this.#targets.get(node) ?? []) {
      const isNew = !this.#order.has(target);
      const reached = this.visit(target);
      lowest = Math.min(lowest, isNew ? (this.#lowest.get(target) ?? reached) : reached);
    }
    this.#lowest.set(node, lowest);
    if (lowest === order) this.#close(node);
    return lowest;
  }

  #close(node: string): void {
    const members = this.#stack.splice(this.#stack.indexOf(node));
    if (members.length > 1) this.cycles.push(members.sort());
  }
}

/** A path cut to so many segments; a file in a folder above that stays itself: `services/bot/functions`, `nlu/train.ts`. */
export function nodeAt(path: string, depth: number): string {
  return path.split('/').slice(0, depth).join('/');
}

/**
 * The cycles between folders, on every level: below each folder its children, folders and loose files, are the nodes.
 * Files of one folder may import each other in a circle (an evaluator and its intrinsics do).
 */
export function folderCycles(imports: readonly Import[]): string[][] {
  const deepest = Math.max(...imports.map(({ from }) => from.split('/').length));
  const levels = Array.from({ length: deepest }, (_, index) => index + 1);
  const cycles = levels.flatMap((depth) => {
    const siblings = imports.filter(
      ({ from, to }) => parentAt(from, depth) === parentAt(to, depth),
    );
    return cyclesOf(arrowsBetween(siblings, (path) => nodeAt(path, depth)));
  });
  return cycles.filter((cycle) => cycle.some((node) => !node.endsWith('.ts')));
}

const parentAt = (path: string, depth: number): string => nodeAt(path, depth - 1);

const HELP = `npm run graph -- [--depth N] [--below FOLDER]
  Prints which folders import which, how often, and every cycle between folders.
  --depth N        the first N segments of a path are a node (default 3)
  --below FOLDER   only what FOLDER imports and contains
`;

function main(): void {
  const { values } = parseArgs({
    options: {
      depth: { type: 'string', default: '3' },
      below: { type: 'string', default: '' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return void process.stdout.write(HELP);
  const own = readImports().filter(({ to }) => SOURCE_FOLDERS.includes(nodeAt(to, 1)));
  const shown = own.filter(({ from }) => from.startsWith(values.below));
  const arrows = arrowsBetween(shown, (path) => nodeAt(dirname(path), Number(values.depth)));
  for (const { from, to, count } of arrows) console.log(`${from} → ${to}  ${count}`);
  const cycles = folderCycles(own);
  for (const cycle of cycles) console.log(`cycle: ${cycle.join(', ')}`);
  console.log(
    `${cycles.length === 0 ? 'no' : cycles.length} cycle${cycles.length === 1 ? '' : 's'}`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
