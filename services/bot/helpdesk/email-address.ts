/** RFC 5321 §4.5.3.1: local part 64 octets, path 256 with its angle brackets. */
const MAX_LENGTH = 254;
const LOCAL_PART = /^[A-Za-z0-9_%+'-]+(?:\.[A-Za-z0-9_%+'-]+)*$/;
const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/**
 * Whether a text is one plain address, `name@host.example`. Deliberately narrower than RFC 5322: no quotes, comments,
 * spaces or lists, so it is safe as is in a header or a command line of a mail.
 */
export function isEmailAddress(text: string): boolean {
  const at = text.indexOf('@');
  const local = text.slice(0, at);
  const labels = text.slice(at + 1).split('.');
  return (
    text.length <= MAX_LENGTH &&
    at > 0 &&
    local.length <= 64 &&
    LOCAL_PART.test(local) &&
    labels.length >= 2 &&
    labels.every((label) => LABEL.test(label)) &&
    /[A-Za-z]/.test(labels.at(-1) ?? '')
  );
}
