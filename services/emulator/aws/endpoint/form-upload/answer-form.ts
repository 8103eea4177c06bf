import { setImmediate as nextTurn } from 'node:timers/promises';
import type { HttpAccess } from '../../../../base/http/access.ts';
import type { PeerHead } from '../../../../base/http/peers.ts';
import type { BodyLimit, Call } from '../../service.ts';
import { decode } from '../../wire/decode.ts';
import { encode } from '../../wire/encode.ts';
import type { WireRequest, WireResponse } from '../../wire/request.ts';
import { requireKnownPeer } from '../admit.ts';
import { readWhole } from '../body.ts';
import { requireDeclaredWithin } from '../body-limit.ts';
import type { OperationDispatcher } from '../dispatcher.ts';
import { forwardCall } from '../forward-call.ts';
import { isLarge, LARGE_BODIES } from '../large-bodies.ts';
import { type RoutedCall, requireRoute } from '../route-call.ts';
import type { Verified, VerifyDeps } from '../sigv4/verify.ts';
import { readUploadForm, type UploadForm } from './form-fields.ts';
import { formResponse } from './form-response.ts';
import { requirePolicyMet } from './post-policy.ts';
import { putRequest } from './put-request.ts';
import { signatureIn, verifyForm } from './verify-form.ts';

export interface FormDeps extends VerifyDeps {
  readonly dispatcher: OperationDispatcher;
  readonly access: HttpAccess;
}

export interface FormExchange {
  readonly incoming: PeerHead;
  readonly body: AsyncIterable<Buffer>;
  readonly routed: RoutedCall;
  readonly requestId: string;
}

type CallOf = (operation: string, request: WireRequest, verified: Verified) => Call;

/** A form is read whole before it is known who sends it. */
const FORM_LIMIT: BodyLimit = { maxBytes: 32 * 1024 * 1024 };

/** Whether this is a form that a browser posts to a bucket: it has its signature in its fields. */
export function isFormUpload({ target, request }: RoutedCall): boolean {
  const { method, path, headers } = request;
  return (
    target.service.hasBucketInPath === true &&
    method === 'POST' &&
    headers.authorization === undefined &&
    /^multipart\/form-data\s*;/i.test(headers['content-type'] ?? '') &&
    /^\/[^/]+\/?$/.test(path)
  );
}

/**
 * Answers a form that is posted to a bucket: verifies its policy, and carries out the PUT that it asks for.
 * Throws AwsError if the form is not well-formed, not signed, or not what its policy allows.
 */
export async function answerForm(
  deps: FormDeps,
  exchange: FormExchange,
  callOf: CallOf,
): Promise<WireResponse> {
  const { headers } = exchange.routed.request;
  requireDeclaredWithin(FORM_LIMIT, headers);
  return LARGE_BODIES.run(isLarge(FORM_LIMIT, headers), async () => {
    const whole = await readWhole(exchange.body, FORM_LIMIT);
    await nextTurn();
    return carryOutForm(
      deps,
      exchange,
      await readUploadForm(exchange.routed.request, whole),
      callOf,
    );
  });
}

async function carryOutForm(
  deps: FormDeps,
  { incoming, routed, requestId }: FormExchange,
  form: UploadForm,
  callOf: CallOf,
): Promise<WireResponse> {
  const { target } = routed;
  const signature = signatureIn(form);
  requireKnownPeer(deps.access, incoming, signature);
  const verified = verifyForm(deps, form, signature);
  const bucket = decodeURIComponent(routed.request.path.split('/')[1] ?? '');
  requirePolicyMet(form, bucket, deps.clock.now());

  const request = putRequest(routed.request, form, routed.request.path);
  const put = { target, request, route: target.router(request) };
  const route = requireRoute(put, undefined);
  const call = callOf(route.operation.name, request, verified);
  const done = (etag: string) =>
    formResponse(form, etag, { endpoint: call.endpoint, path: request.path, bucket });
  const { forward } = target.service;
  if (forward) {
    const received = { request, rawQuery: '' };
    const whole = Buffer.from(form.file);
    const body = emptyBody();
    const forwarded = { body, received, request, whole, verified, call };
    const response = await deps.dispatcher.guard(call, {}, () => forwardCall(forward, forwarded));
    return response.status === 200 ? done(response.headers.etag ?? '') : response;
  }
  const { model, codecs } = target;
  const input = await decode(
    { protocol: model.protocol, codecs },
    route,
    request,
    Buffer.from(form.file),
  );
  const output = await deps.dispatcher.execute(target, call, input);
  const encoded = await encode({ model, codecs }, route.operation, output, requestId);
  return done(encoded.headers.etag ?? '');
}

async function* emptyBody(): AsyncGenerator<Buffer> {}
