import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import { findProgramFiles } from '../../base/program-files.ts';
import { openEncoder } from '../../bot/helpdesk/encoder/optional-encoder.ts';
import { openQuestions } from '../questions/open-questions.ts';
import type { Questions } from '../questions/questions.ts';
import type { ConsoleTarget } from './console-target.ts';

/** Opens what staff do about questions, once for each bot: it keeps what it has read. */
export class QuestionDesk {
  readonly #clock: Clock;
  readonly #log: Log;
  #opened: { readonly bucket: string; readonly questions: Promise<Questions> } | undefined;

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  /** Returns that of a bot. */
  of(target: ConsoleTarget): Promise<Questions> {
    const { documentsBucket: bucket } = target;
    if (this.#opened?.bucket !== bucket) this.#opened = { bucket, questions: this.#open(target) };
    return this.#opened.questions;
  }

  async #open(target: ConsoleTarget): Promise<Questions> {
    const { s3, documentsBucket, ticketsBucket, search, searchAlias: alias } = target;
    return openQuestions({
      ...{ s3, documentsBucket, ticketsBucket, search, alias },
      encoder: await openEncoder(target.encoder, this.#log),
      clock: this.#clock,
      log: this.#log,
      root: findProgramFiles().root,
      patches: target.changesFolder,
    });
  }
}
