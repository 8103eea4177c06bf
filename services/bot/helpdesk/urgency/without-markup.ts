const TAG =
  /<\/?(?:a|abbr|article|b|big|blockquote|body|br|button|center|code|div|em|font|form|h[1-6]|head|hr|html|i|iframe|img|input|label|li|link|meta|ol|p|pre|s|script|section|small|span|strong|style|sub|sup|svg|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]{0,500})?\/?>/giu;
const BRACKETS = /\[\/?(?:b|i|u|s|url|img|quote|code|size|color)(?:=[^[\]]{0,200})?\]/giu;
const ENTITY = /&(?:[a-z]{2,8}|#\d{1,6}|#x[\da-f]{1,6});/giu;

/** A text without its markup: tags and entities are no words of the client. */
export const withoutMarkup = (text: string): string =>
  text.replace(TAG, ' ').replace(BRACKETS, ' ').replace(ENTITY, ' ');
