/** What protects this process is nothing for a handler. */
const SECRETS = ['CONSOLE_TOKEN', 'ADMIN_ACCESS_KEY_ID', 'ADMIN_SECRET_ACCESS_KEY'];

/** Returns an environment without the secrets and the AWS settings of this process. Endpoints of single services stay. */
export function withoutSecrets(
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => {
      const isAws = name.startsWith('AWS_') && !name.startsWith('AWS_ENDPOINT_URL_');
      return value === undefined || isAws || SECRETS.includes(name) ? [] : [[name, value]];
    }),
  );
}
