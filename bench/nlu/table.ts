import type { Figures } from './measure.ts';

const HEADINGS = [
  'set and part',
  'accuracy',
  'in scope',
  'oos recall',
  'ECE',
  'typo kept',
  'p50 ms',
  'p99 ms',
  'train s',
];

/** Returns the results as a Markdown table, shares in percent. */
export function tableOf(results: Record<string, Record<string, Figures>>): string {
  const rows = Object.entries(results).flatMap(([name, parts]) =>
    Object.entries(parts).map(([part, figures]) => [`${name} ${part}`, ...cellsOf(figures)]),
  );
  const rule = HEADINGS.map((_, column) => (column === 0 ? '---' : '---:'));
  return [HEADINGS, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

function cellsOf(figures: Figures): string[] {
  return [
    percent(figures.accuracy),
    percent(figures.inScope),
    percent(figures.oosRecall),
    percent(figures.ece),
    percent(figures.typoKept),
    figures.p50Ms.toFixed(3),
    figures.p99Ms.toFixed(3),
    (figures.trainMs / 1000).toFixed(2),
  ];
}

function percent(share: number | undefined): string {
  return share === undefined ? '–' : (100 * share).toFixed(1);
}
