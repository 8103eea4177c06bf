import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Ledger } from '../ledger.ts';
import { OneByOne } from '../one-by-one.ts';
import type { PhaseContext, PhaseResult } from '../phase.ts';
import type { DamageCase, Plan } from '../plan.ts';
import { type Product, readyAddresses, startProduct } from '../product.ts';
import { Random } from '../random.ts';
import type { Violation } from '../report.ts';
import { damageOne } from './damage-file.ts';
import { fillDataFolder } from './fill.ts';
import { judgeDamage, type Seen } from './judge.ts';
import { look } from './look.ts';

/** Damages a file of a copy of a filled data folder, starts, and looks; case by case. */
export async function runDamage(plan: Plan, context: PhaseContext): Promise<PhaseResult> {
  const dataDir = join(context.folder, 'data');
  const ledger = new Ledger(join(context.folder, 'ledger.ndjson'));
  context.say('damage: filling a data folder');
  const whole = await fillDataFolder(dataDir, ledger, new Random(plan.seed).fork('fill'));
  const cases = new OneByOne('case of damage');
  const violations: Violation[] = [];
  const counts = { ready: 0, ended: 0, neither: 0, 'no such file': 0 };
  for (const one of plan.damage) {
    if (context.signal.aborted || cases.isHopeless) break;
    const { kind, harm, index } = one;
    const name = `damage ${index + 1} of ${plan.damage.length}: ${kind.name}, ${harm}`;
    context.say(name);
    await cases.run(name, async () => {
      const seen = await tryCase(dataDir, one);
      counts[seen?.state ?? 'no such file'] += 1;
      if (seen) violations.push(...judgeDamage(seen, whole));
    });
  }
  const { ready, ended, neither } = counts;
  return {
    figures: {
      cases: ready + ended + neither,
      outcome: `${ready} started, ${ended} refused to, ${neither} did neither`,
      'without such a file': counts['no such file'],
    },
    violations: [...cases.violations, ...violations],
  };
}

async function tryCase(whole: string, one: DamageCase): Promise<Seen | undefined> {
  const dataDir = `${whole}-${one.index}`;
  await cp(whole, dataDir, { recursive: true });
  try {
    const path = await damageOne(dataDir, one);
    return path === undefined ? undefined : await see(dataDir, one, path);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function see(dataDir: string, { kind, harm }: DamageCase, path: string): Promise<Seen> {
  const product = startProduct(dataDir);
  try {
    const at = await readyAddresses(product);
    const running = at && (await look(at));
    const state = running ? 'ready' : stateOf(product);
    const output = product.output();
    return { kind, harm, path, output, state, ...(running ? { running } : {}) };
  } finally {
    await product.kill();
  }
}

function stateOf(product: Product): 'ended' | 'neither' {
  return product.hasEnded() ? 'ended' : 'neither';
}
