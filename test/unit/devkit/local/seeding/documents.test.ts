import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCaptions } from '../../../../../services/bot/helpdesk/documents/captions.ts';
import {
  attributeOf,
  type CleanNode,
  isCleanElement,
} from '../../../../../services/bot/helpdesk/documents/clean-node.ts';
import { docIdOf } from '../../../../../services/bot/helpdesk/documents/document-key.ts';
import { PageLinks } from '../../../../../services/bot/helpdesk/documents/page-links.ts';
import { pagePassages } from '../../../../../services/bot/helpdesk/documents/page-passages.ts';
import { type Page, readPage } from '../../../../../services/bot/helpdesk/documents/read-page.ts';

const folder = 'seed/documents';
const pages = readdirSync(folder).filter((name) => /\.(html|md)$/.test(name));
const videos = readdirSync(`${folder}/videos`).filter((name) => name.endsWith('.mp4'));

describe('a help page of the seed', () => {
  it('is one of at least forty, each with a title of its own', () => {
    const titles = pages.map((name) => readSeedPage(name).title);

    expect(pages.length).toBeGreaterThanOrEqual(40);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it.each(pages)('has sections worth finding: %s', (name) => {
    const page = readSeedPage(name);
    const passages = pagePassages(page, keyOf(name));

    expect(page.title.length).toBeGreaterThan(10);
    expect(passages.length).toBeGreaterThanOrEqual(5);
    for (const { text } of passages) {
      expect(text.length).toBeGreaterThanOrEqual(80);
      expect(text.length).toBeLessThanOrEqual(700);
    }
  });

  it.each(pages)('reveals nothing of the site around it: %s', (name) => {
    const page = readSeedPage(name);
    const text = pagePassages(page, name)
      .map((passage) => passage.text)
      .join('\n');

    expect(text).not.toMatch(
      /dataLayer|Skip to|Was this page useful|Clearwater Building, room|console\.log|Powered by|Search for:|Watch$/m,
    );
    expect(JSON.stringify(page.nodes)).not.toMatch(/javascript:|onerror|onclick|<script/);
  });

  it.each(pages)('links to pages and sections that are there: %s', (name) => {
    for (const [docId = '', anchor] of linksOf(readSeedPage(name).nodes)) {
      expect(anchorsById.keys()).toContain(docId);
      if (anchor !== undefined) expect(anchorsById.get(docId)).toContain(anchor);
    }
  });
});

describe('a tutorial video of the seed', () => {
  it.each(videos)('can be watched from any cue: %s', (name) => {
    const bytes = readFileSync(`${folder}/videos/${name}`);

    expect(statSync(`${folder}/videos/${name}`).size).toBeLessThanOrEqual(4 * 1024 * 1024);
    // A player can seek only once it has read the index, which comes before the pictures.
    expect(bytes.indexOf('moov')).toBeGreaterThan(0);
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
  });

  it.each(videos)('has captions in order, with a title: %s', (name) => {
    const path = `${folder}/videos/${name.replace('.mp4', '.en.vtt')}`;
    const { title, cues } = readCaptions(readFileSync(path));

    expect(title).toMatch(/\w{3}/);
    expect(cues.length).toBeGreaterThanOrEqual(30);
    let last = 0;
    for (const { startSeconds, endSeconds, text } of cues) {
      expect(startSeconds).toBeGreaterThanOrEqual(last);
      expect(endSeconds).toBeGreaterThan(startSeconds);
      // Twenty-one characters a second is the most that people read.
      expect(text.length / (endSeconds - startSeconds)).toBeLessThanOrEqual(21);
      last = endSeconds;
    }
  });
});

const anchorsById = new Map(pages.map((name) => [docIdOf(keyOf(name)), anchorsOf(name)]));

function keyOf(name: string): string {
  return `documents/${name}`;
}

function readSeedPage(name: string): Page {
  const links = new PageLinks(keyOf(name));
  return readPage(readFileSync(`${folder}/${name}`), formatOf(name), { links });
}

function anchorsOf(name: string): string[] {
  return pagePassages(readSeedPage(name), keyOf(name)).flatMap(({ place }) =>
    'anchor' in place ? [place.anchor] : [],
  );
}

/** The links to saved pages, each as the document's id and the section, if one is named. */
function linksOf(nodes: readonly CleanNode[]): string[][] {
  return nodes.flatMap((node) => {
    if (!isCleanElement(node)) return [];
    const [, target] = /^\/api\/documents\/(.+)$/.exec(attributeOf(node, 'href') ?? '') ?? [];
    return [...(target ? [target.split('#')] : []), ...linksOf(node.children)];
  });
}

function formatOf(name: string): 'html' | 'markdown' {
  return name.endsWith('.md') ? 'markdown' : 'html';
}
