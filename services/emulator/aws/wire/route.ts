import type { WireRequest } from './request.ts';
import type { OperationModel } from './schema.ts';

/** An operation and the labels of the request's path, undecoded. */
export interface Route {
  readonly operation: OperationModel;
  readonly labels: Readonly<Record<string, string>>;
}

export interface RouterOptions {
  /** A bucket that an operation has as a member, and not in its path, comes first in the path. */
  readonly hasBucketInPath: boolean;
}

export type Router = (request: WireRequest) => Route | undefined;

interface Candidate {
  readonly operation: OperationModel;
  readonly path: RegExp;
  readonly literals: readonly (readonly [string, string])[];
  readonly requiredQuery: readonly string[];
  readonly requiredHeaders: readonly string[];
  readonly specificity: number;
}

/**
 * Creates the router of a REST service. The most specific operation wins: fewest labels, most query literals, most
 * required query and header members. A sub-resource (`?tagging`) that the winner does not know matches nothing, so that
 * it can never fall through to the base operation.
 */
export function routerOf(operations: readonly OperationModel[], options: RouterOptions): Router {
  const candidates = operations
    .filter((operation) => operation.http)
    .map((o) => candidateOf(o, options));
  const byMethod = groupByMethod(candidates);
  const subResources = new Set(
    candidates.flatMap((c) => c.literals.filter(([, value]) => value === '').map(([name]) => name)),
  );
  return (request) => {
    let best: { route: Route; score: number; candidate: Candidate } | undefined;
    for (const candidate of byMethod.get(request.method) ?? []) {
      const score = scoreOf(candidate, request);
      if (score === undefined || (best && score <= best.score)) continue;
      const labels = candidate.path.exec(request.path)?.groups ?? {};
      best = { route: { operation: candidate.operation, labels }, score, candidate };
    }
    if (!best || hasUnknownSubResource(request, best.candidate, subResources)) return undefined;
    return best.route;
  };
}

function candidateOf(operation: OperationModel, options: RouterOptions): Candidate {
  const [path = '/', query = ''] = (operation.http?.uri ?? '/').split('?');
  const required = operation.inputMembers.filter((member) => operation.required.has(member.name));
  const hasBucket = operation.inputMembers.some((member) => member.name === 'Bucket');
  const uri = options.hasBucketInPath && hasBucket ? `/{Bucket}${path}` : path;
  return {
    operation,
    path: patternOf(uri),
    literals: query
      .split('&')
      .filter(Boolean)
      .map((pair) => {
        const [name = '', value = ''] = pair.split('=');
        return [name, value] as const;
      }),
    requiredQuery: required.flatMap(({ traits }) => traits.httpQuery ?? []),
    requiredHeaders: required.flatMap(({ traits }) => traits.httpHeader?.toLowerCase() ?? []),
    specificity: 10 - (path.match(/\{/g)?.length ?? 0),
  };
}

function patternOf(uri: string): RegExp {
  const source = uri
    .replace(/\/$/, '')
    .replace(/\{(\w+)\+\}/g, '(?<$1>.+)')
    .replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  // A greedy label (an object key) includes every slash to the end of the path.
  return new RegExp(`^${source}${uri.includes('+}') ? '' : '/?'}$`, 's');
}

function scoreOf(candidate: Candidate, request: WireRequest): number | undefined {
  if (!candidate.path.test(request.path)) return undefined;
  let score = candidate.specificity;
  for (const [name, value] of candidate.literals) {
    const given = request.query.get(name);
    // Only the JavaScript SDK sends x-id: a match counts, its absence excludes nothing.
    if (name === 'x-id') score += given === value ? 50 : 0;
    else if (given === null || (value !== '' && given !== value)) return undefined;
    else score += 20;
  }
  if (!candidate.requiredQuery.every((name) => request.query.has(name))) return undefined;
  if (!candidate.requiredHeaders.every((name) => name in request.headers)) return undefined;
  return score + 5 * (candidate.requiredQuery.length + candidate.requiredHeaders.length);
}

function hasUnknownSubResource(
  request: WireRequest,
  chosen: Candidate,
  subResources: ReadonlySet<string>,
): boolean {
  const known = new Set(chosen.literals.map(([name]) => name));
  return [...request.query.keys()].some((name) => subResources.has(name) && !known.has(name));
}

function groupByMethod(candidates: readonly Candidate[]): Map<string, Candidate[]> {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const method = candidate.operation.http?.method ?? '';
    groups.set(method, [...(groups.get(method) ?? []), candidate]);
  }
  return groups;
}
