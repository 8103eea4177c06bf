import type { Caller } from '../../../emulator/aws/service.ts';
import { blockedByFloodStage } from '../../../emulator/search/flood-stage.ts';
import type { DataBudget } from './data-budget.ts';

/** The part of a request to search that the budget looks at. */
export interface SearchWrite {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface SearchBudget {
  readonly budget: Pick<DataBudget, 'take'>;
  /** False while this program deploys and seeds. */
  readonly isOpen: () => boolean;
}

/** What a POST or PUT may do without writing. */
const READS = new Set(['_search', '_msearch', '_count', '_analyze', '_refresh']);

/**
 * Refuses writes of the administrator to search once DATA_DIR has no room for them, as OpenSearch does when a disk
 * exceeds its flood-stage watermark: it blocks writes, and an index may still be deleted. A function writes with its own
 * role and is never refused: the indexer follows the bucket, to which nobody uploads any more. Throws SearchError 429.
 */
export function requireRoomInSearch(
  { budget, isOpen }: SearchBudget,
  caller: Caller,
  request: SearchWrite,
): void {
  if (!isOpen() || caller.kind !== 'root' || !isWrite(request)) return;
  const bytes = Number(request.headers['content-length'] ?? 0);
  if (!budget.take(Number.isFinite(bytes) ? bytes : 0)) throw blockedByFloodStage();
}

/** Deleting an index makes room. Deleting documents writes to its log. */
function isWrite({ method, url }: SearchWrite): boolean {
  const segments = pathOf(url).split('/').filter(Boolean);
  if (method === 'DELETE') return segments.length > 1;
  const isRead = segments.length <= 2 && READS.has(segments.at(-1) ?? '');
  return (method === 'POST' || method === 'PUT') && !isRead;
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? '';
}
