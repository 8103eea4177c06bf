import { execFileSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfChanged } from '../scripts/build.mjs';
import { runCampaign } from './campaign.ts';
import { HELP, type Options, parseOptions, UsageError } from './options.ts';
import { type Report, reportJson, reportText, violationsOf } from './report.ts';

const SEEDS = 1_000_000;

/** `npm run chaos`. Resolves with the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const options = optionsIn(args);
  if (typeof options === 'number') return options;
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  await buildIfChanged();
  const report = await campaign(options);
  console.log(`\n${reportText(report)}`);
  if (options.json) await writeFile(options.json, reportJson(report));
  return violationsOf(report).length > 0 ? 1 : 0;
}

function optionsIn(args: readonly string[]): Options | number {
  try {
    return parseOptions(args, () => randomInt(SEEDS));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${HELP}`);
    return 2;
  }
}

async function campaign(options: Options): Promise<Report> {
  const { seed, minutes, keep } = options;
  const folder = await mkdtemp(join(tmpdir(), 'chaos-'));
  const abort = new AbortController();
  endOnSignal(abort, () => {
    if (!keep) rmSync(folder, { recursive: true, force: true });
  });
  const began = performance.now();
  const elapsed = () => Math.round((performance.now() - began) / 1000);
  const startedAt = new Date().toISOString();
  const say = (line: string) => console.log(`${`${elapsed()}`.padStart(5)} s  ${line}`);
  say(`seed ${seed}, about ${minutes} minutes`);
  try {
    const phases = await runCampaign(options, { folder, signal: abort.signal, say });
    const interrupted = abort.signal.aborted;
    const head = { seed, minutes, commit: commit(), node: process.version, startedAt, interrupted };
    return { ...head, seconds: elapsed(), phases };
  } finally {
    if (keep) say(`kept: ${folder}`);
    else await rm(folder, { recursive: true, force: true });
  }
}

/** The first signal ends the campaign with its report, the second ends it at once. */
function endOnSignal(abort: AbortController, cleanUp: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (abort.signal.aborted) {
        cleanUp();
        process.exit(1);
      }
      console.log('Ending; the report follows.');
      abort.abort();
    });
  }
}

/** The commit of this folder, with a mark if files differ from it. */
function commit(): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    return `${git('rev-parse', 'HEAD')}${git('status', '--porcelain') ? ' with changes' : ''}`;
  } catch {
    return 'unknown';
  }
}

process.exitCode = await main(process.argv.slice(2));
