import type { AnswerReply } from '../../../bot/helpdesk/answers/answer.ts';
import { sectionTitle } from '../../../bot/helpdesk/answers/replies/section-title.ts';
import type { Passage } from '../../../bot/helpdesk/documents/passage.ts';
import { placeText } from '../explanation/place-text.ts';
import type { Outcome, RelevanceComparison, RelevanceDifference, ShortReply } from '../preview.ts';
import { isRight, type JudgedQuestion } from './judged-questions.ts';
import { isFine, outcomeOf, ratesOf } from './outcomes.ts';

/** The replies of a bot, by the words of the questions, and all its passages. */
export interface Replies {
  readonly replies: ReadonlyMap<string, AnswerReply>;
  readonly passages: readonly Passage[];
}

/** Returns those judged questions that a bot can be asked: some page of it answers, or none should. */
export function askable(
  judged: readonly JudgedQuestion[],
  ...bots: readonly (readonly Passage[])[]
): readonly JudgedQuestion[] {
  return judged.filter(
    ({ answers }) =>
      answers.length === 0 ||
      bots.some((all) => all.some((passage) => isRight(passage, answers, all))),
  );
}

/** Compares what became of judged questions before a change, and with it. All of them must have been asked. */
export function compareRelevance(
  judged: readonly JudgedQuestion[],
  before: Replies,
  after: Replies,
): Omit<RelevanceComparison, 'skipped'> {
  const asked = judged.map((one) => ({
    one,
    before: outcomeIn(before, one),
    after: outcomeIn(after, one),
  }));
  const different = asked.filter(
    ({ one, ...of }) =>
      of.before !== of.after || shownIn(before, one).join() !== shownIn(after, one).join(),
  );
  const where = (wasFine: boolean, becomesFine: boolean) =>
    different
      .filter(({ one, ...of }) => isFine(one, of.before) === wasFine)
      .filter(({ one, ...of }) => isFine(one, of.after) === becomesFine)
      .map(({ one }) => differenceOf(one, before, after));
  const rates = (when: 'before' | 'after') =>
    ratesOf(asked.map((of) => ({ isKnown: of.one.answers.length > 0, outcome: of[when] })));
  return {
    asked: asked.length,
    before: rates('before'),
    after: rates('after'),
    fixes: where(false, true),
    breaks: where(true, false),
    others: [...where(true, true), ...where(false, false)],
  };
}

function differenceOf(one: JudgedQuestion, before: Replies, after: Replies): RelevanceDifference {
  const { id, question, answers } = one;
  const reply = (of: Replies) => ({ outcome: outcomeIn(of, one), ...shortReply(replyIn(of, one)) });
  return { id, question, wanted: answers, before: reply(before), after: reply(after) };
}

const outcomeIn = (of: Replies, one: JudgedQuestion): Outcome =>
  outcomeOf(replyIn(of, one), one, of.passages);

const shownIn = (of: Replies, one: JudgedQuestion): readonly string[] => {
  const { kind, sections } = shortReply(replyIn(of, one));
  return [kind, ...sections.map(({ passageId }) => passageId)];
};

function replyIn({ replies }: Replies, { question }: JudgedQuestion): AnswerReply {
  const reply = replies.get(question);
  if (!reply) throw new RangeError(`"${question}" was not asked`);
  return reply;
}

/** Shortens a reply to the sections that it shows. */
export function shortReply(reply: AnswerReply): ShortReply {
  const passages = shownBy(reply);
  return {
    kind: reply.kind,
    sections: passages.map((passage) => ({
      passageId: passage.id,
      section: sectionTitle(passage),
      place: placeText(passage),
    })),
  };
}

function shownBy(reply: AnswerReply): readonly Passage[] {
  if (reply.kind === 'answer') return reply.answers.map(({ passage }) => passage);
  return reply.kind === 'offer' ? reply.sections : [];
}
