export interface StackPlace {
  readonly stackName: string;
  readonly stackId: string;
  readonly region: string;
  readonly accountId: string;
}

const PSEUDO_PARAMETERS = {
  'AWS::AccountId': ({ accountId }: StackPlace) => accountId,
  'AWS::Partition': () => 'aws',
  'AWS::Region': ({ region }: StackPlace) => region,
  'AWS::StackId': ({ stackId }: StackPlace) => stackId,
  'AWS::StackName': ({ stackName }: StackPlace) => stackName,
  'AWS::URLSuffix': () => 'amazonaws.com',
} as const;

export const NO_VALUE = 'AWS::NoValue';

export function isPseudoParameter(name: string): boolean {
  return name === NO_VALUE || name in PSEUDO_PARAMETERS;
}

/** Returns the value of a pseudo parameter such as `AWS::Region`, or undefined for any other name. */
export function pseudoParameter(name: string, place: StackPlace): string | undefined {
  return PSEUDO_PARAMETERS[name as keyof typeof PSEUDO_PARAMETERS]?.(place);
}
