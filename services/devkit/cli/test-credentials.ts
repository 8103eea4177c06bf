const THIS_MACHINE = ['127.0.0.1', 'localhost', '[::1]'];

/** The credentials of the local AWS. */
export const TEST_CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' };

/** Whether an endpoint is on this machine, and so takes the credentials test / test. */
export function isThisMachine(endpoint: string): boolean {
  return THIS_MACHINE.includes(new URL(endpoint).hostname);
}
