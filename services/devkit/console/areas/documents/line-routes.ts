import type { FastifyPluginAsync } from 'fastify';
import {
  addLines,
  type LinesChange,
  removeLine,
} from '../../../documents/also-asked/document-lines.ts';
import { readIndexReport } from '../../../documents/bucket/read-report.ts';
import { ConsoleError } from '../../console-error.ts';
import { membersOf, requiredTextIn, textsIn } from '../read-input.ts';
import type { DocumentsAreaDeps, FindDocuments } from './documents-deps.ts';

interface OfDocument {
  readonly Params: { readonly docId: string };
}

/** What a change of the other ways to ask came to. */
type Outcome = 'added' | 'present' | 'removed' | 'gone' | 'waiting' | 'refused';

/** A few more characters than a line may have: the document's own check says so in its own words. */
const LINES = { most: 200, max: 2_000 };

/** Creates the routes on which the other ways to ask for a section are added and removed. */
export function lineRoutes(deps: FindDocuments): FastifyPluginAsync {
  return async (api) => {
    api.post<OfDocument>('/:docId/lines', async ({ params: { docId }, body }) => {
      const members = membersOf(body);
      const passageId = requiredTextIn(members, 'passageId', 60);
      const lines = textsIn(members, 'lines', LINES);
      if (lines.every((line) => line.trim() === ''))
        throw new ConsoleError(400, 'Write at least one question.');
      const change = await addLines(deps(), docId, { passageId, lines });
      return { outcome: await outcomeOf(deps(), docId, change, ['added', 'present']) };
    });
    api.post<OfDocument>('/:docId/lines/removed', async ({ params: { docId }, body }) => {
      const members = membersOf(body);
      const name = requiredTextIn(members, 'name', 2_000);
      const line = requiredTextIn(members, 'line', 2_000);
      const change = await removeLine(deps(), docId, { name, line });
      return { outcome: await outcomeOf(deps(), docId, change, ['removed', 'gone']) };
    });
  };
}

/** Written, but of no use until the document can be read. */
async function outcomeOf(
  { s3, bucket }: DocumentsAreaDeps,
  docId: string,
  { isChanged, isReported }: LinesChange,
  [done, nothing]: readonly [Outcome, Outcome],
): Promise<Outcome> {
  if (!isChanged) return nothing;
  if (!isReported) return 'waiting';
  const report = await readIndexReport(s3, bucket);
  const entry = Object.values(report?.documents ?? {}).find((one) => one.docId === docId);
  return entry?.state === 'indexed' ? done : 'refused';
}
