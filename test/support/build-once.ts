import { buildIfChanged } from '../../scripts/build.mjs';

/** Builds dist/ once before all tests, so that they test what is shipped. */
export async function setup(): Promise<void> {
  await buildIfChanged();
}
