import { titleOfAnswer } from '../test/support/chat-api.ts';
import { type ComposeProject, composeProject } from '../test/support/compose.ts';
import { containerMegabytes } from './container-memory.ts';
import { type Figure, spread, timesOf } from './figures.ts';

const QUESTION = 'I forgot my NetLink ID password';
const QUESTIONS = 100;

/** Compares both ways of running in containers: start on empty and on existing volumes, memory, a turn with an answer. */
export async function measureModes(): Promise<Figure[]> {
  const project = await composeProject();
  try {
    await project.compose('build', 'bot');
    const embedded = await measureMode(project, 'embedded', ['embedded']);
    const stack = await measureMode(project, 'bot', ['localstack', 'opensearch', 'bot']);
    return [...embedded, ...stack];
  } finally {
    await project.close();
  }
}

async function measureMode(
  project: ComposeProject,
  service: string,
  containers: readonly string[],
): Promise<Figure[]> {
  const up = () => timed(() => project.compose('up', '-d', '--wait', service));
  const down = (...options: string[]) =>
    project.compose('--profile', '*', 'down', '--timeout', '30', ...options);
  const empty = await up();
  await down();
  const kept = await up();
  const memory = await Promise.all(containers.map((name) => megabytesOf(project, name)));
  const turns = await timesOf(QUESTIONS, 10, () => titleOfAnswer(project.webUrl, QUESTION));
  await down('-v');
  const name = `docker compose up ${service}`;
  const parts = containers.map((container, place) => `${container} ${memory[place]}`).join(', ');
  const sum = memory.reduce((total, megabytes) => total + megabytes, 0);
  return [
    { what: `${name} to healthy, empty volumes`, goal: '', seen: inSeconds(empty) },
    { what: `${name} to healthy, kept volumes`, goal: '', seen: inSeconds(kept) },
    { what: '… memory, its functions included', goal: '', seen: `${sum} MB (${parts})` },
    { what: '… a chat opened and a question answered', goal: '', seen: spread(turns) },
  ];
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}

const inSeconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

async function megabytesOf(project: ComposeProject, service: string): Promise<number> {
  return containerMegabytes((await project.compose('ps', '-q', service)).trim());
}
