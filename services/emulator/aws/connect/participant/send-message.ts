import type { SendMessageRequest, SendMessageResponse } from '@aws-sdk/client-connectparticipant';
import type { Item } from '../contact.ts';
import { type ConnectDeps, stepNow } from '../deps.ts';
import { validation } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { messageProblem } from '../message-problem.ts';
import { speak } from '../speak.ts';
import { checkedClientToken } from './client-token.ts';
import { knownParticipant, presentParticipant } from './known-participant.ts';

/** Says something in a chat. It is on disk when this resolves. */
export async function sendMessage(
  deps: ConnectDeps,
  input: SendMessageRequest,
): Promise<SendMessageResponse> {
  const { contact, participant } = knownParticipant(deps, 'connection', input.ConnectionToken);
  const { ContentType: contentType = '', Content: content = '' } = input;
  const said = { contentType, content, ...checkedClientToken(input) };
  let item: Item | undefined;
  await deps.contacts.change(contact.head.id, (current) => {
    const present = presentParticipant(current, participant.id);
    const problem = messageProblem(said, current.head.contentTypes);
    if (problem !== undefined) throw validation(problem);
    const spoken = speak(current, stepNow(deps), present, said);
    if (!spoken) {
      throw validation(
        `The chat has ${LIMITS.transcriptItems} messages and events, the most there may be.`,
      );
    }
    item = spoken.item;
    return spoken.change;
  });
  return { Id: item?.id ?? '', AbsoluteTime: new Date(item?.at ?? 0).toISOString() };
}
