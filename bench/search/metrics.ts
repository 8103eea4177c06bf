/** Relevance measures, averaged over queries; defined as in trec_eval. */
export interface Relevance {
  readonly 'mrr@10': number;
  readonly 'p@1': number;
  readonly 'ndcg@10': number;
  readonly map: number;
}

/** Measures a ranking of document ids against the grades of the relevant documents. */
export function relevanceOf(
  ranking: readonly string[],
  grades: ReadonlyMap<string, number>,
): Relevance {
  const isRelevant = (id: string | undefined): boolean => id !== undefined && grades.has(id);
  const first = ranking.slice(0, 10).findIndex(isRelevant);
  return {
    'mrr@10': first < 0 ? 0 : 1 / (first + 1),
    'p@1': Number(isRelevant(ranking[0])),
    'ndcg@10':
      gain(ranking.map((id) => grades.get(id) ?? 0)) /
      gain([...grades.values()].sort((a, b) => b - a)),
    map: averagePrecision(ranking, grades),
  };
}

/** Discounted cumulative gain of the first ten, with linear gains. */
function gain(grades: readonly number[]): number {
  return grades.slice(0, 10).reduce((sum, grade, at) => sum + grade / Math.log2(at + 2), 0);
}

function averagePrecision(ranking: readonly string[], grades: ReadonlyMap<string, number>): number {
  let found = 0;
  let sum = 0;
  for (const [at, id] of ranking.entries()) {
    if (!grades.has(id)) continue;
    found += 1;
    sum += found / (at + 1);
  }
  return sum / grades.size;
}

/** The mean of each measure. */
export function meanRelevance(all: readonly Relevance[]): Relevance {
  const mean = (key: keyof Relevance): number =>
    all.reduce((sum, relevance) => sum + relevance[key], 0) / Math.max(1, all.length);
  return {
    'mrr@10': mean('mrr@10'),
    'p@1': mean('p@1'),
    'ndcg@10': mean('ndcg@10'),
    map: mean('map'),
  };
}
