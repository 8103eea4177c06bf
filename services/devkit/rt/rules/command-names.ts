const SINGLE = [
  'queue',
  'owner',
  'subject',
  'status',
  'priority',
  'finalpriority',
  'timeworked',
  'timeleft',
  'timeestimated',
  'due',
  'starts',
  'started',
  'resolved',
  'told',
];
const LISTS = [
  'memberof',
  'parents',
  'members',
  'children',
  'hasmember',
  'refersto',
  'referredtoby',
  'dependson',
  'dependedonby',
  'requestor',
  'cc',
  'admincc',
];
const FIELD = /^(add|del|)c(?:ustom)?-?f(?:ield)?\.?[({[](.*)[)}\]]$/;
const TRANSACTION_FIELD = /^(?:transaction|txn)c(?:ustom)?-?f(?:ield)?\.?[({[](.*)[)}\]]$/;

/** Returns the one name of a command that may be written in several ways: `CF.{Course}` is `customfield{course}` (R14). */
export function canonicalName(name: string): string {
  const lower = name.toLowerCase();
  const [, prefix = '', field] = FIELD.exec(lower) ?? [];
  if (field !== undefined) return `${prefix}customfield{${field}}`;
  const [, ofTransaction] = TRANSACTION_FIELD.exec(lower) ?? [];
  return ofTransaction === undefined ? lower : `transactioncustomfield{${ofTransaction}}`;
}

/** Returns whether CommandByMail knows a command; others it skips, and goes on with the next line (R14). */
export function isKnownCommand(canonical: string): boolean {
  if (/^(?:(?:add|del)?customfield|transactioncustomfield)\{.*\}$/.test(canonical)) return true;
  if (SINGLE.includes(canonical) || LISTS.includes(canonical)) return true;
  const changed = /^(?:add|del)(.*)$/.exec(canonical)?.[1];
  return changed !== undefined && LISTS.includes(changed);
}
