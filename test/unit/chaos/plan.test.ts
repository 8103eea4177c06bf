import { describe, expect, it } from 'vitest';
import { PHASES } from '../../../chaos/options.ts';
import { AIMS, planCampaign } from '../../../chaos/plan.ts';

describe('the plan of a campaign', () => {
  it('follows from the seed alone', () => {
    expect(planCampaign(5, 10, PHASES)).toStrictEqual(planCampaign(5, 10, PHASES));
    expect(planCampaign(5, 10, PHASES)).not.toStrictEqual(planCampaign(6, 10, PHASES));
  });

  it('begins as a shorter one does, on its own or among others', () => {
    const short = planCampaign(5, 2, PHASES);
    const long = planCampaign(5, 10, PHASES);
    const alone = planCampaign(5, 10, ['kills']);

    expect(long.kills.slice(0, short.kills.length)).toStrictEqual(short.kills);
    expect(long.damage.slice(0, short.damage.length)).toStrictEqual(short.damage);
    expect(alone.kills.slice(0, long.kills.length)).toStrictEqual(long.kills);
  });

  it('kills at every aim and damages a conversation and a queue, however short it is', () => {
    const plan = planCampaign(5, 0.01, PHASES);

    expect(plan.kills.map(({ aim }) => aim)).toStrictEqual([...AIMS]);
    expect(plan.damage).toMatchObject([
      { harm: 'cut', kind: { name: 'conversation record' } },
      { harm: 'zero', kind: { name: 'queue messages' } },
    ]);
  });

  it('has only the wanted phases, with all of the time', () => {
    const plan = planCampaign(5, 60, ['soak']);

    expect(plan).toMatchObject({ kills: [], damage: [], fuzzRequests: 0, soakChats: 20 });
    expect(plan.soakMs).toBe(3_600_000);
  });

  it('tries every kind of damage in an hour', () => {
    const { damage } = planCampaign(5, 60, ['damage']);

    expect(new Set(damage.map(({ kind }) => kind.name)).size).toBeGreaterThan(20);
    expect(new Set(damage.map(({ harm }) => harm))).toStrictEqual(
      new Set(['cut', 'zero', 'delete']),
    );
  });
});
