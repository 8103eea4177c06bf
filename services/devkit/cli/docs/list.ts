import { type ListedDocument, listEntries } from '../../documents/listing/list-entries.ts';
import type { Terminal } from '../terminal.ts';
import { runDocsVerb } from './docs-verb.ts';

/** Runs `support-bot docs list`. Returns the exit code. */
export function listVerb(args: readonly string[], { output, error }: Terminal): Promise<number> {
  const verb = { name: 'list', takesNames: false };
  return runDocsVerb(verb, args, { output, error }, () => async ({ s3, bucket }, { json }) => {
    const documents = await listEntries(s3, bucket, new Date());
    output.write(json ? `${JSON.stringify(documents)}\n` : documents.map(linesOf).join(''));
    return 0;
  });
}

function linesOf(document: ListedDocument): string {
  const { key, state, title, passages, saved, expires, url, reason, remedy } = document;
  const facts = [
    passages === undefined ? undefined : `${passages} ${passages === 1 ? 'passage' : 'passages'}`,
    `saved ${saved.slice(0, 10)}`,
    expires && `expires ${expires}`,
    url,
  ];
  const lines = [
    `${state.padEnd(8)} ${key}${title ? `  "${title}"` : ''}`,
    `         ${facts.filter(Boolean).join(', ')}`,
    ...(reason ? [`         ${reason}: ${remedy ?? ''}`] : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
