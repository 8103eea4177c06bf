import type { Site } from '../../../services/devkit/rt/site.ts';

const user = (name: string, address: string, mayOwn = false) => ({
  name,
  address,
  mayOwn,
  isPrivileged: mayOwn,
});

/** The example site: who is there, what they may, and which queues, fields and tickets there are. */
const SITE: Omit<Site, 'commands'> = {
  name: 'rt.example.edu',
  queues: ['General', 'learning-tools', 'video-meetings', 'accounts', 'triage'],
  tickets: [1],
  fields: ['Course', 'Category'],
  mayFill: ['bot@example.edu', 'staff@example.edu'],
  users: {
    root: user('root', 'root@localhost', true),
    staff: user('staff', 'staff@example.edu', true),
    bot: user('bot', 'bot@example.edu'),
  },
};

const inBody = { header: undefined, onlyHeaders: false };

/** The example site with every way to set up commands by mail. */
export const SITES = {
  everyone: { ...SITE, commands: { ...inBody, allowed: 'everyone' } },
  off: { ...SITE, commands: { ...inBody, allowed: 'off' } },
  Bots: { ...SITE, commands: { ...inBody, allowed: ['bot@example.edu'] } },
  Staff: { ...SITE, commands: { ...inBody, allowed: ['staff@example.edu'] } },
  'header-only': {
    ...SITE,
    commands: { allowed: 'everyone', header: 'X-RT-Command', onlyHeaders: true },
  },
  'header-first': {
    ...SITE,
    commands: { allowed: 'everyone', header: 'X-RT-Command', onlyHeaders: false },
  },
} as const satisfies Record<string, Site>;

export type SiteName = keyof typeof SITES;
export const SITE_NAMES = Object.keys(SITES) as SiteName[];
