type Esbuild = typeof import('esbuild');

export function browserScript(esbuild: Esbuild): import('esbuild').Plugin;
export function bundleForBrowser(
  esbuild: Esbuild,
  entryPoint: string,
  absWorkingDir?: string,
): Promise<string>;
