import type { ContentDeps } from '../../../content/content-deps.ts';

/** Finds the content at each request. Throws ConsoleError (503) before the bot is deployed. */
export type FindContent = () => ContentDeps;
