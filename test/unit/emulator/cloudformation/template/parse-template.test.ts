// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation uses this syntax.
import { describe, expect, it } from 'vitest';
import { parseTemplate } from '../../../../../services/emulator/cloudformation/template/parse-template.ts';
import {
  problemLine,
  TemplateError,
} from '../../../../../services/emulator/cloudformation/template/problems.ts';

const ATTRIBUTES: Record<string, readonly string[]> = { 'AWS::SQS::Queue': ['Arn'] };

function parse(text: string) {
  return parseTemplate(text, 'a.yaml', (type) => ATTRIBUTES[type]);
}

function problems(text: string): readonly string[] {
  try {
    parse(text);
    return [];
  } catch (error) {
    if (error instanceof TemplateError) return error.problems.map(problemLine);
    throw error;
  }
}

const RESOURCES = 'Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n';

describe('reading', () => {
  it.each([
    ['!Ref Queue', { Ref: 'Queue' }],
    ['!GetAtt Queue.Arn', { 'Fn::GetAtt': ['Queue', 'Arn'] }],
    ['{ "Fn::GetAtt": "Queue.Arn" }', { 'Fn::GetAtt': ['Queue', 'Arn'] }],
    ["!Sub '${Queue.Arn}/x'", { 'Fn::Sub': '${Queue.Arn}/x' }],
    ["!Join [',', [!Ref Queue]]", { 'Fn::Join': [',', [{ Ref: 'Queue' }]] }],
    ['!Base64 { "Fn::Sub": x }', { 'Fn::Base64': { 'Fn::Sub': 'x' } }],
  ])('turns %s into its long form', (short, long) => {
    const { outputs } = parse(`${RESOURCES}Outputs:\n  It: { Value: ${short} }\n`);

    expect(outputs.get('It')?.value).toEqual(long);
  });

  it('reads JSON as well', () => {
    const template = parse('{"Resources":{"Queue":{"Type":"AWS::SQS::Queue"}}}');

    expect(template.resources.get('Queue')?.type).toBe('AWS::SQS::Queue');
  });

  it('does not evaluate the Condition of a policy statement', () => {
    const text = `${RESOURCES}    Properties: { Policy: { Condition: { Bool: { secure: 'false' } } } }\n`;

    expect(parse(text).resources.get('Queue')?.properties).toEqual({
      Policy: { Condition: { Bool: { secure: 'false' } } },
    });
  });
});

describe('problems', () => {
  it.each([
    ['bad indentation', 'Resources:\n  A: [\n', /^a\.yaml:\d: /],
    ['a key twice', 'Resources:\n  A: 1\n  A: 2\n', /^a\.yaml:3: Map keys must be unique/],
    ['an unknown tag', 'Resources:\n  A: !Foo x\n', 'a.yaml:2: Unknown tag !Foo'],
    ['an alias', 'A: &a 1\nResources: *a\n', /^a\.yaml:2: YAML aliases can't be used/],
    ['no resources', 'Outputs: {}\n', 'a.yaml:1: The template has no Resources'],
    ['an unknown section', `${RESOURCES}Rules: {}\n`, 'a.yaml:4: Section "Rules" is not supported'],
    ['a resource without type', 'Resources:\n  A: {}\n', 'a.yaml:2: Resource "A": Type is missing'],
    [
      'a name with a dash',
      'Resources:\n  A-b: { Type: X }\n',
      'a.yaml:2: "A-b" is not alphanumeric',
    ],
    [
      'an unknown name',
      `${RESOURCES}Outputs:\n  It:\n    Value: !Ref Kueue\n`,
      'a.yaml:6: "Kueue" is neither parameter nor resource',
    ],
    [
      'an unknown name in a text',
      `${RESOURCES}Outputs:\n  It:\n    Value: !Sub 'x \${Kueue} \${!Literal}'\n`,
      'a.yaml:6: "Kueue" is neither parameter nor resource',
    ],
    [
      'an unknown attribute',
      `${RESOURCES}Outputs:\n  It: { Value: !GetAtt Queue.Name }\n`,
      'a.yaml:5: AWS::SQS::Queue "Queue" has no attribute "Name" (known: Arn)',
    ],
    [
      'an unknown condition',
      `${RESOURCES}    Condition: WithQueue\n`,
      'a.yaml:2: Condition "WithQueue" is not declared',
    ],
    [
      'an unknown mapping',
      `${RESOURCES}Outputs:\n  It: { Value: !FindInMap [Sizes, a, b] }\n`,
      'a.yaml:5: Mapping "Sizes" is not declared',
    ],
    [
      'an unknown dependency',
      `${RESOURCES}    DependsOn: Kueue\n`,
      'a.yaml:2: Resource "Queue": DependsOn names "Kueue", which is not a resource',
    ],
    [
      'a function that is not supported',
      `${RESOURCES}Outputs:\n  It: { Value: !ImportValue x }\n`,
      'a.yaml:5: Fn::ImportValue is not supported by the local provisioner',
    ],
    [
      'a malformed function',
      `${RESOURCES}Outputs:\n  It: { Value: !GetAtt Queue }\n`,
      'a.yaml:5: The argument of Fn::GetAtt has the wrong form',
    ],
    [
      'a parameter of a type that is not supported',
      `Parameters:\n  Zone: { Type: AWS::EC2::VPC::Id }\n${RESOURCES}`,
      'a.yaml:2: Parameter "Zone": Type must be one of String, Number, CommaDelimitedList, List<Number> (got "AWS::EC2::VPC::Id")',
    ],
    [
      'a pattern that is none',
      `Parameters:\n  Zone: { Type: String, AllowedPattern: '(' }\n${RESOURCES}`,
      'a.yaml:2: Parameter "Zone": AllowedPattern "(" is not a regular expression',
    ],
    [
      'an output without value',
      `${RESOURCES}Outputs:\n  It: { Description: x }\n`,
      'a.yaml:5: Output "It": Value is missing',
    ],
  ])('names %s', (_, text, problem) => {
    expect(problems(text)).toEqual([
      problem instanceof RegExp ? expect.stringMatching(problem) : problem,
    ]);
  });

  it('reports circular dependencies', () => {
    const text = `Resources:
  A: { Type: X, Properties: { Of: !Ref B } }
  B: { Type: X, Properties: { Of: !GetAtt C.Arn } }
  C: { Type: X, DependsOn: A }
`;

    expect(problems(text)).toEqual(['a.yaml:2: Resources wait for each other: A → B → C → A']);
  });

  it('are all reported at once, in the order of the file', () => {
    const text = `Resources:
  A: { Type: X, Colour: 1 }
  B: { Type: X, Properties: { Of: !Ref Nothing } }
Outputs:
  It: {}
`;

    expect(problems(text)).toEqual([
      'a.yaml:2: Resource "A": unknown key "Colour"',
      'a.yaml:3: "Nothing" is neither parameter nor resource',
      'a.yaml:5: Output "It": Value is missing',
    ]);
  });

  it("rejects a template larger than CloudFormation's quota", () => {
    expect(problems(`# ${'x'.repeat(1_048_576)}`)[0]).toMatch(/CloudFormation takes 1048576/);
  });
});
