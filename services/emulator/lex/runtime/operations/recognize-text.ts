import type { RecognizeTextRequest, RecognizeTextResponse } from '@aws-sdk/client-lex-runtime-v2';
import type { Call } from '../../../aws/service.ts';
import { sessionStateOf } from '../../session/session-state.ts';
import { TEXT_PLAIN } from '../content-types.ts';
import type { LexDeps } from '../deps.ts';
import { runTurn } from '../run-turn.ts';
import type { TurnRequest } from '../turn-request.ts';
import { UserTurn } from '../user-turn.ts';
import { checkIds, requireValid } from '../validation/check-ids.ts';
import { checkAttributes, checkSessionState } from '../validation/check-session-state.ts';
import { Constraints } from '../validation/constraints.ts';

/** Understands a text of 1..1,024 characters and returns the bot's next step. */
export async function recognizeText(
  deps: LexDeps,
  input: RecognizeTextRequest,
  call: Call,
): Promise<RecognizeTextResponse> {
  const constraints = new Constraints();
  checkIds(constraints, input);
  constraints.length('text', input.text, 1, 1024, true);
  if (input.sessionState) checkSessionState(constraints, input.sessionState);
  checkAttributes(constraints, 'requestAttributes', input.requestAttributes);
  const key = requireValid(constraints, input);

  const request: TurnRequest = {
    key,
    requestId: call.requestId,
    region: call.region,
    operation: 'RecognizeText',
    responseContentType: TEXT_PLAIN,
    requestAttributes: input.requestAttributes ?? {},
  };
  const said = { transcript: input.text ?? '', mode: 'Text' } as const;
  const plan = new UserTurn(request, said, input.sessionState);
  const { stored, requestAttributes, now } = await runTurn(deps, request, plan);

  return {
    ...(stored.messages.length > 0 ? { messages: [...stored.messages] } : {}),
    sessionState: sessionStateOf(stored.dialog, now),
    interpretations: [...stored.interpretations],
    ...(Object.keys(requestAttributes).length > 0
      ? { requestAttributes: { ...requestAttributes } }
      : {}),
    sessionId: key.sessionId,
  } satisfies RecognizeTextResponse;
}
