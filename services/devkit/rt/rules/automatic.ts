import { fieldValue, fieldValues, type HeaderField } from '../mime/read-header.ts';

/** Says by what a mail is taken for an automatic one (R20). Undefined if it is not. */
export function automaticMark(
  fields: readonly HeaderField[],
  sender: string | undefined,
): string | undefined {
  if ((fieldValue(fields, 'return-path') ?? '').includes('<>')) return 'Return-Path: <>';
  if (/^(?:mailer-daemon|postmaster)@/i.test(sender ?? '')) return `the sender ${sender}`;
  const precedence = fieldValues(fields, 'precedence').find((value) =>
    /^(?:bulk|junk)/i.test(value),
  );
  if (precedence !== undefined) return `Precedence: ${precedence}`;
  const submitted = fieldValue(fields, 'auto-submitted') ?? '';
  // RFC 3834 excepts "no", but RT compares it with its line end.
  if (submitted !== '') return `Auto-Submitted: ${submitted}`;
  const isFirstClass = /^true/i.test(fieldValue(fields, 'x-fc-machinegenerated') ?? '');
  return isFirstClass ? 'X-FC-Machinegenerated' : undefined;
}

/** Returns whether this RT has sent the mail itself (R21). */
export function isLoop(fields: readonly HeaderField[], name: string): boolean {
  return fieldValue(fields, 'x-rt-loop-prevention') === name;
}
