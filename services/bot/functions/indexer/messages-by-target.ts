import type { SQSRecord } from 'aws-lambda';
import { isGenerationOf } from '../../helpdesk/documents/index-generations.ts';

/**
 * Groups messages by the index that they name as `target`, which is `<alias>-<number>`; undefined for all others. A
 * target of another form is ignored: nobody may have the indexer write into any index.
 */
export function messagesByTarget(
  records: readonly SQSRecord[],
  alias: string,
): ReadonlyMap<string | undefined, readonly SQSRecord[]> {
  const groups = new Map<string | undefined, SQSRecord[]>();
  for (const record of records) {
    const target = targetOf(record.body, alias);
    groups.set(target, [...(groups.get(target) ?? []), record]);
  }
  return groups;
}

function targetOf(body: string, alias: string): string | undefined {
  try {
    const { target } = JSON.parse(body) as { target?: unknown };
    return typeof target === 'string' && isGenerationOf(target, alias) ? target : undefined;
  } catch {
    // What can't be read is reported with the messages for the index that answers.
    return undefined;
  }
}
