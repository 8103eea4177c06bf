import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const pages = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

function linksOf(page: string): string[] {
  const text = readFileSync(page, 'utf8');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1] ?? '')
    .filter((link) => !/^(https?:|#|mailto:)/.test(link));
}

describe('the documentation', () => {
  it.each(pages)('%s links only to what is there', (page) => {
    const missing = linksOf(page).filter(
      (link) => !existsSync(join(dirname(page), link.split('#')[0] ?? '')),
    );

    expect(missing).toStrictEqual([]);
  });

  it('has a compatibility page in the list for every service', () => {
    const listed = linksOf('docs/compatibility/README.md').toSorted();
    const there = readdirSync('docs/compatibility').filter((name) => name !== 'README.md');

    expect(listed).toStrictEqual(there.toSorted());
  });

  it('names every script of package.json that it tells to run', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const told = pages.flatMap((page) => [
      ...readFileSync(page, 'utf8').matchAll(/npm run ([a-z:]+)/g),
    ]);

    const missing = told.map((match) => match[1] ?? '').filter((name) => !(name in scripts));
    expect([...new Set(missing)]).toStrictEqual([]);
  });
});
