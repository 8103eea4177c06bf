/** URLs of the links in messages. Their pages need no signature, as on AWS. */
export interface SnsLinks {
  confirm(topicArn: string, token: string): string;
  unsubscribe(subscriptionArn: string): string;
  certificate(): string;
}

/** Creates links relative to a base URL such as `http://127.0.0.1:3000/console/sns`, known once the server listens. */
export function snsLinks(base: () => string): SnsLinks {
  return {
    confirm: (topicArn, token) =>
      `${base()}/confirm?${new URLSearchParams({ TopicArn: topicArn, Token: token })}`,
    unsubscribe: (subscriptionArn) =>
      `${base()}/unsubscribe?${new URLSearchParams({ SubscriptionArn: subscriptionArn })}`,
    certificate: () => `${base()}/certificate.pem`,
  };
}
