import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { droppedWords, problemsOf } from '../../../scripts/lint-prose.mjs';

const GUIDE = `# Guide

\`\`\`dropped-words
anew, whoever => again, the caller
/\\bgives\\b(?! up)/ => returns
/Needs$/, tell() => Deps
/\\b(one|two) [\\w-]+ a verb\\b/ => per verb
\`\`\`

\`again\` is never looked at.
`;

const dropped = droppedWords(GUIDE);
const problems = (path: string, text: string) => problemsOf(path, text, dropped);

describe('the prose lint', () => {
  it('reads words and patterns from the block of the guide', () => {
    expect(dropped.map(({ word }) => word)).toStrictEqual([
      'anew',
      'whoever',
      '/\\bgives\\b(?! up)/',
      '/Needs$/',
      'tell()',
      '/\\b(one|two) [\\w-]+ a verb\\b/',
    ]);
  });

  it.each([
    ['a doc comment', 'a.ts', '/** Builds it anew. */'],
    ['a line of a doc comment', 'a.ts', '/**\n * Gives a list.\n */'],
    ['a comment', 'a.ts', '  // Whoever calls.'],
    ['a comment behind code', 'a.ts', 'const a = 1; // made anew'],
    ['a document', 'a.md', 'Built anew.'],
    ['a comment of YAML', 'a.yaml', 'key: 1 # one file a verb'],
    ['an exported name', 'a.ts', 'export interface MailNeeds {}'],
    ['a word of an exported name', 'a.ts', 'export function buildAnew() {}'],
    ['a file name', 'build-anew.ts', ''],
    ['a name, if it is about names only', 'a.ts', 'export function tellIndexer() {}'],
  ])('finds a dropped word in %s', (_what, path, text) => {
    expect(problems(path, text)).toHaveLength(1);
  });

  it('says where, what and what to write instead', () => {
    expect(problems('a/b.md', 'fine\n\nBuilt anew.')).toStrictEqual([
      'a/b.md:3: "anew": write again, the caller',
    ]);
  });

  it.each([
    ['an exception of a pattern', 'a.ts', '// Gives up.'],
    ['prose, if it is about names only', 'a.md', 'I tell you.'],
    ['code', 'a.ts', "const anew = 'whoever gives';"],
    ['a code span', 'a.md', 'The word `anew`.'],
    ['a code block', 'a.md', '```\nanew\n```'],
    ['the target of a link', 'a.md', '[a page](anew.md)'],
    ['a URL', 'a.ts', "const url = 'https://anew.example';"],
  ])('leaves %s alone', (_what, path, text) => {
    expect(problems(path, text)).toStrictEqual([]);
  });

  it('has words to look for in CONTRIBUTING.md', () => {
    const words = droppedWords(readFileSync('CONTRIBUTING.md', 'utf8')).map(({ word }) => word);

    expect(words).toEqual(expect.arrayContaining(['front door', 'anew', 'tells', 'fulfilment']));
  });
});
