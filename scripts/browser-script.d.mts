type Esbuild = typeof import('esbuild');

export function browserScript(esbuild: Esbuild): import('esbuild').Plugin;
export function browserModule(esbuild: Esbuild): import('esbuild').Plugin;
export function bundleForBrowser(
  esbuild: Esbuild,
  entryPoint: string,
  absWorkingDir?: string,
  onBundled?: (metafile: import('esbuild').Metafile) => void,
  format?: 'iife' | 'esm',
): Promise<string>;
