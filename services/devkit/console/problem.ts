import { STATUS_CODES } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Sends an error as RFC 9457 has it, with the request's id as its reference number. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  detail: string,
): FastifyReply {
  const problem = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
    reference: request.id,
  };
  return reply.code(status).type('application/problem+json').send(JSON.stringify(problem));
}
