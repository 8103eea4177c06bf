/**
 * What reads the mails of a queue: Request Tracker, the same with CommandByMail for the bot, Zammad with a trusted channel,
 * or a person's mail program.
 */
export const MAIL_PROFILES = ['rt', 'rt-commandbymail', 'zammad', 'plain'] as const;

export type MailProfile = (typeof MAIL_PROFILES)[number];

export const DEFAULT_MAIL_PROFILE: MailProfile = 'rt';

export function isMailProfile(text: string): text is MailProfile {
  return MAIL_PROFILES.some((profile) => profile === text);
}
