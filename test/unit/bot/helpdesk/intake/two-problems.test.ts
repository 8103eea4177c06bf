import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { intakeRules } from '../../../../../services/bot/functions/fulfillment/intake-rules.ts';
import { parseHours } from '../../../../../services/bot/helpdesk/hours/parse-hours.ts';
import { twoProblemsIn } from '../../../../../services/bot/helpdesk/intake/two-problems.ts';
import { parseRouting } from '../../../../../services/bot/helpdesk/routing/parse-routing.ts';

const { teamOf } = intakeRules({
  routing: parseRouting(readFileSync('seed/routing.yaml', 'utf8')),
  hours: parseHours(readFileSync('seed/hours.yaml', 'utf8')),
  mailFrom: 'bot@example.edu',
  clock: { now: () => new Date('2026-11-23T20:00:00Z') },
});

describe('two problems', () => {
  it.each([
    [
      "my zoom recording is missing and I also can't log in to netlink",
      'My zoom recording is missing',
      "I also can't log in to netlink",
    ],
    [
      'The projector in room A127 is broken. Also, my Brightspace gradebook shows the wrong totals.',
      'The projector in room A127 is broken',
      'My Brightspace gradebook shows the wrong totals.',
    ],
    [
      "I have two problems: my password expired and the quiz in brightspace won't open",
      'My password expired',
      "The quiz in brightspace won't open",
    ],
    [
      "Two things. 1. I can't hear anything in zoom. 2. I need to print but the printer says error.",
      "I can't hear anything in zoom",
      'I need to print but the printer says error.',
    ],
    ['zoom has no sound also my password expired', 'Zoom has no sound', 'My password expired'],
    [
      'I forgot my password, and another problem: students can’t see my slides in brightspace',
      'I forgot my password',
      "Students can't see my slides in brightspace",
    ],
    [
      "my password doesn't work and zoom crashes every time",
      "My password doesn't work",
      'Zoom crashes every time',
    ],
    [
      'First, eduroam does not connect. Second, the Turnitin report is missing.',
      'Eduroam does not connect',
      'The Turnitin report is missing.',
    ],
  ])('for two teams are found: %s', (said, first, second) => {
    expect(twoProblemsIn(said, teamOf)).toStrictEqual([first, second]);
  });

  it('for one team are two if the client counts them', () => {
    const said = "there are two issues: I can't upload my assignment, and I can't see my grade";

    expect(twoProblemsIn(said, teamOf)).toStrictEqual([
      "I can't upload my assignment",
      "I can't see my grade",
    ]);
  });

  it.each([
    "I can't log in to brightspace because my password expired",
    "Brightspace won't load and it says my password is wrong",
    "I forgot my password and I can't get into brightspace",
    "My zoom recording is missing and I can't find it in brightspace",
    'I tried Firefox and also Chrome but the quiz does not open',
    'also my camera does not work',
    "I reset my password and then zoom didn't work",
    'The recording of my lecture has no captions, also the sound is missing',
    'zoom does not work. I also tried it on my laptop and on my phone',
    'I need help with my account',
    "I can't log in. I also restarted my computer.",
    'The Zoom link in my Brightspace course does not open, it says error 403',
    "my microphone isn't working in zoom, i have tried two things: restarting and reinstalling",
    'open a ticket',
    '',
  ])('are not found in one: %s', (said) => {
    expect(twoProblemsIn(said, teamOf)).toBeUndefined();
  });

  it('are found in linear time', () => {
    expect(twoProblemsIn('and also '.repeat(100_000), teamOf)).toBeUndefined();
  });
});
