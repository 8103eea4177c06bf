import { dependencyFailed, validation } from '../errors.ts';

export const TEXT_PLAIN = 'text/plain; charset=utf-8';

const AUDIO_INPUT = ['audio/l16', 'audio/x-l16', 'audio/lpcm', 'audio/x-cbr-opus-with-preamble'];
const AUDIO_OUTPUT = ['audio/mpeg', 'audio/ogg', 'audio/pcm', 'audio/*'];

/** Accepts text. Throws DependencyFailedException for audio, ValidationException for anything else. */
export function requireTextInput(contentType: string | undefined): void {
  const type = typeOf(contentType);
  if (type === 'text/plain') return;
  if (AUDIO_INPUT.includes(type)) throw noSpeech('understand audio');
  const allowed = [...AUDIO_INPUT, 'text/plain'].join(', ');
  throw validation(
    `1 validation error detected: Value '${(contentType ?? '').slice(0, 100)}' at 'requestContentType' failed to satisfy constraint: Member must start with one of ${allowed}`,
  );
}

/** Returns the content type of the response: text. Throws as requireTextInput. */
export function requireTextOutput(contentType: string | undefined): string {
  if (contentType === undefined || contentType === '') return TEXT_PLAIN;
  const type = typeOf(contentType);
  if (type === 'text/plain') return contentType;
  if (AUDIO_OUTPUT.includes(type)) throw noSpeech('answer with audio');
  throw validation(
    `1 validation error detected: Value '${contentType.slice(0, 100)}' at 'responseContentType' failed to satisfy constraint: Member must be one of ${[...AUDIO_OUTPUT, 'text/plain'].join(', ')}`,
  );
}

function typeOf(contentType: string | undefined): string {
  return (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

function noSpeech(what: string) {
  return dependencyFailed(
    `No speech engine is installed, so Lex can't ${what}.`,
    'send and ask for text/plain; charset=utf-8.',
  );
}
