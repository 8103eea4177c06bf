import { expect, it } from 'vitest';
import { growthText, latencyText } from '../../../../chaos/soak/growth.ts';
import type { Sample } from '../../../../chaos/soak/sample.ts';

const sample = (turns: number, dataMb: number, dataFiles: number): Sample => ({
  atSeconds: 0,
  turns,
  rssMb: 200,
  functionProcesses: 4,
  functionsRssMb: 300,
  openFiles: 60,
  dataMb,
  dataFiles,
  sessionsKb: 1,
});

it('says what a turn adds', () => {
  expect(growthText(sample(10, 10, 100), sample(110, 11, 370))).toBe('10.2 KB and 2.7 files');
  expect(growthText(sample(10, 10, 100), sample(10, 10, 100))).toBe('no turns');
});

it('says how long turns took', () => {
  const times = Array.from({ length: 100 }, (_, index) => index + 1);

  expect(latencyText(times)).toBe('p50 51, p95 96, p99 100 ms');
  expect(latencyText([])).toBe('none');
});
