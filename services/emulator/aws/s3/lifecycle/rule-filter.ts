import type { LifecycleRule } from '@aws-sdk/client-s3';
import { LIMITS } from '../limits.ts';
import type { VersionFacts } from '../object-version.ts';
import { tagsOf } from '../tags.ts';

/** A version as rules see it. Without its record, the index knows only whether it has tags. */
export interface RuledVersion extends VersionFacts {
  readonly tags?: Readonly<Record<string, string>>;
  readonly isTagged?: boolean;
}

/** What a rule asks of an object before it applies. */
export interface RuleConditions {
  readonly prefix: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Bytes, both exclusive. */
  readonly largerThan?: number | undefined;
  readonly smallerThan?: number | undefined;
}

/** Returns the conditions of a rule: of its filter, or its prefix in the older form. Throws InvalidTag. */
export function conditionsOf({
  Filter: filter = {},
  Prefix: prefix,
}: LifecycleRule): RuleConditions {
  const { And: and } = filter;
  const tags = and?.Tags ?? (filter.Tag ? [filter.Tag] : []);
  return {
    prefix: and?.Prefix ?? filter.Prefix ?? prefix ?? '',
    tags: tagsOf(tags, LIMITS.objectTags),
    largerThan: and?.ObjectSizeGreaterThan ?? filter.ObjectSizeGreaterThan,
    smallerThan: and?.ObjectSizeLessThan ?? filter.ObjectSizeLessThan,
  };
}

/** Returns whether a rule applies to a version; true if only its unknown tags could say no. */
export function appliesTo(conditions: RuleConditions, version: RuledVersion): boolean {
  const { prefix, tags, largerThan = -1, smallerThan = Number.POSITIVE_INFINITY } = conditions;
  return (
    version.key.startsWith(prefix) &&
    version.size > largerThan &&
    version.size < smallerThan &&
    hasTags(version, tags)
  );
}

function hasTags({ tags, isTagged = false }: RuledVersion, asked: RuleConditions['tags']): boolean {
  if (tags === undefined && isTagged) return true;
  return Object.entries(asked).every(([name, value]) => tags?.[name] === value);
}
