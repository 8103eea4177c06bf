/** Returns the plain addresses in the value of a header or a command, in order. What is none is left out. */
export function readAddresses(text: string): readonly string[] {
  return splitList(text).flatMap(readAddress);
}

function readAddress(item: string): readonly string[] {
  const address = addressIn(withoutComment(item.trim())).replace(/^'(.+)'$/, '$1');
  return isAddress(address) ? [address] : [];
}

/** `Name <address>`, or the address alone. */
function addressIn(item: string): string {
  return item.endsWith('>') ? item.slice(item.lastIndexOf('<') + 1, -1).trim() : item;
}

/** `address (a comment)` */
function withoutComment(item: string): string {
  return item.endsWith(')') && item.includes('(') ? item.slice(0, item.indexOf('(')).trim() : item;
}

/** RT takes only addresses in ASCII, without quotes and spaces. */
function isAddress(text: string): boolean {
  const [local = '', domain = '', ...more] = text.split('@');
  return (
    local !== '' && domain !== '' && more.length === 0 && !/[^\x21-\x7e]|[<>,;:"()[\]\\]/.test(text)
  );
}

/** Splits at commas, but not inside quotes. */
export function splitList(text: string): readonly string[] {
  const items: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') isQuoted = !isQuoted;
    if (text[at] !== ',' || isQuoted) continue;
    items.push(text.slice(start, at));
    start = at + 1;
  }
  return [...items, text.slice(start)];
}
