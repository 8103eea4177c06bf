import { describedPassages } from '../../../bot/helpdesk/documents/described-passages.ts';
import { DocumentError } from '../../../bot/helpdesk/documents/document-error.ts';
import { metaKeyOf } from '../../../bot/helpdesk/documents/document-key.ts';
import { readMeta } from '../../../bot/helpdesk/documents/document-meta.ts';
import type { Passage } from '../../../bot/helpdesk/documents/passage.ts';
import { nameOfPassage } from '../../../bot/helpdesk/documents/passage-named.ts';
import { slug } from '../../documents/snapshot/document-name.ts';
import { readPassages } from '../../documents/snapshot/read-passages.ts';
import type { PageChange } from '../change.ts';
import { QuestionsError } from '../questions-error.ts';

/** A page as it will be stored and indexed. */
export interface NewPage {
  readonly key: string;
  readonly text: string;
  /** Undefined if there is nothing to describe. */
  readonly meta?: { readonly key: string; readonly text: string };
  readonly passages: readonly Passage[];
}

const MAX_NAME = 60;

/** Writes a page as a document, and reads it as the indexer does. Throws QuestionsError if it can't be read. */
export async function newPage(change: PageChange): Promise<NewPage> {
  const key = `documents/${slug(change.title).slice(0, MAX_NAME).replace(/-$/, '')}.md`;
  const text = `# ${escaped(change.title.trim())}\n\n${change.text.trim()}\n`;
  try {
    const read = await readPassages('markdown', key, new TextEncoder().encode(text));
    const described = describe(change, read);
    if (described === undefined) return { key, text, passages: read };
    const meta = { key: metaKeyOf(key), text: described };
    const { meta: members } = readMeta(new TextEncoder().encode(described));
    return { key, text, meta, passages: describedPassages(read, members).passages };
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    throw new QuestionsError('invalid', `The page can't be used: ${error.message}`, {
      cause: error,
    });
  }
}

/** Signs in a title are no markup. */
const escaped = (title: string): string => title.replace(/[\\`*_<>[\]#]/g, '\\$&');

function describe(
  { topic, audience, expires, alsoAsked }: PageChange,
  passages: readonly Passage[],
): string | undefined {
  const [first] = passages;
  const name = first && nameOfPassage(passages, first);
  const members = {
    ...(topic !== undefined && { topic }),
    ...(audience !== undefined && { audience }),
    ...(expires !== undefined && { expires }),
    ...(alsoAsked !== undefined && name !== undefined && { alsoAsked: { [name]: alsoAsked } }),
  };
  if (Object.keys(members).length === 0) return undefined;
  return `${JSON.stringify(members, null, 2)}\n`;
}
