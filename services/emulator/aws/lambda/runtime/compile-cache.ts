import module from 'node:module';

/** Lets Node.js keep compiled code in a folder, where it can (from 22.1): the next cold start is shorter. */
export function enableCompileCache(folder: string | undefined): void {
  const { enableCompileCache: enable } = module as { enableCompileCache?: (path: string) => void };
  if (folder) enable?.(folder);
}
