import { ANSWERS, SYNONYMS } from '../../../bot/helpdesk/answer-files.ts';
import type { ContentFile } from '../../../bot/helpdesk/content/content-file.ts';
import { docIdOf } from '../../../bot/helpdesk/documents/document-key.ts';
import type { Change, PageChange, PinChange, SynonymChange, UtteranceChange } from '../change.ts';
import { QuestionsError } from '../questions-error.ts';
import { addUtterance } from './add-utterance.ts';
import { changeRules, rulesText } from './change-rules.ts';
import { changeSynonyms, synonymsText } from './change-synonyms.ts';
import { newPage } from './new-page.ts';
import type { Plan, PlanDeps, PlannedChange } from './plan.ts';
import { planLines } from './plan-lines.ts';
import { answersFile, documentFile, synonymsFile } from './seed-files.ts';
import {
  checkContent,
  readAnswers,
  type StoredAnswers,
  type StoredContent,
  versionOf,
} from './stored-content.ts';

/** Finds out what a change comes to. Writes nothing. Throws QuestionsError if it can't be made. */
export async function planChange(deps: PlanDeps, change: Change): Promise<Plan> {
  const stored = await readAnswers(deps.objects);
  const before = { rules: stored.rules.value, synonyms: stored.synonyms.value };
  return { ...(await planAs(deps, stored, change)), before };
}

function planAs(deps: PlanDeps, stored: StoredAnswers, change: Change): Promise<PlannedChange> {
  switch (change.kind) {
    case 'pin':
    case 'block':
      return planRule(deps, stored, change);
    case 'synonym':
      return planSynonym(deps, stored, change);
    case 'alsoAsked':
      return planLines(deps, stored, change);
    case 'page':
      return planPage(deps, stored, change);
    case 'utterance':
      return planUtterance(deps, stored, change);
  }
}

async function planRule(
  deps: PlanDeps,
  stored: StoredAnswers,
  change: PinChange,
): Promise<PlannedChange> {
  if (!change.undo && !(await deps.passage(change.passageId)))
    throw new QuestionsError('notFound', `there is no section ${change.passageId} (any more)`);
  const before = usable(stored.rules);
  const rules = changeRules(before, change);
  const file = await answersFile(deps.seed, rules);
  const plan = { change, files: [file], needsDeploy: false, rules };
  return {
    ...plan,
    ...contentWrites(ANSWERS, stored.rules, rules === before ? undefined : rulesText(rules)),
    synonyms: stored.synonyms.value,
  };
}

async function planSynonym(
  deps: PlanDeps,
  stored: StoredAnswers,
  change: SynonymChange,
): Promise<PlannedChange> {
  const before = usable(stored.synonyms);
  const synonyms = changeSynonyms(before, change);
  const text = synonyms === before ? undefined : synonymsText(synonyms);
  const writes = contentWrites(SYNONYMS, stored.synonyms, text);
  const file = await synonymsFile(deps.seed, synonyms);
  const plan = { change, files: [file], needsDeploy: false, synonyms };
  return { ...plan, ...writes, rules: stored.rules.value };
}

/** What is to be written, once it has passed the check of the bot. */
function contentWrites<T>(
  file: ContentFile<T>,
  { key, etag }: StoredContent<T>,
  text: string | undefined,
): Pick<Plan, 'writes' | 'version'> {
  const version = versionOf([{ key, etag }]);
  if (text === undefined) return { writes: [], version };
  checkContent(file, text);
  return { writes: [{ key, type: 'application/json', text, etag }], version };
}

/** What is ignored would be lost by writing over it. */
function usable<T>({ key, value, problem }: StoredContent<T>): T {
  if (problem === undefined) return value;
  throw new QuestionsError('changed', `${key} is ignored by the bot; correct it first: ${problem}`);
}

async function planPage(
  deps: PlanDeps,
  stored: StoredAnswers,
  change: PageChange,
): Promise<PlannedChange> {
  const page = await newPage(change);
  if (await deps.objects.read(page.key))
    throw new QuestionsError(
      'changed',
      `there is a page ${page.key} already: choose another title`,
    );
  const objects = [
    ...(page.meta ? [{ ...page.meta, type: 'application/json', etag: undefined }] : []),
    { key: page.key, type: 'text/markdown; charset=utf-8', text: page.text, etag: undefined },
  ];
  // A description that was left behind by a page that is gone.
  const meta = page.meta && (await deps.objects.read(page.meta.key));
  const writes = objects.map((one) =>
    one.key === page.meta?.key ? { ...one, etag: meta?.etag } : one,
  );
  const files = writes.map(({ key, text }) => documentFile(deps.seed, key, text));
  return {
    change,
    writes,
    files: await Promise.all(files),
    documentKey: page.key,
    needsDeploy: false,
    version: versionOf(writes),
    rules: stored.rules.value,
    synonyms: stored.synonyms.value,
    replaced: { docId: docIdOf(page.key), passages: page.passages },
  };
}

async function planUtterance(
  deps: PlanDeps,
  stored: StoredAnswers,
  change: UtteranceChange,
): Promise<PlannedChange> {
  const file = await addUtterance(deps.seed, change);
  return {
    change,
    writes: [],
    files: file ? [file] : [],
    needsDeploy: true,
    version: versionOf([]),
    rules: stored.rules.value,
    synonyms: stored.synonyms.value,
  };
}
