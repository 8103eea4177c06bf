import type { Phase } from './options.ts';

/** A promise that was broken. */
export interface Violation {
  /** What was promised, the same words each time: violations are counted by it. */
  readonly promise: string;
  /** What was seen instead. */
  readonly seen: string;
}

export interface PhaseReport {
  readonly phase: Phase;
  readonly seconds: number;
  readonly figures: Readonly<Record<string, string | number>>;
  readonly violations: readonly Violation[];
}

export interface Report {
  readonly seed: number;
  readonly minutes: number;
  readonly commit: string;
  readonly node: string;
  readonly startedAt: string;
  readonly seconds: number;
  readonly interrupted: boolean;
  readonly phases: readonly PhaseReport[];
}

const MOST_SHOWN = 5;

export function violationsOf({ phases }: Report): readonly Violation[] {
  return phases.flatMap(({ violations }) => violations);
}

/** The report for people. */
export function reportText(report: Report): string {
  const { seed, minutes, commit, node, startedAt, seconds, interrupted } = report;
  const head = [
    `Chaos campaign, seed ${seed}, ${minutes} minutes planned, ${seconds} s taken${interrupted ? ', interrupted' : ''}`,
    `commit ${commit}, Node ${node}, started ${startedAt}`,
  ];
  return [
    ...head,
    ...report.phases.flatMap((phase) => phaseLines(report, phase)),
    '',
    lastLine(report),
  ].join('\n');
}

function phaseLines(
  report: Report,
  { phase, seconds, figures, violations }: PhaseReport,
): string[] {
  const width = Math.max(0, ...Object.keys(figures).map((name) => name.length));
  return [
    '',
    `${phase} (${seconds} s)`,
    ...Object.entries(figures).map(([name, value]) => `  ${name.padEnd(width)}  ${value}`),
    ...violationLines(violations),
    ...(violations.length > 0 ? [`  again: ${commandFor(report, phase)}`] : []),
  ];
}

function violationLines(violations: readonly Violation[]): string[] {
  return [...byPromise(violations)].flatMap(([promise, seen]) => [
    `  BROKEN (${seen.length}): ${promise}`,
    ...seen.slice(0, MOST_SHOWN).map((what) => `    ${what}`),
    ...(seen.length > MOST_SHOWN ? [`    and ${seen.length - MOST_SHOWN} more`] : []),
  ]);
}

function byPromise(violations: readonly Violation[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { promise, seen } of violations) {
    groups.set(promise, [...(groups.get(promise) ?? []), seen]);
  }
  return groups;
}

/** The command that repeats a phase. */
export function commandFor({ seed, minutes }: Report, phase: Phase): string {
  return `npm run chaos -- --minutes ${minutes} --seed ${seed} --only ${phase}`;
}

function lastLine(report: Report): string {
  const violations = violationsOf(report);
  if (violations.length === 0) return 'Every promise that was tried was kept.';
  const { size } = byPromise(violations);
  const promises = size === 1 ? '1 promise was' : `${size} promises were`;
  return `${promises} broken, ${violations.length} times in all.`;
}

/** The report for programs: each violation with the command that repeats it. */
export function reportJson(report: Report): string {
  const phases = report.phases.map((phase) => ({
    ...phase,
    violations: phase.violations.map((one) => ({ ...one, again: commandFor(report, phase.phase) })),
  }));
  return `${JSON.stringify({ ...report, phases }, undefined, 2)}\n`;
}
