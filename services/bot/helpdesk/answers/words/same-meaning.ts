/**
 * Forms of the same word that stemming cannot unify: spelling variants, abbreviations and irregular verbs that any help
 * desk meets. Nothing here is specific to one university.
 */
const GROUPS: readonly (readonly string[])[] = [
  [
    'log in',
    'login',
    'log-in',
    'logon',
    'log on',
    'sign in',
    'sign-in',
    'signin',
    'sign on',
    'log into',
    'sign into',
  ],
  ['log out', 'logout', 'log off', 'logoff', 'sign out', 'sign-out', 'signout'],
  ['wifi', 'wi-fi', 'wi fi', 'wireless'],
  ['email', 'e-mail', 'e mail', 'mail'],
  ['forgot', 'forget', 'forgotten', 'forgetting'],
  ['lost', 'lose', 'losing'],
  ['broken', 'break', 'broke', 'breaking'],
  ['username', 'user name', 'user id', 'userid'],
  ['two-factor', 'two factor', '2fa', 'mfa', 'multi-factor', 'multifactor', 'two-step'],
  ['passcode', 'pass code'],
  ['password', 'passphrase', 'pass word', 'passwd'],
  ['web page', 'webpage'],
  ['web site', 'website'],
  ['webcam', 'web cam', 'camera'],
  ['mic', 'microphone'],
  ['phone', 'telephone', 'cell phone', 'cellphone', 'smartphone'],
  ['laptop', 'notebook'],
  ['set up', 'setup', 'setting up'],
  ['back up', 'backup'],
  ['sync', 'synchronize', 'synchronise'],
  ['chose', 'choose', 'chosen'],
  ['sent', 'send'],
  ['wrote', 'write', 'written'],
  ['bought', 'buy'],
  ['paid', 'pay'],
];

const BY_FORM: ReadonlyMap<string, readonly string[]> = new Map(
  GROUPS.flatMap((group) => group.map((form) => [form, group] as const)),
);

/** The length of the longest form, in words. */
export const MAX_FORM_WORDS = Math.max(
  ...Array.from(BY_FORM.keys(), (form) => form.split(' ').length),
);

/** Returns all forms of a word or phrase, starting with itself. */
export function formsOf(asked: string): readonly string[] {
  const group = BY_FORM.get(asked) ?? [];
  return [asked, ...group.filter((form) => form !== asked)];
}

/** Whether a phrase is one of the forms. */
export const isKnownForm = (phrase: string): boolean => BY_FORM.has(phrase);
