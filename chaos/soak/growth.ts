import { percentile } from '../../bench/figures.ts';
import type { Sample } from './sample.ts';

/** Latencies in milliseconds as `p50 20, p95 31, p99 44 ms`. */
export function latencyText(times: readonly number[]): string {
  if (times.length === 0) return 'none';
  const of = (share: number) => Math.round(percentile(times, share));
  return `p50 ${of(0.5)}, p95 ${of(0.95)}, p99 ${of(0.99)} ms`;
}

/** What each turn added between two samples, or that there was none. */
export function growthText(first: Sample, last: Sample): string {
  const turns = last.turns - first.turns;
  if (turns <= 0) return 'no turns';
  const each = (grown: number) => Math.round((grown / turns) * 10) / 10;
  const kilobytes = each((last.dataMb - first.dataMb) * 1024);
  return `${kilobytes} KB and ${each(last.dataFiles - first.dataFiles)} files`;
}

/** A sample as one line of the report. */
export function sampleText(sample: Sample, times: readonly number[]): string {
  const { turns, rssMb, functionProcesses, functionsRssMb, openFiles, dataMb, dataFiles } = sample;
  return [
    `${turns} turns (${latencyText(times)})`,
    `RSS ${rssMb} MB`,
    `${functionProcesses} functions ${functionsRssMb} MB`,
    `${openFiles} fds`,
    `data ${dataMb} MB in ${dataFiles} files`,
    `sessions ${sample.sessionsKb} KB`,
  ].join(', ');
}
