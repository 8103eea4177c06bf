import { expect, test } from 'vitest';
import { DamageReport } from '../../../../../services/base/durable/damage-report.ts';
import { createGoneReport } from '../../../../../services/devkit/local/startup/report-gone.ts';

const FUNCTION = { type: 'AWS::Lambda::Function', physicalId: 'chat' };
const TOPIC = {
  type: 'AWS::SNS::Topic',
  physicalId: 'arn:aws:sns:ca-central-1:000000000000:notices',
};

function reporting(hasUpstream = false) {
  const damage = new DamageReport();
  return { damage, report: createGoneReport({ dataDir: '/data', damage, hasUpstream }) };
}

test('a resource that was gone is reported with its file, and that it was created again', () => {
  const { damage, report } = reporting();

  report(FUNCTION);
  report(TOPIC);

  expect(damage.summary()).toContain(
    '/data/lambda/functions/chat.json was there at the last start and is missing. It was created again',
  );
  expect(damage.summary()).toContain(`AWS::SNS::Topic ${TOPIC.physicalId} was there`);
});

test('a file that was damaged, and a statement of a function, are not reported a second time', () => {
  const { damage, report } = reporting();
  const path = '/data/lambda/functions/chat.json';
  damage.add({ path, problem: 'is empty', cost: 'Cost.', remedy: 'Remedy.' });

  report(FUNCTION);
  report({ type: 'AWS::Lambda::Permission', physicalId: 'chat/Anyone' });

  expect(damage.entries()).toHaveLength(1);
});

test('what LocalStack keeps is not reported: losing all of it is its way', () => {
  const { damage, report } = reporting(true);

  report(TOPIC);
  report(FUNCTION);

  expect(damage.entries().map(({ path }) => path)).toStrictEqual([
    '/data/lambda/functions/chat.json',
  ]);
});
