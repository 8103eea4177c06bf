import { join } from 'node:path';
import type { PhaseContext, PhaseResult } from '../phase.ts';
import type { Plan } from '../plan.ts';
import { type Addresses, type Product, startReady } from '../product.ts';
import { Random } from '../random.ts';
import type { Violation } from '../report.ts';
import { createClients } from '../workloads/clients.ts';
import { createQueues, MESSAGES_QUEUE, queueUrl } from '../workloads/messages.ts';
import { createObjectsBucket, OBJECTS_BUCKET } from '../workloads/objects.ts';
import { startHeartbeat } from './heartbeat.ts';
import { type HeavyRequest, heavyRequests } from './heavy-requests.ts';
import { judgeAnswer } from './judge.ts';
import { type FuzzRequest, fuzzRequest, type Names, templates } from './requests.ts';
import { send } from './send.ts';
import { startSlowBodies } from './slow-bodies.ts';

const AT_ONCE = 4;
const PROGRESS_EVERY = 1_000;

const ALIVE = 'The product outlives every request';
const HEALTHY = 'The health is good after every request';

/** Sends requests that are wrong in some way to the three ports, while `/healthz` is watched. */
export async function runFuzz(plan: Plan, context: PhaseContext): Promise<PhaseResult> {
  const { product, at } = await startReady(join(context.folder, 'data'));
  try {
    const names = await namesOf(at);
    const heavy = heavyRequests(names);
    const fuzzer = new Fuzzer(plan, at, names, product);
    const heartbeat = startHeartbeat(at.web, () => fuzzer.doing);
    const slow = startSlowBodies(at);
    await fuzzer.sendHeavy(heavy, context);
    await Promise.all(Array.from({ length: AT_ONCE }, () => fuzzer.work(context)));
    slow.stop();
    return {
      figures: { ...fuzzer.figures(), 'longest wait for /healthz': await heartbeat.stop() },
      violations: [...fuzzer.violations, ...(await lookAfter(product, at))],
    };
  } finally {
    await product.kill();
  }
}

/** Workers that share one sequence of requests. */
class Fuzzer {
  readonly #plan: Plan;
  readonly #at: Addresses;
  readonly #templates: ReturnType<typeof templates>;
  readonly #product: Product;
  readonly #random: Random;
  readonly #statuses = new Map<number, number>();
  readonly violations: Violation[] = [];
  /** What the product is asked to do now. */
  doing = '';
  #next = 0;

  constructor(plan: Plan, at: Addresses, names: Names, product: Product) {
    this.#plan = plan;
    this.#at = at;
    this.#templates = templates(names);
    this.#product = product;
    this.#random = new Random(plan.seed).fork('fuzz');
  }

  /** Sends what is large or deep, one after the other. */
  async sendHeavy(heavy: readonly HeavyRequest[], { signal, say }: PhaseContext): Promise<void> {
    say(`fuzz: ${heavy.length} large and deep requests`);
    for (const request of heavy) {
      if (signal.aborted || this.#product.hasEnded()) return;
      this.doing = request.what;
      await this.#send(request.what, request);
    }
    this.doing = 'changed requests';
  }

  async work({ signal, say }: PhaseContext): Promise<void> {
    const total = this.#plan.fuzzRequests;
    while (this.#next < total && !signal.aborted && !this.#product.hasEnded()) {
      const index = this.#next++;
      if (index % PROGRESS_EVERY === 0) say(`fuzz: request ${index} of ${total}`);
      const request = fuzzRequest(this.#random.fork(index), this.#templates);
      await this.#send(`request ${index}`, request);
    }
  }

  async #send(what: string, request: FuzzRequest): Promise<void> {
    const answer = await send(this.#at[request.port], request);
    this.#statuses.set(answer.status, (this.#statuses.get(answer.status) ?? 0) + 1);
    this.violations.push(...judgeAnswer(what, request, answer));
  }

  figures(): Record<string, string | number> {
    const statuses = [...this.#statuses].sort(([a], [b]) => a - b);
    return {
      requests: this.#next,
      answers: statuses.map(([status, count]) => `${count} × ${status || 'none'}`).join(', '),
    };
  }
}

async function namesOf(at: Addresses): Promise<Names> {
  const clients = createClients(at.aws);
  await createObjectsBucket(clients);
  await createQueues(clients);
  const url = await queueUrl(clients, MESSAGES_QUEUE);
  clients.destroy();
  const { BotId = '', BotAliasId = '', DocumentsBucket = '' } = at.outputs;
  return {
    bucket: OBJECTS_BUCKET,
    documentsBucket: DocumentsBucket,
    botId: BotId,
    aliasId: BotAliasId,
    queueUrl: url,
  };
}

async function lookAfter(product: Product, at: Addresses): Promise<Violation[]> {
  if (product.hasEnded()) return [{ promise: ALIVE, seen: product.output().slice(-400) }];
  const response = await fetch(`${at.web}/healthz`);
  const health = await response.text();
  return response.ok ? [] : [{ promise: HEALTHY, seen: `${response.status} ${health}` }];
}
