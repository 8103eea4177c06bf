import type { RouteExplanation } from '../../content/routing/explain-route.ts';

/** Returns the lines of an explanation for people. */
export function explanationText(route: RouteExplanation): string {
  const because = (what: string, evidence: readonly string[]) =>
    evidence.length > 0 ? `${what}: ${evidence.join(', ')}` : what;
  const lines = [
    ['team', `${route.team} (queue ${route.queue}, ${route.address})`],
    ['rule', because(route.rule, route.evidence)],
    ['urgency', because(route.urgency, [...route.urgencyEvidence, ...route.canWait])],
    ['from', route.affiliation ?? ''],
    ['course', route.courses.join(', ')],
    ['hours', `${route.hours} at ${route.at}`],
  ];
  return lines
    .filter(([, value]) => value !== '')
    .map(([name = '', value]) => `${name.padEnd(8)} ${value}\n`)
    .join('');
}
