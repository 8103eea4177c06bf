/** What protects this process is nothing for a handler. */
const SECRETS = ['CONSOLE_TOKEN', 'ADMIN_ACCESS_KEY_ID', 'ADMIN_SECRET_ACCESS_KEY'];

/**
 * Returns the environment for a developer's own handlers: that of this process without its secrets and its AWS settings,
 * so that no handler reaches a real account by accident. Endpoints of single services (`AWS_ENDPOINT_URL_DYNAMODB`) stay.
 */
export function developerEnvironment(
  environment: NodeJS.ProcessEnv = process.env,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => {
      const isAws = name.startsWith('AWS_') && !name.startsWith('AWS_ENDPOINT_URL_');
      return value === undefined || isAws || SECRETS.includes(name) ? [] : [[name, value]];
    }),
  );
}
