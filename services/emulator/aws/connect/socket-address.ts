/** The path of the WebSockets. */
export const SOCKET_PATH = '/participant-socket';

/**
 * Returns the address of a participant's WebSocket, on the host that the client used. It is `wss:` if others see that
 * host behind TLS; `localhost` becomes its address, the only one for which amazon-connect-chatjs does without TLS.
 * @param endpoint base URL that the client used
 * @param publicUrl base URL of the endpoint as others see it, if it has another one
 */
export function socketAddress(
  endpoint: string,
  publicUrl: string | undefined,
  token: string,
): string {
  const used = endpoint.replace(/^https?:\/\//, '');
  const isPublic = publicUrl !== undefined && new URL(publicUrl).host === used;
  const isSecure = isPublic && publicUrl.startsWith('https:');
  const host = used.replace(/^localhost(?=:|$)/i, '127.0.0.1');
  return `${isSecure ? 'wss' : 'ws'}://${host}${SOCKET_PATH}?token=${token}`;
}
