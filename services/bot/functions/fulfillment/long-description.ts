import type { Answers, Form } from '../../helpdesk/intake/form.ts';
import type { SavedForm } from '../../helpdesk/intake/saved-form.ts';
import type { Step } from '../../helpdesk/intake/step.ts';
import type { Log } from '../../helpdesk/json-log.ts';
import { headOf, MAX_DESCRIPTION, withWholeText } from '../../helpdesk/uploads/long-text.ts';
import { textKey, textNumber, type Upload } from '../../helpdesk/uploads/upload.ts';
import type { UploadStore } from '../../helpdesk/uploads/upload-store.ts';
import type { LexEvent } from './lex-event.ts';

export interface LongDescriptionDeps {
  readonly uploads: Pick<UploadStore, 'readText'>;
  readonly log: Log;
}

/** The request attribute with the number of the upload whose beginning was said. */
const UPLOAD = 'x-ltsi-upload';

/**
 * Returns the text of which the client's words are the beginning. Undefined unless a description is asked for, and the
 * session has such an upload: anybody can write the attribute.
 */
export async function longTextIn(
  { uploads }: LongDescriptionDeps,
  event: LexEvent,
  { asked }: Form,
): Promise<Form['longText']> {
  const n = Number(event.requestAttributes?.[UPLOAD]);
  if (asked !== 'description' || !Number.isInteger(n) || n <= textNumber(0)) return undefined;
  const text = await uploads.readText(event.sessionId, n);
  const isOfThis = text !== undefined && headOf(text) === event.inputTranscript.trim();
  return isOfThis ? { n, length: text.length } : undefined;
}

/** Adds to what follows from a reply whether the description goes on in an upload: a new description ends that. */
export function withLongText(form: Form, step: Step, said: Form['longText']): Step {
  if (!('form' in step)) return step;
  const { longText: _, ...next } = step.form;
  const before = form.answers.description;
  const isKept = before !== undefined && next.answers.description?.includes(before) === true;
  const longText = said ?? (isKept ? form.longText : undefined);
  return { ...step, form: longText === undefined ? next : { ...next, longText } } as Step;
}

/**
 * Returns the answers with the whole description. If the whole is too long, its beginning stays, and the upload is to go
 * with the ticket as a file.
 */
export async function wholeAnswers(
  { uploads, log }: LongDescriptionDeps,
  sessionId: string,
  { answers, longText }: SavedForm,
): Promise<{ readonly answers: Answers; readonly texts: readonly Upload[] }> {
  const { description = '' } = answers;
  if (longText === undefined) return { answers, texts: [] };
  const text = await uploads.readText(sessionId, longText.n);
  if (text === undefined) {
    log.warn({ n: longText.n }, 'long text is gone; the ticket has its beginning');
    return { answers, texts: [] };
  }
  const whole = withWholeText(description, text);
  if (whole !== undefined && whole.length <= MAX_DESCRIPTION)
    return { answers: { ...answers, description: whole }, texts: [] };
  const key = textKey(sessionId, longText.n);
  const file = { n: longText.n, name: 'description.txt', size: Buffer.byteLength(text), key };
  const cut = `${description}\n\n(The description goes on in the file description.txt.)`;
  return { answers: { ...answers, description: cut }, texts: [file] };
}
