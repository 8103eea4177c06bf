import { buildIfChanged } from '../../scripts/build.mjs';

/** Builds dist/ once before any test: what is tested is what ships. */
export async function setup(): Promise<void> {
  await buildIfChanged();
}
