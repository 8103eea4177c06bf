import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runDamage } from './damage/run-damage.ts';
import { runFuzz } from './fuzz/run-fuzz.ts';
import { runKills } from './kills/run-kills.ts';
import type { Options, Phase } from './options.ts';
import type { PhaseContext, PhaseResult } from './phase.ts';
import { type Plan, planCampaign } from './plan.ts';
import type { PhaseReport } from './report.ts';
import { runSoak } from './soak/run-soak.ts';

const RUNS: Readonly<Record<Phase, (plan: Plan, context: PhaseContext) => Promise<PhaseResult>>> = {
  kills: runKills,
  damage: runDamage,
  fuzz: runFuzz,
  soak: runSoak,
};

const RUNS_THROUGH = 'The campaign runs through';

/** Runs the phases one after the other. One that fails is reported as broken; the others are run all the same. */
export async function runCampaign(
  { seed, minutes, phases }: Options,
  context: PhaseContext,
): Promise<PhaseReport[]> {
  const plan = planCampaign(seed, minutes, phases);
  const reports: PhaseReport[] = [];
  for (const phase of phases) {
    if (context.signal.aborted) break;
    const folder = join(context.folder, phase);
    await mkdir(folder);
    reports.push(await runPhase(phase, plan, { ...context, folder }));
  }
  return reports;
}

async function runPhase(phase: Phase, plan: Plan, context: PhaseContext): Promise<PhaseReport> {
  const began = performance.now();
  const result = await RUNS[phase](plan, context).catch((error: unknown): PhaseResult => {
    const seen = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { figures: {}, violations: [{ promise: RUNS_THROUGH, seen }] };
  });
  return { phase, seconds: Math.round((performance.now() - began) / 1000), ...result };
}
