import { join } from 'node:path';
import { answerQuestion } from '../../bot/helpdesk/answers/answer-question.ts';
import { neededForAnswer } from '../../bot/helpdesk/answers/judgement/learned.ts';
import { PassageReader } from '../../bot/helpdesk/answers/ranking/read-passage.ts';
import { S3TextObjects } from '../../bot/helpdesk/aws/s3-text-objects.ts';
import { loadConversations } from '../conversations/load-conversations.ts';
import { listQuestions } from './asked/list-questions.ts';
import { withReplies } from './asked/replied-now.ts';
import { TurnTexts } from './asked/turn-texts.ts';
import { checkChange } from './changes/check-change.ts';
import { planChange } from './changes/plan-change.ts';
import { changedByOthers } from './changes/put-planned.ts';
import { savePlan } from './changes/save-plan.ts';
import { seedFilesOf } from './changes/seed-files.ts';
import { readAnswers } from './changes/stored-content.ts';
import { explain } from './explanation/explain.ts';
import { LiveBot } from './live-bot.ts';
import type { PreviewOptions, Questions, SaveOptions } from './questions.ts';
import type { QuestionsDeps } from './questions-deps.ts';
import { QuestionsError } from './questions-error.ts';
import { allPassages } from './relevance/all-passages.ts';
import { compareIntents } from './relevance/compare-intents.ts';
import { shortReply } from './relevance/compare-relevance.ts';
import { goldenTurns } from './relevance/golden-turns.ts';
import { readJudged } from './relevance/judged-questions.ts';
import { previewChange } from './relevance/preview-change.ts';
import { RepliesBefore } from './relevance/replies-before.ts';
import { describeRules } from './rules.ts';

const LIMIT_MS = 20_000;
const MAX_QUESTION = 1_024;
const MAX_QUESTIONS = 20;
const MAX_FIND = 200;

/** Opens what staff do about questions, for one bot. Keeps what it read as long as that is the same. */
export function openQuestions(deps: QuestionsDeps): Questions {
  const bot = new LiveBot(deps);
  const tickets = new S3TextObjects(deps.s3, deps.ticketsBucket);
  const texts = new TurnTexts(tickets);
  const plan = (sent: unknown) => planWith(deps, bot, sent);
  const preview = previewer(deps, bot);
  const list = {
    objects: tickets,
    texts,
    needed: neededForAnswer(deps.encoder !== undefined),
    topicOf: (question: string) => bot.topicOf(question),
    clock: deps.clock,
  };
  return {
    list: (filter) =>
      reachable(async () => {
        await bot.refresh();
        const found = await listQuestions(list, filter);
        if (!filter.asksAgain) return found;
        const asked = await bot.asked();
        const replyTo = async (question: string) =>
          shortReply(await answerQuestion(asked, question)).kind;
        return { ...found, groups: await withReplies(found.groups, replyTo) };
      }),
    candidates: (question) =>
      reachable(async () =>
        explain(await bot.asked(), checkText('question', question, MAX_QUESTION)),
      ),
    sections: (find) => reachable(() => bot.sections(checkText('find', find, MAX_FIND))),
    rules: () => reachable(async () => describeRules(await readAnswers(bot.documents), bot)),
    preview: (change, options) => reachable(() => preview(change, checkOptions(options))),
    save: (change, options) => reachable(() => save(deps, plan, change, options)),
  };
}

function planWith({ root }: QuestionsDeps, bot: LiveBot, sent: unknown) {
  return planChange(
    {
      objects: bot.documents,
      passage: (id) => bot.passage(id),
      passagesOf: (docId) => bot.passagesOf(docId),
      seed: seedFilesOf(root),
    },
    checkChange(sent),
  );
}

async function save(
  { s3, documentsBucket, patches, clock, limitMs = LIMIT_MS }: QuestionsDeps,
  plan: (sent: unknown) => ReturnType<typeof planChange>,
  change: unknown,
  { version }: SaveOptions = {},
) {
  const planned = await plan(change);
  if (version !== undefined && version !== planned.version)
    throw changedByOthers(planned.writes.at(-1)?.key ?? 'What would be changed');
  return savePlan({ s3, bucket: documentsBucket, patches, clock, limitMs }, planned);
}

function previewer(deps: QuestionsDeps, bot: LiveBot) {
  const { search, alias, encoder, clock, root, training } = deps;
  const known = new RepliesBefore();
  const reader = new PassageReader();
  return async (sent: unknown, options: PreviewOptions) => {
    const { signal, onProgress } = options;
    const planned = await planWith(deps, bot, sent);
    onProgress?.({ step: 'pages', done: 0, of: 1 });
    const withVectors = encoder !== undefined;
    const passages = await allPassages(search, alias, { withVectors, signal });
    const before = { passages, ...planned.before };
    const asked = { ...(await askedFrom(root)), encoder, reader, clock, known };
    const preview = await previewChange(asked, before, planned, options);
    const { change } = planned;
    if (change.kind !== 'utterance' || !training) return preview;
    const intents = await compareIntents(root, training, change, signal);
    const summary = `Fixes ${intents.fixes.length}, breaks ${intents.breaks.length}.`;
    return { ...preview, summary, intents };
  };
}

/** What every change is measured by: all of the relevance set, and the golden conversations. */
async function askedFrom(root: string) {
  const files = ['dev', 'gate'].map((name) => join(root, 'seed/relevance', `${name}.jsonl`));
  const [judged, conversations] = await Promise.all([
    Promise.all(files.map(readJudged)),
    loadConversations(join(root, 'seed/conversations')),
  ]);
  return { judged: judged.flat(), turns: goldenTurns(conversations) };
}

function checkOptions(options: PreviewOptions = {}): PreviewOptions {
  const { questions = [] } = options;
  if (!Array.isArray(questions) || questions.length > MAX_QUESTIONS)
    throw new QuestionsError('invalid', `questions must be at most ${MAX_QUESTIONS} texts`);
  for (const question of questions) checkText('questions', question, MAX_QUESTION);
  return options;
}

function checkText(name: string, value: unknown, max: number): string {
  if (typeof value === 'string' && value.trim() !== '' && value.length <= max) return value;
  throw new QuestionsError('invalid', `${name} must be a text of 1 to ${max} characters`);
}

/** What the bucket or the index answers is not the caller's fault. */
async function reachable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isOfService(error)) throw error;
    const reason = error.message || error.name;
    throw new QuestionsError('unavailable', `The bot can't be reached: ${reason}`, {
      cause: error,
    });
  }
}

/** The errors of the SDK have `$metadata`, those of the search client `meta`, those of the network a code of the system. */
function isOfService(error: unknown): error is Error {
  if (!(error instanceof Error) || error instanceof QuestionsError) return false;
  const isOfNetwork = /^E[A-Z]+$/.test(String((error as NodeJS.ErrnoException).code));
  return isOfNetwork || '$metadata' in error || 'meta' in error;
}
