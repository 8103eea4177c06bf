import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCaptions } from '../../../../../services/bot/helpdesk/documents/captions.ts';
import { pagePassages } from '../../../../../services/bot/helpdesk/documents/page-passages.ts';
import { readPage } from '../../../../../services/bot/helpdesk/documents/read-page.ts';

const folder = 'seed/documents';
const pages = readdirSync(folder).filter((name) => /\.(html|md)$/.test(name));
const videos = readdirSync(`${folder}/videos`).filter((name) => name.endsWith('.mp4'));

describe('a help page of the seed', () => {
  it('is one of 62', () => {
    expect(pages).toHaveLength(62);
  });

  it.each(pages)('has sections worth finding: %s', (name) => {
    const page = readPage(readFileSync(`${folder}/${name}`), formatOf(name));
    const passages = pagePassages(page, `documents/${name}`);

    expect(page.title.length).toBeGreaterThan(10);
    expect(passages.length).toBeGreaterThanOrEqual(5);
    for (const { text } of passages) expect(text.length).toBeLessThanOrEqual(700);
  });

  it.each(pages)('reveals nothing of the site around it: %s', (name) => {
    const page = readPage(readFileSync(`${folder}/${name}`), formatOf(name));
    const text = pagePassages(page, name)
      .map((passage) => passage.text)
      .join('\n');

    expect(text).not.toMatch(
      /dataLayer|Skip to main|Was this page useful|Clearwater Building, room|console\.log/,
    );
    expect(JSON.stringify(page.nodes)).not.toMatch(/javascript:|onerror|onclick|<script/);
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

function formatOf(name: string): 'html' | 'markdown' {
  return name.endsWith('.md') ? 'markdown' : 'html';
}
