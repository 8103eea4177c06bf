import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseRouting } from '../../../../../services/bot/helpdesk/routing/parse-routing.ts';
import {
  categoryIn,
  routeTicket,
} from '../../../../../services/bot/helpdesk/routing/route-ticket.ts';

const table = parseRouting(readFileSync('seed/routing.yaml', 'utf8'));

describe('routeTicket', () => {
  it('follows the category, whatever the words say', () => {
    const route = routeTicket(table, {
      category: 'course-sites',
      summary: 'Zoom',
      description: 'Zoom, zoom, zoom',
    });

    expect(route).toMatchObject({
      queue: 'learning-tools',
      address: 'learning-tools@rt.example.edu',
      rule: 'category',
      evidence: ['course-sites'],
    });
  });

  it("follows the words when the category is nobody's", () => {
    const route = routeTicket(table, {
      category: 'other',
      summary: 'ZOOM: no sound',
      description: 'My microphone is dead; I can still sign in.',
    });

    expect(route).toMatchObject({
      queue: 'video-meetings',
      rule: 'words',
      evidence: ['zoom', 'microphone'],
    });
  });

  it.each([
    ['no word is known', 'the projector is dark'],
    ['two teams have equally many words', 'zoom and brightspace'],
    ['a word only begins like a known one', 'zooming accountants'],
  ])('falls to the default team when %s', (_name, description) => {
    const route = routeTicket(table, { category: 'other', summary: '', description });

    expect(route).toMatchObject({ queue: 'triage', rule: 'default', evidence: [] });
  });

  it('is urgent by its words, and says by which', () => {
    const route = routeTicket(table, {
      category: 'course-sites',
      summary: 'My exam starts in ten minutes',
      description: '',
    });

    expect(route.urgency).toBe('high');
    expect(route.urgencyEvidence).toStrictEqual(['exam', 'starts in']);
  });
});

describe('categoryIn', () => {
  it.each([
    ["my course site is broken and I can't fix it", 'course-sites'],
    ['open a ticket about Zoom', 'video-meetings'],
    ['I want to open a ticket', undefined],
  ])('finds in "%s" the category %s', (utterance, category) => {
    expect(categoryIn(table, utterance)).toBe(category);
  });
});
