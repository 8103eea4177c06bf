import { checkAlsoAsked } from '../../../bot/helpdesk/documents/also-asked.ts';
import { DocumentError } from '../../../bot/helpdesk/documents/document-error.ts';
import { metaKeyOf } from '../../../bot/helpdesk/documents/document-key.ts';
import { parseMeta, readMeta } from '../../../bot/helpdesk/documents/document-meta.ts';
import type { Passage } from '../../../bot/helpdesk/documents/passage.ts';
import { passageNamed } from '../../../bot/helpdesk/documents/passage-named.ts';
import { type Description, withLines } from '../../documents/also-asked/change-lines.ts';
import { linesBySection, type SectionLines } from '../../documents/also-asked/section-lines.ts';
import type { AlsoAskedChange } from '../change.ts';
import { QuestionsError } from '../questions-error.ts';
import type { PlanDeps, PlannedChange } from './plan.ts';
import { documentFile } from './seed-files.ts';
import { type StoredAnswers, versionOf } from './stored-content.ts';

/** Finds out what lines "also asked as" come to: another description of their document. Throws QuestionsError. */
export async function planLines(
  deps: PlanDeps,
  stored: StoredAnswers,
  change: AlsoAskedChange,
): Promise<PlannedChange> {
  const passage = await deps.passage(change.passageId);
  if (!passage)
    throw new QuestionsError('notFound', `there is no section ${change.passageId} (any more)`);
  const metaKey = metaKeyOf(passage.key);
  const [object, found] = await Promise.all([
    deps.objects.read(metaKey),
    deps.passagesOf(passage.docId),
  ]);
  const passages = [...found].sort((a, b) => a.ordinal - b.ordinal);
  const description = usable(() => described(object?.text));
  const { sections } = linesBySection(passages, description.meta);
  const section = sections.find((one) => one.passage.id === passage.id);
  if (!section)
    throw new QuestionsError(
      'invalid',
      'this part of a long section has no name of its own: choose its first part',
    );
  const after = usable(() => {
    checkAlsoAsked(change.lines);
    return withLines(description.members, section.name, change.lines);
  });
  const text = `${JSON.stringify(after, null, 2)}\n`;
  const { meta } = usable(() => readMeta(new TextEncoder().encode(text)));
  const etag = object?.etag;
  const isChanged = after !== description.members;
  const write = { key: metaKey, type: 'application/json', text, etag };
  const isOfSeed = await deps.seed.has(`seed/${passage.key}`);
  return {
    change,
    writes: isChanged ? [write] : [],
    files: isOfSeed ? [await documentFile(deps.seed, metaKey, text)] : [],
    documentKey: passage.key,
    needsDeploy: false,
    version: versionOf([{ key: metaKey, etag }]),
    rules: stored.rules.value,
    synonyms: stored.synonyms.value,
    replaced: { docId: passage.docId, passages: withAlsoAsked(passages, sections, meta.alsoAsked) },
  };
}

function described(text: string | undefined) {
  if (text === undefined) return { members: {} as Description, meta: {} };
  const bytes = new TextEncoder().encode(text);
  return { members: parseMeta(bytes) as Description, meta: readMeta(bytes).meta };
}

/** As the indexer adds them: after those of the page itself, in the order of the description. */
function withAlsoAsked(
  passages: readonly Passage[],
  sections: readonly SectionLines[],
  alsoAsked: Readonly<Record<string, readonly string[]>> = {},
): readonly Passage[] {
  const added = Object.entries(alsoAsked).map(([name, lines]) => ({
    id: passageNamed(passages, name)?.id,
    lines,
  }));
  return passages.map((passage) => {
    const section = sections.find((one) => one.passage.id === passage.id);
    if (!section) return passage;
    const lines = added.filter(({ id }) => id === passage.id).flatMap((one) => one.lines);
    const all = [...section.own, ...lines];
    const { alsoAsked: _, ...rest } = passage;
    return all.length === 0 ? rest : { ...rest, alsoAsked: all };
  });
}

function usable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    throw new QuestionsError('invalid', `${error.message}: ${error.remedy}`, { cause: error });
  }
}
