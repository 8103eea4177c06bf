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
    id: 'documents',
    title: 'Documents',
    group: 'Help desk',
    load: async () => (await import('./areas/documents.tsx')).DocumentsPage,
  },
  {
    id: 'content',
    title: 'Content',
    group: 'Help desk',
    load: async () => (await import('./areas/content.tsx')).ContentPage,
  },
  {
    id: 'functions',
    title: 'Functions',
    group: 'For developers',
    load: async () => (await import('./areas/functions.tsx')).FunctionsPage,
  },
];
