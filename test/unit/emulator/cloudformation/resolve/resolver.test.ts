// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation uses this syntax.
import { describe, expect, it } from 'vitest';
import type { Resolver } from '../../../../../services/emulator/cloudformation/resolve/intrinsic.ts';
import { createResolver } from '../../../../../services/emulator/cloudformation/resolve/resolver.ts';
import { parseTemplate } from '../../../../../services/emulator/cloudformation/template/parse-template.ts';
import type { TemplateValue } from '../../../../../services/emulator/cloudformation/template/template.ts';

const TEMPLATE = `
Parameters:
  Stage: { Type: String }
  Count: { Type: Number }
  Zones: { Type: CommaDelimitedList }
Mappings:
  Sizes: { test: { small: 1 }, live: { small: 3 } }
Conditions:
  IsLive: !Equals [!Ref Stage, live]
  IsTest: !Not [!Condition IsLive]
  HasThree: !Equals [!Ref Count, 3]
  Both: !And [!Condition IsLive, !Condition HasThree]
  Either: !Or [!Condition IsTest, !Condition HasThree]
  Circular: !Not [!Condition Circular]
Resources:
  Queue: { Type: 'AWS::SQS::Queue' }
`;

function resolverFor(stage = 'live'): Resolver {
  return createResolver({
    template: parseTemplate(TEMPLATE, 'a.yaml', () => ['Arn']),
    parameters: new Map<string, TemplateValue>([
      ['Stage', stage],
      ['Count', '3'],
      ['Zones', ['a', 'b']],
    ]),
    place: {
      stackName: 'sample',
      stackId: 'arn:stack',
      region: 'ca-central-1',
      accountId: '000000000000',
    },
    resourceValues: () => ({ ref: 'http://queue', attributes: { Arn: 'arn:queue' } }),
  });
}

describe('resolve', () => {
  it.each<[string, TemplateValue, TemplateValue | undefined]>([
    ['a parameter', { Ref: 'Stage' }, 'live'],
    ['a list parameter', { Ref: 'Zones' }, ['a', 'b']],
    ['a resource', { Ref: 'Queue' }, 'http://queue'],
    ['an attribute', { 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:queue'],
    ['the region', { Ref: 'AWS::Region' }, 'ca-central-1'],
    ['the account', { Ref: 'AWS::AccountId' }, '000000000000'],
    [
      'a text with names',
      { 'Fn::Sub': '${AWS::StackName}-${Stage}:${Queue.Arn}' },
      'sample-live:arn:queue',
    ],
    ['a text with own names', { 'Fn::Sub': ['${X}-${Stage}', { X: { Ref: 'Count' } }] }, '3-live'],
    ['an escaped name', { 'Fn::Sub': '${!Stage} ${Stage}' }, '${Stage} live'],
    ['a joined list', { 'Fn::Join': ['-', ['a', { Ref: 'Stage' }, 1]] }, 'a-live-1'],
    ['a joined list parameter', { 'Fn::Join': ['+', { Ref: 'Zones' }] }, 'a+b'],
    ['a split text', { 'Fn::Split': [':', 'a:b'] }, ['a', 'b']],
    ['a selected item', { 'Fn::Select': ['1', { 'Fn::Split': [':', 'a:b'] }] }, 'b'],
    ['a mapping', { 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'small'] }, 3],
    ['base64', { 'Fn::Base64': 'hello' }, 'aGVsbG8='],
    ['a choice', { 'Fn::If': ['IsLive', 'yes', { Ref: 'Nothing' }] }, 'yes'],
    ['no value in a map', { A: 1, B: { Ref: 'AWS::NoValue' } }, { A: 1 }],
    ['no value in a list', ['a', { 'Fn::If': ['IsTest', 'b', { Ref: 'AWS::NoValue' }] }], ['a']],
  ])('gives %s', (_, value, expected) => {
    expect(resolverFor().resolve(value)).toEqual(expected);
  });

  it.each<[string, TemplateValue, RegExp]>([
    ['an index beyond the list', { 'Fn::Select': [2, ['a']] }, /no item 2 in a list of 1/],
    [
      'a key that is not mapped',
      { 'Fn::FindInMap': ['Sizes', 'live', 'huge'] },
      /has no live\.huge/,
    ],
    ['an attribute that is not given', { 'Fn::GetAtt': ['Queue', 'Size'] }, /no attribute "Size"/],
    ['a list that is none', { 'Fn::Join': [',', 'a'] }, /Fn::Join takes a list/],
    ['a text that is none', { 'Fn::Split': [',', ['a']] }, /Fn::Split takes text/],
    ['a wrong number of arguments', { 'Fn::If': ['IsLive', 1] }, /takes a list of 3/],
  ])('refuses %s', (_, value, message) => {
    expect(() => resolverFor().resolve(value)).toThrow(message);
  });
});

describe('conditions', () => {
  it.each([
    ['IsLive', true, false],
    ['IsTest', false, true],
    ['HasThree', true, true],
    ['Both', true, false],
    ['Either', true, true],
  ])('%s is %s for live and %s for test', (name, live, test) => {
    expect(resolverFor('live').isTrue(name)).toBe(live);
    expect(resolverFor('test').isTrue(name)).toBe(test);
  });

  it('refuses one that refers to itself', () => {
    expect(() => resolverFor().isTrue('Circular')).toThrow('Condition "Circular" refers to itself');
  });
});
