import { GenericContainer } from 'testcontainers';

const TAG = 'support-bot:testcontainers';

/** Builds the image of this checkout, as far as it isn't there already. @returns its name */
export async function buildBotImage(): Promise<string> {
  await GenericContainer.fromDockerfile('.').build(TAG, { deleteOnExit: false });
  return TAG;
}
