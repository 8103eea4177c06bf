import { setMaxListeners } from 'node:events';
import { join } from 'node:path';
import { startHeartbeat } from '../fuzz/heartbeat.ts';
import { type PhaseContext, type PhaseResult, wait } from '../phase.ts';
import type { Plan } from '../plan.ts';
import { type Product, startReady } from '../product.ts';
import { Random } from '../random.ts';
import type { Violation } from '../report.ts';
import { growthText, latencyText, sampleText } from './growth.ts';
import { type Sample, takeSample } from './sample.ts';
import { type Tally, visit } from './visitor.ts';

/** Below the product's limit of tickets for a network and hour. */
const MOST_TICKETS = 150;
const MOST_SAMPLES = 12;
const LEAST_INTERVAL_MS = 5_000;

const NO_500 = 'No visitor is answered with 500, or not at all';
const ALIVE = 'The product outlives its visitors';

/** Lets visitors chat, with time to think, and measures what the product occupies and how fast it answers. */
export async function runSoak(plan: Plan, context: PhaseContext): Promise<PhaseResult> {
  const dataDir = join(context.folder, 'data');
  const { product, at } = await startReady(dataDir);
  const tally: Tally = { times: [], statuses: new Map(), tickets: 0 };
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, context.signal]);
  // Each visitor waits for it, which is no leak.
  setMaxListeners(plan.soakChats + 1, signal);
  const random = new Random(plan.seed).fork('soak');
  const visitors = Array.from({ length: plan.soakChats }, (_, index) =>
    visit({ webUrl: at.web, random: random.fork(index), tally, mostTickets: MOST_TICKETS, signal }),
  );
  const heartbeat = startHeartbeat(at.web);
  try {
    const seen = await watch(plan, product, tally, context);
    over.abort();
    await Promise.all(visitors);
    return {
      figures: {
        ...figuresOf(plan, tally, seen),
        'longest wait for /healthz': await heartbeat.stop(),
      },
      violations: violationsOf(tally, product),
    };
  } finally {
    over.abort();
    await heartbeat.stop();
    await product.kill();
  }
}

interface SeenAt {
  readonly sample: Sample;
  /** The times of the turns since the sample before. */
  readonly times: readonly number[];
}

async function watch(
  { soakMs, soakChats }: Plan,
  { pid, dataDir }: Product,
  tally: Tally,
  { signal, say }: PhaseContext,
): Promise<SeenAt[]> {
  const began = performance.now();
  const everyMs = Math.max(LEAST_INTERVAL_MS, soakMs / MOST_SAMPLES);
  const seen: SeenAt[] = [];
  let counted = 0;
  for (;;) {
    const atSeconds = Math.round((performance.now() - began) / 1000);
    const sample = await takeSample(pid, dataDir, { atSeconds, turns: tally.times.length });
    const times = tally.times.slice(counted, sample.turns);
    counted = sample.turns;
    seen.push({ sample, times });
    say(
      `soak: ${atSeconds} of ${Math.round(soakMs / 1000)} s, ${soakChats} chats, ${counted} turns`,
    );
    const left = soakMs - (performance.now() - began);
    if (left <= 0 || signal.aborted) return seen;
    await wait(Math.min(everyMs, left), signal);
  }
}

function figuresOf({ soakChats }: Plan, tally: Tally, seen: readonly SeenAt[]) {
  const statuses = [...tally.statuses].sort(([a], [b]) => a - b);
  // The first sample is of a product that nobody has asked yet: the second has its functions started.
  const [from, to] = [seen[1] ?? seen[0], seen.at(-1)];
  return {
    chats: soakChats,
    turns: `${tally.times.length} (${latencyText(tally.times)})`,
    statuses: statuses.map(([status, count]) => `${count} × ${status || 'none'}`).join(', '),
    ...Object.fromEntries(
      seen.map(({ sample, times }) => [`after ${sample.atSeconds} s`, sampleText(sample, times)]),
    ),
    'growth per turn': from && to ? growthText(from.sample, to.sample) : 'not measured',
  };
}

function violationsOf({ statuses }: Tally, product: Product): Violation[] {
  const bad = [...statuses].filter(([status]) => status === 0 || status === 500);
  return [
    ...bad.map(([status, count]) => ({ promise: NO_500, seen: `${count} × ${status || 'none'}` })),
    ...(product.hasEnded() ? [{ promise: ALIVE, seen: product.output().slice(-400) }] : []),
  ];
}
