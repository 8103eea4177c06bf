import { beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../../../../../services/base/log.ts';
import { watchBackend } from '../../../../../../services/devkit/local/startup/backends/watch-backend.ts';
import { Health } from '../../../../../../services/devkit/local/web/health.ts';

const REMARK = 'keeps nothing';

let life: string | Error;
let known: string;
let recoveries: number;
let recover: () => Promise<void>;
let look: () => Promise<void>;
let end: () => Promise<void>;
let isPlanned: boolean;
let ended: AbortController;
let answering: boolean[];
const health = new Health(['aws']);
const state = () => health.report().components.aws;

beforeEach(() => {
  life = 'first';
  known = 'first';
  recoveries = 0;
  answering = [];
  recover = async () => {
    recoveries += 1;
    known = String(life);
  };
  health.set('aws', 'ready', REMARK);
  let action = () => {};
  ended = new AbortController();
  isPlanned = false;
  end = watchBackend({
    watched: {
      component: 'aws',
      name: 'LocalStack',
      probe: async () => {
        if (life instanceof Error) throw life;
        return life;
      },
      known: () => known,
      answers: (isAnswering) => answering.push(isAnswering),
      remark: REMARK,
    },
    recover: () => recover(),
    health,
    log: silentLog,
    ended: ended.signal,
    timers: {
      after(_ms, planned) {
        action = planned;
        isPlanned = true;
        return () => {
          isPlanned = false;
        };
      },
    },
  });
  look = async () => {
    isPlanned = false;
    action();
    while (!isPlanned) await Promise.resolve();
  };
});

describe('a backend that is watched', () => {
  it('is ready as long as it answers as the one that was set up', async () => {
    await look();

    expect(state()).toStrictEqual({ state: 'ready', detail: REMARK });
    expect(recoveries).toBe(0);
  });

  it('has failed while it does not answer, and is ready once it does', async () => {
    life = Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } });
    await look();
    expect(state()).toStrictEqual({
      state: 'failed',
      detail: 'LocalStack does not answer: ECONNREFUSED',
    });

    life = 'first';
    await look();

    expect(state()).toStrictEqual({ state: 'ready', detail: REMARK });
    expect(recoveries).toBe(0);
  });

  it('is set up again, once, when it is another instance', async () => {
    life = 'second';
    await look();
    await look();

    expect(recoveries).toBe(1);
    expect(state()).toStrictEqual({ state: 'ready', detail: REMARK });
  });

  it('is starting while it is set up again', async () => {
    let seen: unknown;
    recover = async () => {
      seen = state();
    };
    life = 'second';
    await look();

    expect(seen).toMatchObject({ state: 'starting' });
  });

  it('counts as answering while it is the instance that was set up', async () => {
    await look();
    life = new Error('gone');
    await look();
    life = 'first';
    await look();

    expect(answering).toStrictEqual([true, false, true]);
  });

  it('does not answer yet when it has begun another life: what callers look for is not there', async () => {
    life = 'second';
    let whileLost: boolean[] = [];
    const working = recover;
    recover = async () => {
      whileLost = [...answering];
      await working();
    };
    await look();
    await look();

    expect(whileLost).toStrictEqual([false]);
    expect(answering.at(-1)).toBe(true);
  });

  it('has failed when that does not work, and is set up at the next look', async () => {
    const working = recover;
    recover = () => Promise.reject(new Error('gone again'));
    life = 'second';
    await look();
    expect(state()).toStrictEqual({
      state: 'failed',
      detail: 'LocalStack could not be set up again',
    });

    recover = working;
    await look();

    expect(recoveries).toBe(1);
    expect(state()?.state).toBe('ready');
  });

  it('has not failed when the product ends while it is set up again', async () => {
    recover = async () => {
      ended.abort();
      throw new Error('given up');
    };
    life = 'second';
    await look();

    expect(state()?.state).toBe('starting');
  });

  it('is not set up again once the product has ended', async () => {
    ended.abort();
    life = 'second';
    await look();

    expect(recoveries).toBe(0);
  });

  it('is looked at no more once the watch has ended', async () => {
    await look();
    await end();

    expect(isPlanned).toBe(false);
  });
});
