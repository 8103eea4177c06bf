import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseRouting } from '../../../../../services/bot/helpdesk/routing/parse-routing.ts';
import {
  categoryIn,
  routeTicket,
} from '../../../../../services/bot/helpdesk/routing/route-ticket.ts';
import { hours } from '../tickets/ticket-fakes.ts';

const table = parseRouting(readFileSync('test/fixtures/routing/version-1.yaml', 'utf8'));
const moment = { now: new Date('2026-12-02T18:20:00Z'), hours };

describe('a table of version 1', () => {
  it('follows the category, whatever the words say', () => {
    const route = routeTicket(
      table,
      {
        category: 'course-sites',
        summary: 'Zoom',
        description: 'Zoom, zoom, zoom',
      },
      moment,
    );

    expect(route).toMatchObject({
      queue: 'learning-tools',
      address: 'learning-tools@rt.example.edu',
      rule: 'category',
      evidence: ['course-sites'],
    });
  });

  it("follows the words when the category is nobody's", () => {
    const route = routeTicket(
      table,
      {
        category: 'other',
        summary: 'ZOOM: no sound',
        description: 'My microphone is dead; I can still sign in.',
      },
      moment,
    );

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
    const route = routeTicket(table, { category: 'other', summary: '', description }, moment);

    expect(route).toMatchObject({ queue: 'triage', rule: 'default', evidence: [] });
  });

  it('is urgent by its words, and says by which', () => {
    const route = routeTicket(
      table,
      {
        category: 'course-sites',
        summary: 'My exam starts in ten minutes',
        description: '',
      },
      moment,
    );

    expect(route.urgency).toBe('high');
    expect(route.urgencyEvidence).toStrictEqual(['exam', 'starts in']);
  });

  it.each([
    ["my course site is broken and I can't fix it", 'course-sites'],
    ['open a ticket about Zoom', 'video-meetings'],
    ['I want to open a ticket', undefined],
  ])('finds in "%s" the category %s', (utterance, category) => {
    expect(categoryIn(table, utterance, moment)).toBe(category);
  });
});
