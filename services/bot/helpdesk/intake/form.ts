/** What a ticket needs, in the order in which it is asked for. */
export const FIELDS = ['name', 'email', 'category', 'summary', 'description'] as const;

export type Field = (typeof FIELDS)[number];

/** What a client reads instead of the name of a field. */
export const LABELS: Readonly<Record<Field | 'urgency', string>> = {
  name: 'Name',
  email: 'Replies go to',
  category: 'Category',
  urgency: 'Urgent',
  summary: 'Problem in one line',
  description: 'Description',
};

export type Answers = Readonly<
  Partial<Record<Field, string>> & { urgency?: 'high' | 'normal' | undefined }
>;

/** A ticket that is being written. */
export interface Form {
  readonly answers: Answers;
  /** What the client was asked last. */
  readonly asked: Field | 'check' | 'howMany' | 'code';
  /** How many questions there are to answer in all, without those that the opening answered. */
  readonly of: number;
  /** How often the question was answered in a way that nobody could use. */
  readonly tries: number;
  /** An address that was probably meant, which the client was asked about. */
  readonly suggestion?: string;
  /** The upload that the description is the beginning of: its number, and its length in UTF-16 units. */
  readonly longText?: { readonly n: number; readonly length: number };
  /** Whether the client goes back question by question. */
  readonly isGoingBack?: boolean;
  /** The answers before the last change, to which it can be taken back. */
  readonly before?: Answers;
  /** Something that was said at the check, and is no change by itself: the client is asked whether to add it. */
  readonly pending?: string;
  /** What was said of the problem where something else was asked: the description begins with it. */
  readonly details?: string;
  /** Whether the client keeps back what was said before the ticket. */
  readonly withoutChat?: boolean;
  /** Two problems that may become two tickets; empty once the client has decided. */
  readonly problems?: readonly string[];
  /** The ticket on the other problem, which comes after this one. */
  readonly next?: Answers;
}

/** Begins a form with what is known already. */
export function openForm(answers: Answers): Form {
  const missing = missingIn(answers);
  return { answers, asked: missing[0] ?? 'check', of: missing.length, tries: 0 };
}

/** Goes on with the next field that is missing, or with the check of all. */
export function nextOf(form: Form, answers: Answers): Form {
  const { suggestion: _, isGoingBack: __, pending: ___, ...rest } = form;
  return { ...rest, answers, asked: missingIn(answers)[0] ?? 'check', tries: 0 };
}

/** Asks for a field, whatever it is answered with already: that answer stays until there is another. */
export function askFor(form: Form, field: Field): Form {
  const { suggestion: _, isGoingBack: __, ...rest } = form;
  return { ...rest, asked: field, tries: 0 };
}

/** Asks the same again, after an answer that was none. */
export const askAgain = (form: Form): Form => ({ ...form, tries: form.tries + 1 });

/** "2 of 4"; undefined if there is only one question, or one that was answered before is changed. */
export function progressOf({ answers, asked, of }: Form): { step: number; of: number } | undefined {
  const left = missingIn(answers).length;
  if (of < 2 || left === 0 || !isField(asked)) return undefined;
  return { step: of - left + 1, of };
}

/** The field that was answered before the one that is asked; undefined if there is none. */
export function fieldBefore({ answers, asked }: Form): Field | undefined {
  const end = isField(asked) ? FIELDS.indexOf(asked) : FIELDS.length;
  return FIELDS.slice(0, end).findLast((field) => answers[field] !== undefined);
}

export const isField = (asked: Form['asked']): asked is Field =>
  FIELDS.some((field) => field === asked);

function missingIn(answers: Answers): Field[] {
  return FIELDS.filter((field) => answers[field] === undefined);
}
