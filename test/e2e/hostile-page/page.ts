import { ATTACKS, attack, type Targets } from './attacks.ts';

declare const document: {
  title: string;
  readonly body: { append(node: unknown): void };
  createElement(name: string): { textContent: string; append(node: unknown): void };
};
declare const location: { readonly origin: string; readonly hash: string };
declare const targets: Targets;

const only = decodeURIComponent(location.hash.slice(1));
const names = Object.keys(ATTACKS).filter((name) => only === '' || name === only);
const list = document.createElement('ol');
for (const { attack: name, outcome } of await attack(targets, names)) {
  const item = document.createElement('li');
  item.textContent = `${name}: ${outcome}`;
  list.append(item);
}
const from = document.createElement('p');
from.textContent = `From ${location.origin}, to ${targets.aws}, ${targets.search} and ${targets.web}`;
document.body.append(from);
document.body.append(list);
document.title = 'done';
