const CHAT_TOPIC = 'aws/chat';

/** What a client's frame leads to: an answer, a subscription, or the end of the connection for what was not understood. */
export type FrameAnswer =
  | { readonly reply: object; readonly subscribes?: boolean }
  | { readonly problem: string };

/** Answers a frame of a client: a subscription, a heartbeat, or a ping that asks whether the service behind is there. */
export function answerFrame(text: string): FrameAnswer {
  const frame = parsed(text);
  const topic = isObject(frame) ? frame.topic : undefined;
  if (topic === 'aws/heartbeat') return { reply: { topic } };
  if (topic === 'aws/ping') return { reply: { topic, statusCode: 200, statusContent: 'OK' } };
  if (topic !== 'aws/subscribe' || !isObject(frame)) return { problem: 'unknown topic' };
  const topics = isObject(frame.content) ? frame.content.topics : undefined;
  if (!isListOfText(topics)) return { problem: 'content.topics must be a list' };
  const subscribes = topics.length === 1 && topics[0] === CHAT_TOPIC;
  const status = subscribes ? 'success' : 'failure';
  return { reply: { topic, content: { status, topics } }, subscribes };
}

/** Returns something for the chat's topic as it goes over the WebSocket. */
export function chatFrame(content: object): string {
  return JSON.stringify({
    topic: CHAT_TOPIC,
    contentType: 'application/json',
    content: JSON.stringify(content),
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isListOfText(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
