import type { IncomingMessage } from 'node:http';
import { originForm } from '../../../base/http/host-names.ts';
import type { AwsService } from '../service.ts';
import type { WireRequest } from '../wire/request.ts';

/** The part of a node request that is known before its body. */
export type IncomingHead = Pick<IncomingMessage, 'headers'> & {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
};

export interface ReceivedRequest {
  readonly request: WireRequest;
  /** As received, without the question mark: the signature covers it in this form. */
  readonly rawQuery: string;
}

/** Converts a node request, HTTP/1.1 or HTTP/2, to the form that the wire layer reads. */
export function receive(incoming: IncomingHead): ReceivedRequest {
  const url = originForm(incoming.url ?? '/');
  const mark = url.indexOf('?');
  const rawQuery = mark < 0 ? '' : url.slice(mark + 1);
  const request = {
    method: incoming.method ?? 'GET',
    path: (mark < 0 ? url : url.slice(0, mark)) || '/',
    query: new URLSearchParams(rawQuery.replaceAll('+', '%2B')),
    headers: headersOf(incoming),
  };
  return { request, rawQuery };
}

function headersOf(incoming: IncomingHead): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value === undefined || (name.startsWith(':') && name !== ':authority')) continue;
    headers[name] = Array.isArray(value) ? value.join(',') : value;
  }
  // HTTP/2 has no Host: clients sign `:authority` under that very name, so both are kept.
  const authority = headers[':authority'];
  if (authority !== undefined) headers.host ??= authority;
  return headers;
}

const VIRTUAL_HOST = /^([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\.localhost(?::\d+)?$/;

/**
 * Moves the bucket of a virtual-hosted request (`bucket.localhost`, `bucket.s3.localhost`) into the path, if the service
 * has buckets. The signature covers the path as received.
 */
export function toPathStyle(
  request: WireRequest,
  { name, hasBucketInPath }: Pick<AwsService, 'name' | 'hasBucketInPath'>,
): WireRequest {
  const label = hasBucketInPath && VIRTUAL_HOST.exec(request.headers.host ?? '')?.[1];
  if (!label || label === name) return request;
  const bucket = label.endsWith(`.${name}`) ? label.slice(0, -name.length - 1) : label;
  return { ...request, path: `/${bucket}${request.path}` };
}
