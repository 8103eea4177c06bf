import { describe, expect, it } from 'vitest';
import {
  categoryIn,
  routeTicket,
} from '../../../../../services/bot/helpdesk/routing/route-ticket.ts';
import type { RoutingInput } from '../../../../../services/bot/helpdesk/routing/routing-input.ts';
import { hours, routing } from '../tickets/ticket-fakes.ts';
import { aTable } from './a-table.ts';

const WEDNESDAY = new Date('2026-12-02T18:20:00Z');
const SUNDAY = new Date('2026-12-06T18:20:00Z');

const ticket = (description: string, parts: Partial<RoutingInput> = {}): RoutingInput => ({
  category: '',
  summary: '',
  description,
  ...parts,
});

describe('a rule', () => {
  const queueOf = (when: string, input: RoutingInput, now = WEDNESDAY) => {
    const rules = `  - {id: tried, when: ${when}, queue: nurses}\n  - {id: z, when: {category: [zoom]}, queue: zoom}`;
    return routeTicket(aTable(rules), input, { now, hours }).queue;
  };

  it.each([
    ['{course: [NURS]}', ticket('I am in nurs 341')],
    ['{course: ["MATH 1*"]}', ticket('MATH-101 is empty')],
    ['{words: [clinical placement]}', ticket('Clinical placements are missing')],
    ['{words: [placement]}', ticket('my placment is gone')],
    ['{affiliation: [student]}', ticket('help', { email: 'sam@students.example.edu' })],
    ['{affiliation: [student]}', ticket('help', { email: 'sam@bio.students.example.edu' })],
    ['{affiliation: [instructor]}', ticket('I teach chemistry')],
    ['{urgency: high}', ticket('my exam is at noon')],
    ['{hours: open}', ticket('help')],
    ['{category: [other], words: [placement]}', ticket('placement', { category: 'other' })],
  ])('with %s takes what meets it', (when, input) => {
    expect(queueOf(when, input)).toBe('nurses');
  });

  it.each([
    ['{course: [NURS]}', ticket('I am a nurse in room 341')],
    ['{course: [NURS]}', ticket('it is in room NURS 341')],
    ['{words: [b]}', ticket('<b>it hums</b> &nbsp; [b]loud[/b]')],
    ['{course: ["MATH 1*"]}', ticket('MATH 201 is empty')],
    ['{words: [clinical placement]}', ticket('Clinical. Placement.')],
    ['{words: [placement], unless: [job placement]}', ticket('my job placement')],
    ['{affiliation: [student]}', ticket('help', { email: 'sam@notstudents.example.edu' })],
    ['{urgency: high}', ticket('my exam is in two weeks')],
    ['{hours: closed}', ticket('help')],
    ['{category: [other], words: [placement]}', ticket('placement')],
  ])('with %s leaves the rest to triage', (when, input) => {
    expect(queueOf(when, input)).toBe('triage');
  });

  it('goes by the office hours of the moment', () => {
    expect(queueOf('{hours: closed}', ticket('help'), SUNDAY)).toBe('nurses');
  });

  it('excuses only the words that it covers', () => {
    const when = '{words: [placement], unless: [job placement]}';

    expect(queueOf(when, ticket('my job placement, and the clinical placement'))).toBe('nurses');
  });
});

describe('the first rule that applies', () => {
  const rules = `  - {id: nurses first, when: {words: [ward], urgency: high}, queue: nurses}
  - {id: any ward, when: {words: [ward]}, queue: zoom}
  - {id: z, when: {category: [zoom]}, queue: zoom}`;

  it('decides, and is named with what it is based on', () => {
    const route = routeTicket(aTable(rules), ticket('ward 3, exam at noon'), {
      now: WEDNESDAY,
      hours,
    });

    expect(route).toStrictEqual({
      queue: 'nurses',
      team: 'Nurses',
      address: 'nurses@example.edu',
      profile: 'rt',
      rule: 'nurses first',
      evidence: ['ward', 'urgency high'],
      urgency: 'high',
      urgencyEvidence: ['exam at noon'],
    });
  });

  it('is none for what nobody knows: triage', () => {
    const route = routeTicket(aTable(rules), ticket('asdf'), { now: WEDNESDAY, hours });

    expect(route).toMatchObject({ queue: 'triage', rule: 'default', evidence: [] });
  });
});

describe('the seed table', () => {
  const moment = { now: WEDNESDAY, hours };

  it.each([
    ['beginning', (words: string, log: string) => `${words}${log}`],
    ['end', (words: string, log: string) => `${log}${words}`],
  ])('reads the %s of a long description, such as one with a log', (_name, join) => {
    const log = 'at line 7 of module nine\n'.repeat(800);
    const said = join(' Brightspace does not open, and my exam starts in 10 minutes. ', log);

    expect(routeTicket(routing, ticket(said), moment)).toMatchObject({
      queue: 'learning-tools',
      urgency: 'high',
    });
  });

  it('follows the category, whatever the words say', () => {
    const chosen = ticket('zoom, zoom', { category: 'course-sites' });

    expect(routeTicket(routing, chosen, moment)).toMatchObject({
      queue: 'learning-tools',
      rule: 'category course-sites',
      evidence: ['course-sites'],
    });
  });

  it('follows the words if the client chose something else', () => {
    const other = ticket('My microphone is dead', { category: 'other', summary: 'ZOOM: no sound' });

    expect(routeTicket(routing, other, moment)).toMatchObject({
      queue: 'video-meetings',
      evidence: ['zoom', 'microphone'],
    });
  });

  it.each([
    ["my course site is broken and I can't fix it", 'course-sites'],
    ['open a ticket about Zoom', 'video-meetings'],
    ['I am locked out', 'accounts'],
    ['the printer is empty', undefined],
    ['I want to open a ticket', undefined],
  ])('finds in "%s" the category %s', (utterance, category) => {
    expect(categoryIn(routing, utterance, moment)).toBe(category);
  });
});
