import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ExecutionEnvironment } from '../../../../../services/emulator/aws/lambda/runner/execution-environment.ts';
import { LogCapture } from '../../../../../services/emulator/aws/lambda/runner/log-capture.ts';
import { endOfLog } from '../../../../../services/emulator/aws/lambda/runtime/protocol.ts';
import { collectGarbage } from '../../../../support/collect-garbage.ts';

const timers = { after: () => () => {} };

/** A process of a function that answers each event, until it is to end instead. */
class FakeProcess extends EventEmitter {
  readonly log = new LogCapture(() => {});
  readonly answers: WeakRef<object>[] = [];
  ends = false;

  send({ requestId }: { readonly requestId: string }): void {
    if (this.ends) {
      this.emit('close', 1, null);
      return;
    }
    const answer = { type: 'succeeded', payload: requestId, maxRssKb: 1024 };
    this.answers.push(new WeakRef(answer));
    this.log.write(Buffer.from(endOfLog(requestId)));
    this.emit('message', answer);
  }

  kill(): void {}
}

function start() {
  const child = new FakeProcess();
  const environment = new ExecutionEnvironment({
    child: child as unknown as ChildProcess,
    log: child.log,
    memoryMb: 128,
    timeoutSeconds: 3,
    timers,
  });
  child.emit('message', { type: 'ready' });
  const invoke = (requestId: string) =>
    environment.invoke({ type: 'invoke', requestId, payload: '{}' } as never);
  return { child, invoke };
}

describe('an execution environment', () => {
  it('keeps none of its answers, however long it lives', async () => {
    const { child, invoke } = start();
    for (let count = 0; count < 50; count += 1) {
      expect(await invoke(`r-${count}`)).toMatchObject({ payload: `r-${count}` });
    }

    await nextTurn();
    collectGarbage();

    const kept = child.answers.filter((answer) => answer.deref() !== undefined);
    expect(kept.length).toBeLessThan(3);
  });

  it('fails the event during which its process ends, and those after it', async () => {
    const { child, invoke } = start();
    await invoke('r-1');
    child.ends = true;

    for (const requestId of ['r-2', 'r-3']) {
      expect(await invoke(requestId)).toMatchObject({
        failure: { errorMessage: expect.stringContaining('exit status 1') },
      });
    }
  });
});
