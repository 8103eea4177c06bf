import { listDocuments } from '../../documents/bucket/list-documents.ts';
import { removeDocument } from '../../documents/listing/remove-document.ts';
import { similarNames } from '../../documents/listing/similar-names.ts';
import type { Terminal } from '../terminal.ts';
import { runDocsVerb } from './docs-verb.ts';

/** Runs `support-bot docs remove`. Returns the exit code: 1 if one of the documents does not exist. */
export function removeVerb(args: readonly string[], { output, error }: Terminal): Promise<number> {
  const verb = { name: 'remove', takesNames: true };
  return runDocsVerb(verb, args, { output, error }, (names) => async ({ s3, bucket }, { json }) => {
    const results = [];
    for (const name of names) {
      const removed = await removeDocument(s3, bucket, name);
      results.push({ name, removed });
      if (json) continue;
      if (removed.length > 0) output.write(`removed: ${removed.join(', ')}\n`);
      else {
        const similar = similarNames(name, [...(await listDocuments(s3, bucket)).keys()]);
        error.write(`support-bot docs remove: there is no ${name}; ${whatThereIs(similar)}\n`);
      }
    }
    if (json) output.write(`${JSON.stringify(results)}\n`);
    return results.some(({ removed }) => removed.length === 0) ? 1 : 0;
  });
}

function whatThereIs(similar: readonly string[]): string {
  return similar.length === 0
    ? 'docs list says what there is'
    : `there is ${similar.join(', ')}; docs list says what else`;
}
