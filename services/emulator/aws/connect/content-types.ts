/** What Connect calls the contents of messages and events. */

const event = <Name extends string>(name: Name) =>
  `application/vnd.amazonaws.connect.event.${name}` as const;

export const EVENTS = {
  joined: event('participant.joined'),
  left: event('participant.left'),
  typing: event('typing'),
  ended: event('chat.ended'),
  transferred: event('transfer.succeeded'),
  transferFailed: event('transfer.failed'),
  acknowledged: event('connection.acknowledged'),
  delivered: event('message.delivered'),
  read: event('message.read'),
} as const;

export const PLAIN = 'text/plain';
export const MARKDOWN = 'text/markdown';
