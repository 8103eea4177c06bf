import type { ComponentType } from 'preact';
import type { AreaId } from '../console-area.ts';

/** A page of the console, and where its link is. */
export interface Area {
  readonly id: AreaId;
  readonly title: string;
  readonly group: 'Help desk' | 'For developers';
  /** Loads the page on demand. It handles every address below `/console/<id>`. */
  readonly load: () => Promise<ComponentType>;
}

/** The pages, in the order of the menu. One whose API the server lacks is not shown. */
export const AREAS: readonly Area[] = [
  {
    id: 'questions',
    title: 'Questions',
    group: 'Help desk',
    load: async () => (await import('./areas/questions/questions.tsx')).QuestionsPage,
  },
  {
    id: 'documents',
    title: 'Documents',
    group: 'Help desk',
    load: async () => (await import('./areas/documents/documents.tsx')).DocumentsPage,
  },
  {
    id: 'agent',
    title: 'Talk to clients',
    group: 'Help desk',
    load: async () => (await import('./areas/agent/agent.tsx')).AgentPage,
  },
  {
    id: 'tickets',
    title: 'Tickets',
    group: 'Help desk',
    load: async () => (await import('./areas/tickets/tickets.tsx')).TicketsPage,
  },
  {
    id: 'chats',
    title: 'Chats',
    group: 'Help desk',
    load: async () => (await import('./areas/chats/chats.tsx')).ChatsPage,
  },
  {
    id: 'figures',
    title: 'Figures',
    group: 'Help desk',
    load: async () => (await import('./areas/figures/figures.tsx')).FiguresPage,
  },
  {
    id: 'content',
    title: 'Content',
    group: 'Help desk',
    load: async () => (await import('./areas/content/content.tsx')).ContentPage,
  },
  {
    id: 'turns',
    title: 'Turns',
    group: 'For developers',
    load: async () => (await import('./areas/turns/turns.tsx')).TurnsPage,
  },
  {
    id: 'mail',
    title: 'Mail',
    group: 'For developers',
    load: async () => (await import('./areas/mail/mail.tsx')).MailPage,
  },
  {
    id: 'functions',
    title: 'Functions',
    group: 'For developers',
    load: async () => (await import('./areas/functions/functions.tsx')).FunctionsPage,
  },
];
