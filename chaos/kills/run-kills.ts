import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { percentile } from '../../bench/figures.ts';
import { Ledger } from '../ledger.ts';
import { OneByOne } from '../one-by-one.ts';
import { type PhaseContext, type PhaseResult, wait } from '../phase.ts';
import type { KillRound, Plan } from '../plan.ts';
import { type Addresses, type Product, startProduct, startReady } from '../product.ts';
import { Random } from '../random.ts';
import { Chats } from '../workloads/chats.ts';
import { createClients } from '../workloads/clients.ts';
import { createQueues } from '../workloads/messages.ts';
import { createObjectsBucket } from '../workloads/objects.ts';
import { account } from './account.ts';
import { ageOutbox } from './age-outbox.ts';
import { confirm, killAtDescription, killAtMail } from './aims.ts';
import { underLoad } from './under-load.ts';

/** Below the product's limit of tickets for a network and hour. */
const MOST_TICKETS = 150;
const TERM_LOAD_MS = 1_000;
const OFF_MINUTES = 10;

interface Campaign {
  readonly dataDir: string;
  readonly random: Random;
  readonly ledger: Ledger;
  readonly chats: Chats;
  readonly starts: number[];
}

/**
 * Kills and restarts the product, round by round, and accounts for everything at the end. When as many tickets are filed
 * as the product takes, it accounts for them and goes on with a new data folder. A round that fails is reported.
 */
export async function runKills(plan: Plan, context: PhaseContext): Promise<PhaseResult> {
  const random = new Random(plan.seed).fork('kills');
  const parts = new OneByOne('round of kills');
  const results: PhaseResult[] = [];
  const starts: number[] = [];
  const finish = async (finished: Campaign) => {
    const result = await parts.run('accounting', () => close(finished, context));
    if (result) results.push(result);
  };
  let campaign: Campaign | undefined;
  let [folders, rounds] = [0, 0];
  for (const round of plan.kills) {
    if (context.signal.aborted || parts.isHopeless) break;
    if (campaign && !campaign.chats.mayFileMore) {
      await finish(campaign);
      campaign = undefined;
    }
    const name = `kill ${round.index + 1} of ${plan.kills.length}: ${round.aim}, ${round.afterMs} ms`;
    context.say(name);
    rounds += 1;
    if (!campaign) {
      folders += 1;
      const folder = join(context.folder, String(folders));
      campaign = await parts.run(`${name}: a new data folder`, () => open(folder, random, starts));
    }
    if (campaign) await parts.run(name, inRound(campaign, round, context.signal));
  }
  if (campaign) await finish(campaign);
  return {
    figures: Object.assign({ rounds, ...startFigures(starts) }, ...results.map(numbered)),
    violations: [...parts.violations, ...results.flatMap(({ violations }) => violations)],
  };
}

function inRound(campaign: Campaign, round: KillRound, signal: AbortSignal): () => Promise<void> {
  campaign.ledger.round = round.index + 1;
  return () => runRound(campaign, round, signal);
}

async function open(folder: string, random: Random, starts: number[]): Promise<Campaign> {
  await mkdir(folder);
  const ledger = new Ledger(join(folder, 'ledger.ndjson'));
  const chats = new Chats(ledger, random.fork(`chats-${basename(folder)}`), MOST_TICKETS);
  const dataDir = join(folder, 'data');
  await setUp(dataDir);
  return { dataDir, random, ledger, chats, starts };
}

async function close(campaign: Campaign, { say }: PhaseContext): Promise<PhaseResult> {
  say('kills: accounting');
  await ageOutbox(campaign.dataDir, OFF_MINUTES);
  return withProduct(campaign.dataDir, (at) => accountAt(campaign, at));
}

/** The figures of the first data folder keep their names, those of the next are numbered. */
function numbered({ figures }: PhaseResult, index: number): PhaseResult['figures'] {
  if (index === 0) return figures;
  const named = Object.entries(figures).map(([name, value]) => [`${name} (${index + 1})`, value]);
  return Object.fromEntries(named);
}

async function setUp(dataDir: string): Promise<void> {
  await withProduct(dataDir, async ({ aws }) => {
    const clients = createClients(aws);
    await createObjectsBucket(clients);
    await createQueues(clients);
    clients.destroy();
  });
}

async function accountAt(
  { dataDir, ledger, chats }: Campaign,
  at: Addresses,
): Promise<PhaseResult> {
  const clients = createClients(at.aws);
  try {
    return await account({ at, clients, dataDir, ledger, chats });
  } finally {
    clients.destroy();
  }
}

async function runRound(campaign: Campaign, round: KillRound, signal: AbortSignal): Promise<void> {
  const { dataDir, chats } = campaign;
  if (round.aim === 'booting') return killWhileBooting(dataDir, round.afterMs);
  if (round.aim === 'description') return killAndConfirm(campaign);
  await untilKilled(campaign, async (product, at) => {
    if (round.aim === 'mail') await killAtMail(product, at, chats);
    else await killUnderLoad(campaign, product, at, round, signal);
  });
}

/** Kills at the descriptions; the clients confirm right after the restart, before another kill can cut them off. */
async function killAndConfirm(campaign: Campaign): Promise<void> {
  const { chats } = campaign;
  const clients = await untilKilled(campaign, (product, at) =>
    killAtDescription(product, at, chats),
  );
  await untilKilled(campaign, (_product, at) => confirm(at, chats, clients));
}

async function untilKilled<T>(
  { dataDir, starts }: Campaign,
  use: (product: Product, at: Addresses) => Promise<T>,
): Promise<T> {
  const began = performance.now();
  const { product, at } = await startReady(dataDir);
  starts.push(performance.now() - began);
  try {
    return await use(product, at);
  } finally {
    await product.kill();
  }
}

async function killWhileBooting(dataDir: string, afterMs: number): Promise<void> {
  const product = startProduct(dataDir);
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  await product.kill();
}

async function killUnderLoad(
  { ledger, chats, random }: Campaign,
  product: Product,
  at: Addresses,
  { index, aim, afterMs }: KillRound,
  signal: AbortSignal,
): Promise<void> {
  const clients = createClients(at.aws);
  const isTerm = aim === 'term';
  const load = { at, clients, ledger, chats, random: random.fork(`round-${index}`) };
  await underLoad(load, async () => {
    await wait(isTerm ? TERM_LOAD_MS : afterMs, signal);
    if (isTerm) await product.terminate(afterMs);
    else await product.kill();
  });
  clients.destroy();
}

async function withProduct<T>(dataDir: string, use: (at: Addresses) => Promise<T>): Promise<T> {
  const { product, at } = await startReady(dataDir);
  try {
    return await use(at);
  } finally {
    await product.terminate(10_000);
  }
}

function startFigures(starts: readonly number[]): Record<string, string> {
  if (starts.length === 0) return {};
  const [median, most] = [percentile(starts, 0.5), percentile(starts, 1)];
  return { 'start to ready': `median ${Math.round(median)} ms, at most ${Math.round(most)} ms` };
}
