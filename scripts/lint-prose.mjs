import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

const GUIDE = 'CONTRIBUTING.md';
/** Texts of others, data, and the examples of this script's own test. */
const NOT_OURS =
  /^(seed|test\/fixtures|bench\/nlu-peers)\/|lint-prose\.test\.ts$|^(LICENSE|NOTICE|package-lock\.json)$/;
const EXPORT = /^export (?:declare )?(?:async )?(?:const|function|class|interface|type) (\w+)/gm;

/**
 * The dropped words of CONTRIBUTING.md: the lines of its block `dropped-words`, each `words => what to write instead`. A
 * word is plain, a `/pattern/`, or a `word()` of names alone.
 */
export function droppedWords(guide) {
  const [, block] = /^```dropped-words\n([\s\S]*?)^```$/m.exec(guide) ?? [];
  if (block === undefined) throw new Error(`${GUIDE} has no block dropped-words`);
  return block
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [words = '', instead = ''] = line.split(' => ');
      return wordsIn(words).map((word) => ({
        word,
        instead,
        isNameOnly: word.endsWith('()'),
        pattern: patternOf(word),
      }));
    });
}

/** A comma may be part of a pattern. */
const wordsIn = (text) => text.match(/\/(?:\\.|[^/\\])+\/|[^,/]+/g)?.flatMap(trimmed) ?? [];

const trimmed = (word) => (word.trim() === '' ? [] : [word.startsWith('/') ? word : word.trim()]);

/** A word with capitals is a name, and is looked for in prose as it is written. */
function patternOf(word) {
  const isPattern = word.startsWith('/') && word.endsWith('/');
  const source = isPattern ? word.slice(1, -1) : `\\b${word.replace('()', '')}\\b`;
  return new RegExp(source, /[A-Z]/.test(word.replaceAll(/\\[A-Z]/g, '')) ? 'g' : 'gi');
}

/** The prose of a file, as lines with their numbers: documents without code, comments of everything else. */
export function proseOf(path, text) {
  if (path.endsWith('.md')) return withoutCode(text);
  return text.split('\n').flatMap((line, index) => {
    const comment = commentIn(path, line);
    return comment === undefined ? [] : [{ line: index + 1, text: withoutSpans(comment) }];
  });
}

function withoutCode(text) {
  let isCode = false;
  return text.split('\n').flatMap((line, index) => {
    if (/^\s*(```|~~~)/.test(line)) {
      isCode = !isCode;
      return [];
    }
    return isCode || line.startsWith('#') ? [] : [{ line: index + 1, text: withoutSpans(line) }];
  });
}

/** Code spans, and the targets of links, are names and not prose. */
const withoutSpans = (line) => line.replace(/`[^`]*`/g, '``').replace(/\]\([^)]*\)/g, ']');

const SLASHES = /^\s*(?:\/\*\*?|\*(?!\/)|\/\/)\s?(.*)$|(?:^|[\s;{])\/\/ (.*)$/;
const HASH = /^\s*#(?!!)\s?(.*)$|\s# (.*)$/;

function commentIn(path, line) {
  const isHash = /\.(ya?ml|sh|py|toml)$|Dockerfile$|\.ci\/run$|\.env\.example$/.test(path);
  const match = (isHash ? HASH : SLASHES).exec(line);
  return match ? (match[1] ?? match[2] ?? '') : undefined;
}

/** What is wrong with a file: `path:line: "word": write …`. */
export function problemsOf(path, text, dropped) {
  const prose = dropped.filter(({ isNameOnly }) => !isNameOnly);
  const inProse = proseOf(path, text).flatMap(({ line, text: sentence }) =>
    matches(sentence.trim(), prose).map((found) => problem(`${path}:${line}`, found)),
  );
  const exported = /\.m?[jt]s$/.test(path)
    ? [...text.matchAll(EXPORT)].map(([, name]) => name)
    : [];
  const names = [basename(path).replace(/\..*$/, ''), ...exported];
  const inNames = names.flatMap((name) =>
    matches(wordsOf(name), dropped.map(anyCase)).map((found) =>
      problem(`${path}: the name ${name}`, found),
    ),
  );
  return [...inProse, ...new Set(inNames)];
}

const wordsOf = (name) => name.replace(/[-_]/g, ' ').replace(/(?<=[a-z])(?=[A-Z])/g, ' ');

const anyCase = (word) => ({ ...word, pattern: new RegExp(word.pattern.source, 'gi') });

function matches(text, dropped) {
  return dropped.flatMap(({ pattern, instead }) =>
    [...text.matchAll(pattern)].map(([word]) => ({ word, instead })),
  );
}

const problem = (place, { word, instead }) => `${place}: "${word}": write ${instead}`;

function main(paths) {
  const dropped = droppedWords(readFileSync(GUIDE, 'utf8'));
  const tracked = execFileSync('git', ['ls-files', '--', ...paths], { encoding: 'utf8' }).split(
    '\n',
  );
  const own = tracked.filter(
    (path) =>
      /\.(m?[jt]s|md|ya?ml|sh|py)$|Dockerfile$|^\.ci\/run$|\.env\.example$/.test(path) &&
      !NOT_OURS.test(path),
  );
  const problems = own.flatMap((path) => problemsOf(path, readFileSync(path, 'utf8'), dropped));
  for (const line of problems) console.log(line);
  if (problems.length > 0) {
    console.log(`${problems.length} dropped words; ${GUIDE}, "Words", has the list.`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
