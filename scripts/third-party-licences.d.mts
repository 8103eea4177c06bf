export class LicenceError extends Error {}
export function packageFolders(metafile: import('esbuild').Metafile): Set<string>;
export function licenceDocument(root: string, folders: Iterable<string>): Promise<string>;
