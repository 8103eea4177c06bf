import type {
  RecognizeUtteranceRequest,
  RecognizeUtteranceResponse,
  SessionState,
} from '@aws-sdk/client-lex-runtime-v2';
import type { Call } from '../../../aws/service.ts';
import { sessionStateOf } from '../../session/session-state.ts';
import { requireTextInput, requireTextOutput } from '../content-types.ts';
import type { LexDeps } from '../deps.ts';
import { fromHeader, toHeader } from '../header-json.ts';
import { readText } from '../read-text.ts';
import { runTurn } from '../run-turn.ts';
import type { TurnRequest, TurnResult } from '../turn-request.ts';
import { UserTurn } from '../user-turn.ts';
import { checkIds, requireValid } from '../validation/check-ids.ts';
import { checkAttributes, checkSessionState } from '../validation/check-session-state.ts';
import { Constraints } from '../validation/constraints.ts';

/** Understands a text in the body of the request; all else is in headers, as JSON, gzip and base64. */
export async function recognizeUtterance(
  deps: LexDeps,
  input: RecognizeUtteranceRequest,
  call: Call,
): Promise<RecognizeUtteranceResponse> {
  const constraints = new Constraints();
  checkIds(constraints, input);
  const key = requireValid(constraints, input);
  requireTextInput(input.requestContentType);
  const contentType = requireTextOutput(input.responseContentType);
  const sessionState = fromHeader('sessionState', input.sessionState) as SessionState | undefined;
  const requestAttributes = fromHeader('requestAttributes', input.requestAttributes);
  if (sessionState !== undefined) checkSessionState(constraints, sessionState);
  checkAttributes(constraints, 'requestAttributes', requestAttributes);
  const transcript = await readText(input.inputStream);
  constraints.length('inputStream', transcript, 1, 1024, true);
  requireValid(constraints, input);

  const request: TurnRequest = {
    key,
    requestId: call.requestId,
    region: call.region,
    operation: 'RecognizeUtterance',
    responseContentType: contentType,
    requestAttributes: (requestAttributes ?? {}) as Record<string, string>,
  };
  const plan = new UserTurn(request, { transcript, mode: 'Text' }, sessionState);
  const result = await runTurn(deps, request, plan);
  return {
    inputMode: 'Text',
    inputTranscript: toHeader(transcript),
    ...headersOf(result, contentType),
  };
}

/** Empty headers are left out. The body is empty: clients read the headers. */
function headersOf(result: TurnResult, contentType: string): RecognizeUtteranceResponse {
  const { stored, requestAttributes, now } = result;
  const hasAttributes = Object.keys(requestAttributes).length > 0;
  return {
    contentType,
    ...(stored.messages.length > 0 ? { messages: toHeader(stored.messages) } : {}),
    interpretations: toHeader(stored.interpretations),
    sessionState: toHeader(sessionStateOf(stored.dialog, now)),
    ...(hasAttributes ? { requestAttributes: toHeader(requestAttributes) } : {}),
    sessionId: stored.key.sessionId,
  };
}
