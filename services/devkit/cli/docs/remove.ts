import { removeDocument } from '../../documents/listing/remove-document.ts';
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
      else
        error.write(`support-bot docs remove: there is no ${name}; docs list says what there is\n`);
    }
    if (json) output.write(`${JSON.stringify(results)}\n`);
    return results.some(({ removed }) => removed.length === 0) ? 1 : 0;
  });
}
