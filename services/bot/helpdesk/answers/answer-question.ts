import type { Passage } from '../documents/passage.ts';
import type { AlsoSee, Answer, AnswerReply, Offer, Refusal } from './answer.ts';
import { type FindPassagesDeps, type FoundPassages, findPassages } from './find-passages.ts';
import { type Judgement, judge } from './judgement/judge.ts';
import { readQuestion } from './question/read-question.ts';
import { quoteFrom } from './replies/quote.ts';
import { sectionTitle } from './replies/section-title.ts';
import { type AnswerRules, NO_RULES, type RulesOfQuestion } from './rules/answer-rules.ts';
import { conceptsIn, stemsOf } from './words/concept-matches.ts';
import { conceptsOf } from './words/concepts.ts';
import { NO_SYNONYMS } from './words/synonyms.ts';

export interface AnswerQuestionDeps extends FindPassagesDeps {
  /** What staff decided on questions. Default nothing. */
  readonly rules?: AnswerRules;
}

const MAX_ALSO = 2;
const MAX_OFFERED = 3;
const MAX_ANSWERS = 2;
/** As many of the best sections of a whole text are what it leads to. */
const NEAR = 5;

/** A question, or one of several, with what was found for it. */
export interface SearchedQuestion {
  readonly asked: string;
  readonly found: FoundPassages;
}

export interface JudgedQuestion extends SearchedQuestion {
  readonly judgement: Judgement;
}

/**
 * Answers what somebody typed. Of two questions in one, each is answered if each can be; a question within a longer text is
 * looked for alone too, because the words around it are not what is asked.
 */
export async function answerQuestion(
  deps: AnswerQuestionDeps,
  typed: string,
): Promise<AnswerReply> {
  const [text, ...asks] = ruledQuestions(deps, typed);
  const whole = judgeAll(await searchEach(deps, [text]));
  // Then one question in it decides nothing more, unless it has a pin.
  const isPinned = asks.some(({ rules }) => rules.pin);
  const isAnswered = asks.length < 2 && !isPinned && whole[0]?.judgement.way === 'answer';
  const parts = isAnswered ? [] : judgeAll(await searchEach(deps, asks));
  return replyTo(typed, [...whole, ...parts]);
}

/** Looks for the whole of what somebody typed, first, and for each question in it. */
export async function searchQuestions(
  deps: AnswerQuestionDeps,
  typed: string,
): Promise<SearchedQuestion[]> {
  return searchEach(deps, ruledQuestions(deps, typed));
}

/**
 * The whole of what was typed, first, and each question in it, with the rules that hold for them. What is blocked for the
 * whole is blocked for its parts; and what is blocked for a part is for the whole, which leads to the same sections.
 */
function ruledQuestions(
  { rules = NO_RULES, synonyms = NO_SYNONYMS }: AnswerQuestionDeps,
  typed: string,
): readonly [RuledQuestion, ...RuledQuestion[]] {
  const { text, asks } = readQuestion(typed);
  const whole = rules.of(text, synonyms);
  const parts = asks.map((asked) => ({ asked, rules: rules.ofPart(asked, synonyms) }));
  const blocks = new Set([...whole.blocks, ...parts.flatMap((part) => part.rules.blocks)]);
  return [
    { asked: text, rules: { ...whole, blocks: [...blocks] } },
    ...parts.map((part) => {
      const own = new Set([...part.rules.blocks, ...whole.blocks]);
      return { ...part, rules: { ...part.rules, blocks: [...own] } };
    }),
  ];
}

interface RuledQuestion {
  readonly asked: string;
  readonly rules: RulesOfQuestion;
}

async function searchEach(
  deps: AnswerQuestionDeps,
  questions: readonly RuledQuestion[],
): Promise<SearchedQuestion[]> {
  const searched: SearchedQuestion[] = [];
  for (const { asked, rules } of questions) {
    const found = await findPassages(deps, asked, rules);
    if (found) searched.push({ asked, found });
  }
  return searched;
}

/** Judges what was found. Without questions for which nothing was. */
export function judgeAll(searched: readonly SearchedQuestion[]): JudgedQuestion[] {
  return searched.flatMap(({ asked, found }) => {
    const judgement = judge(found);
    return judgement ? [{ asked, found, judgement }] : [];
  });
}

/** Decides what is replied: several answers, the surest one, sections to choose from, or that nothing was found. */
export function replyTo(typed: string, judged: readonly JudgedQuestion[]): AnswerReply {
  const deciding = decidingQuestions(typed, judged);
  const [best] = deciding;
  if (!best || best.judgement.way === 'refuse')
    return { kind: 'refusal', about: wordsOfConcepts(typed, judged) };
  if (best.judgement.way === 'offer') return toOffer(best);
  const isAlone = deciding.length === 1;
  const answers = deciding.map(toAnswer).map((one) => (isAlone ? one : { ...one, also: [] }));
  const rest = isAlone ? restOf(typed, judged, best) : undefined;
  return { kind: 'answer', answers, ...(rest && { rest }) };
}

/** What there is for the other of two questions, if the answer is that of one of them alone. */
function restOf(
  typed: string,
  judged: readonly JudgedQuestion[],
  best: JudgedQuestion,
): Offer | Refusal | undefined {
  const { text, asks } = readQuestion(typed);
  if (asks.length !== 2) return undefined;
  const partOf = (ask: string) => judged.find(({ asked }) => asked === ask && asked !== text);
  const isAnswered = (ask: string) => partOf(ask)?.judgement.way === 'answer';
  const other = asks.find((ask) => !isAnswered(ask));
  const one = asks.filter(isAnswered).map(partOf)[0];
  if (other === undefined || !one || shownPassage(one).id !== shownPassage(best).id)
    return undefined;
  const part = partOf(other);
  return part?.judgement.way === 'offer'
    ? toOffer(part)
    : { kind: 'refusal', about: conceptsOf(other).map(({ asked }) => asked) };
}

/** Returns the questions that the reply is made of: each of two in one that have answers of their own, or the surest. */
export function decidingQuestions(
  typed: string,
  judged: readonly JudgedQuestion[],
): readonly JudgedQuestion[] {
  const separate = separateQuestions(typed, judged);
  if (separate.length > 0) return separate;
  const best = surest(judged);
  return best ? [best] : [];
}

/** Empty if there are not two, or they have the same answer. */
function separateQuestions(typed: string, judged: readonly JudgedQuestion[]): JudgedQuestion[] {
  const { text, asks } = readQuestion(typed);
  if (asks.length < 2) return [];
  if (judged.some(({ asked, judgement }) => asked === text && isPinned(judgement))) return [];
  const answered = judged.filter(
    ({ asked, judgement }) => asked !== text && judgement.way === 'answer',
  );
  const ids = answered.map((one) => shownPassage(one).id);
  const distinct = answered.filter((_, at) => ids.indexOf(ids[at] ?? '') === at);
  return distinct.length < 2 ? [] : distinct.slice(0, MAX_ANSWERS);
}

/**
 * The whole of what was said; or, if that is not surely answered, a question in it that is, by a section that the whole leads
 * to as well: the text around a question is not what is asked, but a part of a text alone may be about anything. A question that
 * staff have decided on comes before both.
 */
function surest([whole, ...parts]: readonly JudgedQuestion[]): JudgedQuestion | undefined {
  const pinned = [whole, ...parts].find((one) => one && isPinned(one.judgement));
  if (pinned) return pinned;
  if (!whole || whole.judgement.way === 'answer') return whole;
  const near = whole.found.ranked.slice(0, NEAR).map(({ passage }) => passage.id);
  const answered = parts.filter(
    ({ found, judgement }) =>
      judgement.way === 'answer' && near.includes(passageAt(found, judgement.at).id),
  );
  return answered.sort((a, b) => b.judgement.probability - a.judgement.probability)[0] ?? whole;
}

const isPinned = ({ reason }: Judgement): boolean => reason === 'pinned';

function toAnswer({ found, judgement }: JudgedQuestion): Answer {
  const { ranked, concepts, weights } = found;
  const passage = shownPassage({ found, judgement });
  const others = ranked.map((one) => one.passage).filter(({ id }) => id !== passage.id);
  return {
    passage,
    ...quoteFrom(passage, concepts, weights),
    also: distinctPlaces(others, [passage]).slice(0, MAX_ALSO).map(toLink),
    // Staff are sure, whatever its words say.
    confidence: isPinned(judgement) ? 1 : judgement.probability,
  };
}

function toOffer({ found, judgement }: JudgedQuestion): Offer {
  const { concepts, ranked } = found;
  const sections = distinctPlaces(
    ranked.map((one) => one.passage),
    [],
  ).slice(0, MAX_OFFERED);
  const heads = sections.map(({ title, heading }) => `${title} ${heading}`).join('\n');
  const inHeads = conceptsIn(stemsOf(heads), concepts);
  const deed = judgement.missingDeed;
  const missing = concepts
    .filter((_, at) => !found.isKnown[at])
    .map(({ asked }) => asked)
    .filter((asked) => asked !== deed);
  return {
    kind: 'offer',
    sections,
    about: concepts.filter((_, at) => inHeads.has(at)).map(({ asked }) => asked),
    missing: deed === undefined ? missing : [deed, ...missing],
    confidence: judgement.probability,
  };
}

/** The passages at places of their own: a long section that was split is named once. */
function distinctPlaces(passages: readonly Passage[], taken: readonly Passage[]): Passage[] {
  const placeOf = ({ docId, place }: Passage) => `${docId} ${JSON.stringify(place)}`;
  const places = new Set(taken.map(placeOf));
  return passages.filter((passage) => {
    const isNew = !places.has(placeOf(passage));
    places.add(placeOf(passage));
    return isNew;
  });
}

function toLink(passage: Passage): AlsoSee {
  return { docId: passage.docId, title: sectionTitle(passage), place: passage.place };
}

/** What is quoted: the judged passage, or the section that says how if that one only introduces its page. */
const shownPassage = ({ found, judgement }: Pick<JudgedQuestion, 'found' | 'judgement'>): Passage =>
  passageAt(found, judgement.stepsAt ?? judgement.at);

function passageAt({ ranked }: FoundPassages, at: number): Passage {
  const passage = ranked[at]?.passage;
  if (!passage) throw new RangeError(`There is no passage ${at}`);
  return passage;
}

/** What was asked about: the words that at least one page has, or else all that carry a topic. */
function wordsOfConcepts(typed: string, judged: readonly JudgedQuestion[]): string[] {
  const [whole] = judged;
  const known = whole?.found.concepts.filter((_, at) => whole.found.isKnown[at]) ?? [];
  const concepts = known.length > 0 ? known : conceptsOf(readQuestion(typed).text);
  return concepts.map(({ asked }) => asked);
}
