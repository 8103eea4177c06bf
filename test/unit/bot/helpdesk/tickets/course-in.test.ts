import { describe, expect, it } from 'vitest';
import { courseIn } from '../../../../../services/bot/helpdesk/tickets/course-in.ts';

describe('the course of a ticket', () => {
  it.each([
    ['The quiz of BIOL 225 stays blank. I can see BIOL225 in the list.', 'BIOL 225'],
    ['CSC-110: grades are missing', 'CSC 110'],
    ['my lab, PHYS 102A, is gone', 'PHYS 102A'],
    ['HTTP 404 in MATH 101', 'MATH 101'],
    ['The projector in Room ELL 118 is dark, and BIOL 225 starts', 'BIOL 225'],
    ['BIOL 225 meets in rooms ELL 118 and ELL167', 'BIOL 225'],
    ['the lab for CHEM 101 is closed', 'CHEM 101'],
    ['in the classroom, MATH 101 students wait', 'MATH 101'],
  ])('is in %j: %s', (text, course) => {
    expect(courseIn(text)).toBe(course);
  });

  it.each([
    'no course at all',
    'in room 112, than 100 others, ROOM 112',
    'HTTP 500, VPN 800, ISO 900, LTSI-123456',
    'BIOL 225 and CHEM 101',
    'Room ELL 118',
    'Rm. ELL118',
    'room no. ELL 118',
    'Classroom: ELL 118',
    'the lecture hall ECS 125 is locked',
    'the building ECS 660, my office CLE 243A, the lab ELL-167',
    'Dual monitor in classroom ELL 118 not working. I am in ELL 118 now',
    'UNIVERSITY 101 and BIOL 22, BIOL 22555',
  ])('is not in %j', (text) => {
    expect(courseIn(text)).toBeUndefined();
  });
});

it('looks for rooms in time that is in proportion to the text', () => {
  const started = performance.now();
  for (const part of ['room ', 'room ell 118 and ', 'lab   ', 'ell 118, '])
    courseIn(part.repeat(20_000));

  expect(performance.now() - started).toBeLessThan(1_000);
});
