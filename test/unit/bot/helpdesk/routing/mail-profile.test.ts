import { describe, expect, it } from 'vitest';
import { parseRouting } from '../../../../../services/bot/helpdesk/routing/parse-routing.ts';
import { routeTicket } from '../../../../../services/bot/helpdesk/routing/route-ticket.ts';
import { hours } from '../tickets/ticket-fakes.ts';

const fileWith = (member: string) =>
  `version: 1\nteams:\n  - {queue: a, name: A, address: a@example.edu${member}}\ndefault: a`;

describe('the profile of a team', () => {
  it.each([
    ['', 'rt'],
    [', profile: rt', 'rt'],
    [', profile: rt-commandbymail', 'rt-commandbymail'],
    [', profile: zammad', 'zammad'],
    [', profile: plain', 'plain'],
  ])('with %j is %s, and goes into the route of its tickets', (member, profile) => {
    const said = { category: '', summary: '', description: '' };
    const table = parseRouting(fileWith(member));
    const route = routeTicket(table, said, { now: new Date(0), hours });

    expect(table.defaultTeam.profile).toBe(profile);
    expect(route.profile).toBe(profile);
  });

  it('is refused if it is none', () => {
    expect(() => parseRouting(fileWith(', profile: otrs'))).toThrow(
      'seed/routing.yaml:3: profile "otrs" is none of rt, rt-commandbymail, zammad, plain',
    );
  });
});
