import { meantOf } from './address-change.ts';
import { addressProblem } from './address-problem.ts';
import { isDetail, withDetail } from './details.ts';
import { digressionOf } from './digression.ts';
import { askAgain, askFor, type Form, nextOf } from './form.ts';
import { aboutTicket, isQuestion } from './questions.ts';
import { readAddress } from './read-address.ts';
import { readChange } from './read-change.ts';
import { readName } from './read-name.ts';
import { isNo, isYes } from './said.ts';
import { again, ask, type IntakeRules, type Problem, type Step } from './step.ts';
import { suggestAddress } from './suggest-address.ts';
import { saysTrouble } from './trouble.ts';
import { DETAIL_KEPT } from './wording.ts';

const MAX_TRIES = 2;
const MAX_NAME = 100;

/** Reads a name; an address that comes with it is taken, too. */
export function readNameReply(form: Form, text: string, rules: IntakeRules): Step {
  const change = readChange(text, form.answers);
  if (change?.kind === 'set' && change.field === 'name' && change.value !== text)
    return readNameReply(form, change.value, rules);
  const found = readAddress(text);
  const name =
    found.kind === 'one'
      ? (readName(found.rest) ?? readName(text.slice(0, text.indexOf(found.address))))
      : readName(text);
  if (name !== undefined) {
    const next = nextOf(form, { ...form.answers, name });
    return found.kind === 'one'
      ? readEmailReply({ ...next, asked: 'email' }, found.address, rules)
      : ask(next);
  }
  const digression = digressionOf(form, text);
  if (digression) return digression;
  const detail = detailStep(form, text, 'noName');
  if (detail) return detail;
  const isAnything = form.tries >= MAX_TRIES && /\p{L}/u.test(text) && !isYes(text) && !isNo(text);
  const typed = text
    .replace(/^(?:(?:then|just|ok|okay|fine|well)[, ]+){1,3}/iu, '')
    .slice(0, MAX_NAME);
  if (isAnything) return ask(nextOf(form, { ...form.answers, name: typed }));
  return again(form, 'noName');
}

/** Reads the address that replies go to. A slip is asked back, a question that comes with it answered. */
export function readEmailReply(form: Form, text: string, rules: IntakeRules): Step {
  const { suggestion } = form;
  if (suggestion !== undefined && isYes(text)) return withAddress(form, suggestion, rules);
  if (suggestion !== undefined && isNo(text))
    return form.answers.email === undefined
      ? again(askFor(form, 'email'), 'noAddress')
      : ask(nextOf(form, form.answers));
  const found = addressIn(text);
  if (found.kind === 'one') {
    const aside = withAside(form, found, rules);
    if (aside) return aside;
    // Who types it once more means it.
    if (suggestion !== undefined) return withAddress(form, found.address, rules);
    const meant = suggestAddress(found.address, rules.domains);
    if (meant !== undefined)
      return {
        kind: 'ask',
        form: { ...askAgain(form), suggestion: meant },
        problem: 'suggestedAddress',
      };
    return withAddress(form, found.address, rules);
  }
  if (found.kind === 'none') {
    const digression = digressionOf(form, text);
    if (digression) return digression;
    const detail = detailStep(form, text, 'noAddress');
    if (detail) return detail;
  }
  return again(form, ADDRESS_PROBLEMS[found.kind]);
}

/** Keeps for the description what somebody says of the problem instead of a name or an address, and asks again. */
function detailStep(form: Form, text: string, problem: Problem): Step | undefined {
  if (!isDetail(text) || !saysTrouble(text)) return undefined;
  return { kind: 'ask', form: askAgain(withDetail(form, text)), problem, note: DETAIL_KEPT };
}

/** An address, and a question with it: the one is taken, the other answered. */
function withAside(
  form: Form,
  { address, rest }: Extract<ReturnType<typeof readAddress>, { kind: 'one' }>,
  rules: IntakeRules,
): Step | undefined {
  const about = aboutTicket(rest);
  if (about === undefined && !isQuestion(rest)) return undefined;
  const step = withAddress(form, address, rules);
  if (step.kind !== 'ask' || step.problem !== undefined) return step;
  return about === undefined
    ? { kind: 'lookUp', form: step.form, question: rest }
    : { kind: 'explain', form: step.form, about };
}

/** Of two addresses, the one that is not taken back. */
function addressIn(text: string): ReturnType<typeof readAddress> {
  const found = readAddress(text);
  const meant = found.kind === 'several' ? meantOf(text, found.addresses) : undefined;
  return meant === undefined ? found : readAddress(meant);
}

const ADDRESS_PROBLEMS = {
  none: 'noAddress',
  invalid: 'invalidAddress',
  unusualLetters: 'unusualLetters',
  several: 'severalAddresses',
} as const;

function withAddress(form: Form, email: string, rules: IntakeRules): Step {
  const problem = addressProblem(email, rules);
  if (problem) return again(form, problem);
  return ask(nextOf(form, { ...form.answers, email }));
}
