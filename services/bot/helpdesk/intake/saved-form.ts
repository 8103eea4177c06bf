import { FIELDS, type Form } from './form.ts';

/** The session attribute with the ticket that is being written, redacted: it survives what comes in between. */
export const FORM_ATTRIBUTE = 'ticketForm';

/** A form, and whether something else has come in between: then the client says when it goes on. */
export interface SavedForm extends Form {
  readonly isPaused?: boolean;
}

/** Returns the ticket that is being written in a session. Undefined if there is none. */
export function formIn(
  attributes: Readonly<Record<string, string>> | null | undefined,
): SavedForm | undefined {
  const text = attributes?.[FORM_ATTRIBUTE];
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isForm(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isForm(value: unknown): value is SavedForm {
  const { answers, asked, of, tries, longText, problems, next, before, pending, details } =
    (value ?? {}) as Partial<SavedForm>;
  return (
    areAnswers(answers) &&
    [next, before].every((one) => one === undefined || areAnswers(one)) &&
    [pending, details].every((one) => one === undefined || isText(one)) &&
    (problems === undefined || (Array.isArray(problems) && problems.every(isText))) &&
    [...FIELDS, 'check', 'howMany', 'code'].some((one) => one === asked) &&
    Number.isInteger(of) &&
    Number.isInteger(tries) &&
    (longText === undefined ||
      (Number.isInteger(longText?.n) && Number.isInteger(longText?.length)))
  );
}

const isText = (value: unknown): value is string => typeof value === 'string';

const areAnswers = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.values(value).every(isText);
