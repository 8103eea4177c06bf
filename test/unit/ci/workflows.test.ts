import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const FOLDER = '.github/workflows';
const workflows = readdirSync(FOLDER).map((name) => ({
  name,
  text: readFileSync(`${FOLDER}/${name}`, 'utf8'),
}));

describe.each(workflows)('the workflow $name', ({ text }) => {
  const { jobs, permissions } = parse(text) as {
    permissions: unknown;
    jobs: Record<string, { 'timeout-minutes'?: number; steps: { run?: string }[] }>;
  };

  it('pins every action by its commit, with the version next to it', () => {
    const actions = text.match(/^\s*- uses: .*$/gm) ?? [];

    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions)
      expect(action).toMatch(/uses: \S+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('may only read, and ends by itself', () => {
    expect(permissions).toStrictEqual({ contents: 'read' });
    for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });

  it('runs scripts that are there', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const steps = Object.values(jobs).flatMap((job) => job.steps);
    const told = steps.flatMap(({ run = '' }) => [
      ...run.matchAll(/npm run (?:--silent )?([\w:]+)/g),
    ]);

    expect(
      told.map((match) => match[1]).filter((name) => !((name ?? '') in scripts)),
    ).toStrictEqual([]);
    expect(told.length).toBeGreaterThan(3);
  });
});

it('tests the oldest supported Node and the one in the image', () => {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8'));
  const image = /node:(\d+)-/.exec(readFileSync('Dockerfile', 'utf8'))?.[1];
  const ci = parse(readFileSync(`${FOLDER}/ci.yml`, 'utf8'));
  const versions: number[] = ci.jobs.check.strategy.matrix.node;

  expect(versions).toContain(Number(/\d+/.exec(engines.node)?.[0]));
  expect(versions).toContain(Number(image));
});
