import type { PutSessionRequest, PutSessionResponse } from '@aws-sdk/client-lex-runtime-v2';
import type { Call } from '../../../aws/service.ts';
import { validationFailed } from '../../errors.ts';
import { sessionStateOf } from '../../session/session-state.ts';
import { requireTextOutput } from '../content-types.ts';
import type { LexDeps } from '../deps.ts';
import { toHeader } from '../header-json.ts';
import { PutSessionTurn } from '../put-session-turn.ts';
import { runTurn } from '../run-turn.ts';
import type { TurnRequest } from '../turn-request.ts';
import { checkIds, requireValid } from '../validation/check-ids.ts';
import { checkMessages } from '../validation/check-messages.ts';
import { checkAttributes, checkSessionState } from '../validation/check-session-state.ts';
import { Constraints } from '../validation/constraints.ts';

/** Creates or changes a session: the client decides what comes next, as a code hook would. */
export async function putSession(
  deps: LexDeps,
  input: PutSessionRequest,
  call: Call,
): Promise<PutSessionResponse> {
  const constraints = new Constraints();
  checkIds(constraints, input);
  if (input.sessionState) checkSessionState(constraints, input.sessionState);
  else constraints.add('sessionState', 'Member must not be null');
  checkMessages(constraints, input.messages);
  checkAttributes(constraints, 'requestAttributes', input.requestAttributes);
  const key = requireValid(constraints, input);
  const { sessionState } = input;
  if (!sessionState) throw validationFailed(constraints.violations);
  const contentType = requireTextOutput(input.responseContentType);

  const request: TurnRequest = {
    key,
    requestId: call.requestId,
    region: call.region,
    operation: 'PutSession',
    responseContentType: contentType,
    requestAttributes: input.requestAttributes ?? {},
  };
  const plan = new PutSessionTurn(request, sessionState, input.messages ?? []);
  const { stored, requestAttributes, now } = await runTurn(deps, request, plan);

  const hasAttributes = Object.keys(requestAttributes).length > 0;
  return {
    contentType,
    ...(stored.messages.length > 0 ? { messages: toHeader(stored.messages) } : {}),
    sessionState: toHeader(sessionStateOf(stored.dialog, now)),
    ...(hasAttributes ? { requestAttributes: toHeader(requestAttributes) } : {}),
    sessionId: key.sessionId,
  } satisfies PutSessionResponse;
}
