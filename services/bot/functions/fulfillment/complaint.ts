import { stemmer } from 'stemmer';
import { thingsIn } from '../../helpdesk/intake/says-what.ts';

/** Words about the answer, whatever comes with them. */
const ABOUT_ANSWER =
  /\b(?:(?:that|this|none of (?:that|this|it|them)|(?:the|your) (?:answer|page|link|steps?|article|instructions?)) (?:really |just |also |still )?(?:(?:did|does|do)(?:n't|nt| not) (?:really )?(?:help|work|solve|fix)|(?:is|was)(?:n't|nt| not) (?:it|right|helping|helpful|what i|my (?:question|problem)))|(?:that|this|it)(?:'s| is|s)? not (?:it|right|helping|helpful|what i (?:asked|meant|mean|need|want)|my (?:question|problem))|tried (?:that|this|it|all)|did (?:that|this|all that|it already)|wrong (?:answer|page))\b/iu;
/** Words that go on about it, unless something else was named before them. */
const GOES_ON =
  /\b(?:it (?:still |really )?(?:did|does|do)(?:n't|nt| not) (?:help|work|solve|fix)|it(?:'s| is|s)? still|it still|(?:already|just) (?:did|tried|looked|checked|done))\b/iu;
/** Words of failure, which may be about anything: "my mic doesn't work". */
const FAILED =
  /\b(?:(?:did|does|do)(?:n't|nt| not) (?:help|work|solve|fix)|not? help(?:ful|ing|ed)?(?: me)?|wrong thing|useless|still (?:not|no|the same|asks?|says?|does|doesn't|won't|can't|broken|nothing|getting)|same (?:problem|error|thing|result))\b/iu;
/** Words of complaints that name nothing. */
const OF_COMPLAINTS = new Set(
  'useless helpful help helps helping wrong asks ask says say shows won t cant same got'.split(' '),
);
const MAX_LENGTH = 300;

/**
 * Whether a text says that the answer to a question was no help, and nothing else: words about another thing are a new
 * question.
 */
export function isComplaint(text: string, answered: string): boolean {
  if (text.length > MAX_LENGTH) return false;
  const said = text.replaceAll('’', "'");
  if (ABOUT_ANSWER.test(said)) return true;
  const goesOn = GOES_ON.exec(said);
  if (goesOn && !namesOther(said.slice(0, goesOn.index), answered)) return true;
  return FAILED.test(said) && !namesOther(said, answered);
}

/** Whether a text names something that a question before it did not. */
function namesOther(text: string, question: string): boolean {
  const before = stemsIn(question);
  return thingsIn(text).some(
    ({ asked, forms }) =>
      !/^\d+$/u.test(asked) &&
      !OF_COMPLAINTS.has(asked) &&
      ![asked, ...forms].some((form) => before.has(stemmer(form))),
  );
}

const stemsIn = (question: string): ReadonlySet<string> =>
  new Set(
    thingsIn(question).flatMap(({ asked, forms }) =>
      [asked, ...forms].map((form) => stemmer(form)),
    ),
  );
