import type { AnswerReply } from '../../../bot/helpdesk/answers/answer.ts';
import type { AnswerQuestionDeps } from '../../../bot/helpdesk/answers/answer-question.ts';
import type { PassageReader } from '../../../bot/helpdesk/answers/ranking/read-passage.ts';
import type { SentenceEncoder } from '../../../bot/helpdesk/answers/ranking/sentence-encoder.ts';
import { UnexpiredPassages } from '../../../bot/helpdesk/answers/unexpired-passages.ts';
import type { Clock } from '../../../bot/helpdesk/clock.ts';
import type { Passage } from '../../../bot/helpdesk/documents/passage.ts';
import { redact } from '../../../bot/helpdesk/redaction.ts';
import type { Change } from '../change.ts';
import type { Plan } from '../changes/plan.ts';
import type { Preview } from '../preview.ts';
import type { PreviewOptions } from '../questions.ts';
import { askAll } from './ask-all.ts';
import { askable, compareRelevance, shortReply } from './compare-relevance.ts';
import { compareConversations, type GoldenTurn } from './golden-turns.ts';
import type { JudgedQuestion } from './judged-questions.ts';
import { MemoryPassages } from './memory-passages.ts';
import type { RepliesBefore } from './replies-before.ts';
import { type BotBefore, type Decided, isTouched } from './touched.ts';

export interface PreviewDeps {
  readonly judged: readonly JudgedQuestion[];
  readonly turns: readonly GoldenTurn[];
  readonly encoder: SentenceEncoder | undefined;
  /** Keeps the passages that it read for the next preview. */
  readonly reader: PassageReader;
  readonly clock: Clock;
  /** Replies of the bot as it is: the same for all changes until one is saved. */
  readonly known: RepliesBefore;
}

/**
 * Asks the relevance set and the golden conversations of the bot as it is, and as it would be. Only questions that the
 * change can touch are asked twice. Rejects if the signal is aborted.
 */
export async function previewChange(
  deps: PreviewDeps,
  bot: BotBefore,
  plan: Plan,
  { questions = [], onProgress, signal }: PreviewOptions = {},
): Promise<Preview> {
  const started = performance.now();
  const passages = withReplaced(bot.passages, plan);
  const judged = askable(deps.judged, bot.passages, passages);
  const own = [...new Set([...questionsOf(plan.change), ...questions].map(redact))];
  const all = [
    ...judged.map(({ question }) => question),
    ...deps.turns.map(({ question }) => question),
    ...own,
  ];
  onProgress?.({ step: 'pages', done: 1, of: 1 });
  const report = (step: 'without' | 'with') => (done: number, of: number) =>
    onProgress?.({ step, done, of });
  const memory = new MemoryPassages(bot.passages);
  const asIs = askedOf(deps, memory, bot);
  const now = deps.clock.now();
  const before = await deps.known.ask(bot, asIs, all, { onDone: report('without'), signal, now });
  const toAsk = plan.replaced ? all : all.filter((one) => isTouched(one, bot, plan));
  const changed = plan.replaced ? new MemoryPassages(passages) : memory;
  const asked = await askAll(askedOf(deps, changed, plan), toAsk, {
    onDone: report('with'),
    signal,
  });
  const after: ReadonlyMap<string, AnswerReply> = new Map([...before, ...asked]);
  const compared = compareRelevance(
    judged,
    { replies: before, passages: bot.passages },
    { replies: after, passages },
  );
  const conversations = compareConversations(deps.turns, before, after);
  const fixes = compared.fixes.length + conversations.fixes.length;
  const breaks = compared.breaks.length + conversations.breaks.length;
  return {
    change: plan.change,
    version: plan.version,
    summary: `Fixes ${fixes}, breaks ${breaks}.`,
    needsDeploy: plan.needsDeploy,
    relevance: { ...compared, skipped: deps.judged.length - judged.length },
    conversations,
    questions: own.flatMap((question) => {
      const [was, is] = [before.get(question), after.get(question)];
      return was && is ? [{ question, before: shortReply(was), after: shortReply(is) }] : [];
    }),
    elapsedMs: Math.round(performance.now() - started),
  };
}

function askedOf(
  { encoder, reader, clock }: PreviewDeps,
  memory: MemoryPassages,
  { rules, synonyms }: Decided,
): AnswerQuestionDeps {
  const passages = new UnexpiredPassages(memory, clock);
  return { passages, reader, encoder, rules, synonyms };
}

function withReplaced(passages: readonly Passage[], { replaced }: Plan): readonly Passage[] {
  if (!replaced) return passages;
  return [...passages.filter(({ docId }) => docId !== replaced.docId), ...replaced.passages];
}

/** The questions that a change is about. */
function questionsOf(change: Change): readonly string[] {
  switch (change.kind) {
    case 'pin':
    case 'block':
      return [change.question];
    case 'alsoAsked':
      return change.lines;
    case 'page':
      return change.alsoAsked ?? [];
    case 'utterance':
      return [change.text];
    case 'synonym':
      return [];
  }
}
