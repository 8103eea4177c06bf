import { fold } from './fold.ts';
import type { SecretFinder } from './message.ts';
import { isPublic } from './public-shape.ts';
import type { TextRange } from './text-range.ts';

/** Names of secrets in scripts without spaces, Chinese and Japanese, folded as texts are. */
const NAMES = [
  '密码',
  '密碼',
  '口令',
  '验证码',
  '驗證碼',
  '密钥',
  '密鑰',
  '動態碼',
  '动态码',
  'パスワード',
  '暗証番号',
]
  .map((name) => fold(name).text)
  .join('|');
/** After a name: a few characters that are no clause end, then a run of ASCII that has no space. */
const AFTER = new RegExp(
  `(?:${NAMES})([^\\n!-~。，,？?！]{0,12}[:：="'(（「“]{0,2} ?)([!-~\\ue000]{4,64})`,
  'gu',
);
const BEFORE = new RegExp(`([!-~]{4,64}) ?[^!-~\\n。，？！]{1,8}(?:${NAMES})`, 'gu');
/** What links a value to the name after it: "X 是我的密码", "用 X 当密码", "以 X 为密码". */
const LINK = /^(?:是|就是|作为|作為|当|當|为|為|做|は|を)/u;

/** Finds "密码是hunter22", "把密码改成了…" and "hunter22是我的密码". */
export const findUnspacedValues: SecretFinder = ({ text }) => [
  ...[...text.matchAll(AFTER)].flatMap((match) => {
    const [all, gap = '', value = ''] = match;
    return isValue(value, gap)
      ? [rangeAt((match.index ?? 0) + all.length - value.length, value)]
      : [];
  }),
  ...[...text.matchAll(BEFORE)].flatMap((match) => {
    const [all, value = ''] = match;
    const between = all.slice(value.length).trim();
    return LINK.test(between) && isValue(value, '') ? [rangeAt(match.index ?? 0, value)] : [];
  }),
];

/** After a link any run is a value, elsewhere only one with digits or signs. */
function isValue(run: string, gap: string): boolean {
  const value = run.replace(/[.,;!?)"']+$/, '');
  if (value.length < 4 || isPublicRun(value)) return false;
  const isLinked = /(?:是|为|為|は|成|:|=)\S{0,2} ?$/u.test(gap);
  return (
    /\d|\ue000/.test(value) || (isLinked && value.length >= 4) || /[!@#$%^&*_]/.test(value.slice(1))
  );
}

function isPublicRun(value: string): boolean {
  return isPublic(value) && !/^\d{4,12}$/.test(value);
}

function rangeAt(start: number, value: string): TextRange {
  return { start, end: start + value.length };
}
