import { describe, expect, it } from 'vitest';
import { courseIn } from '../../../../../services/bot/helpdesk/tickets/course-in.ts';

describe('the course of a ticket', () => {
  it.each([
    ['The quiz of BIOL 225 stays blank. I can see BIOL225 in the list.', 'BIOL 225'],
    ['CSC-110: grades are missing', 'CSC 110'],
    ['my lab, PHYS 102A, is gone', 'PHYS 102A'],
    ['HTTP 404 in MATH 101', 'MATH 101'],
  ])('is in %j: %s', (text, course) => {
    expect(courseIn(text)).toBe(course);
  });

  it.each([
    'no course at all',
    'in room 112, than 100 others, ROOM 112',
    'HTTP 500, VPN 800, ISO 900, LTSI-123456',
    'BIOL 225 and CHEM 101',
    'UNIVERSITY 101 and BIOL 22, BIOL 22555',
  ])('is not in %j', (text) => {
    expect(courseIn(text)).toBeUndefined();
  });
});
