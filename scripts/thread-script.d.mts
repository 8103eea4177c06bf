type Esbuild = typeof import('esbuild');

export function threadScript(esbuild: Esbuild): import('esbuild').Plugin;
export function bundleForThread(
  esbuild: Esbuild,
  entryPoint: string,
  absWorkingDir?: string,
): Promise<string>;
