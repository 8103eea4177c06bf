import {
  type Constant,
  type Expression,
  ExpressionError,
  type Operand,
  type Operator,
  type Reference,
} from './syntax.ts';
import { type Token, tokensOf } from './tokens.ts';

const OPERATORS: readonly string[] = ['=', '!=', '<', '<=', '>', '>='];
const MAX_LENGTH = 1024;
const MAX_DEPTH = 64;

/**
 * Parses a condition; keywords in any case. NOT binds tighter than AND, AND tighter than OR: inferred, no source.
 * Throws ExpressionError if it is invalid or longer than 1,024 characters.
 * https://docs.aws.amazon.com/lexv2/latest/dg/paths-branching.html
 */
export function parseExpression(text: string): Expression {
  if (text.length > MAX_LENGTH) throw new ExpressionError('the condition is too long', MAX_LENGTH);
  const parser = new Parser(tokensOf(text));
  const expression = parser.or(0);
  parser.end();
  return expression;
}

class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  or(depth: number): Expression {
    let left = this.#and(depth);
    while (this.#take('||') || this.#takeWord('or')) {
      left = { kind: 'or', left, right: this.#and(depth) };
    }
    return left;
  }

  end(): void {
    const token = this.#peek();
    if (token.kind !== 'end') throw new ExpressionError('nothing more was expected', token.at);
  }

  #and(depth: number): Expression {
    let left = this.#not(depth);
    while (this.#take('&&') || this.#takeWord('and')) {
      left = { kind: 'and', left, right: this.#not(depth) };
    }
    return left;
  }

  #not(depth: number): Expression {
    if (depth > MAX_DEPTH) throw new ExpressionError('nested too deep', this.#peek().at);
    if (this.#take('!') || this.#takeWord('not')) {
      return { kind: 'not', of: this.#not(depth + 1) };
    }
    if (!this.#take('(')) return this.#predicate();
    const inner = this.or(depth + 1);
    this.#expect(')');
    return inner;
  }

  #predicate(): Expression {
    if (this.#takeWord('fn.is_set')) return { kind: 'isSet', of: this.#argument() };
    const left = this.#operand();
    if (this.#takeWord('contains') && left.kind !== 'count' && left.kind !== 'length') {
      return { kind: 'contains', of: left, text: this.#constant().text };
    }
    return { kind: 'compare', left, operator: this.#operator(), right: this.#constant() };
  }

  #operand(): Operand {
    if (this.#takeWord('fn.count')) return { kind: 'count', of: this.#argument() };
    if (this.#takeWord('fn.length')) return { kind: 'length', of: this.#argument() };
    return this.#reference();
  }

  #argument(): Reference {
    this.#expect('(');
    const reference = this.#reference();
    this.#expect(')');
    return reference;
  }

  #reference(): Reference {
    const token = this.#advance();
    if (token.kind === 'reference') return token.reference;
    throw new ExpressionError('a slot, an attribute or a property was expected', token.at);
  }

  #operator(): Operator {
    const token = this.#advance();
    if (token.kind === 'symbol' && OPERATORS.includes(token.text)) return token.text as Operator;
    throw new ExpressionError(`one of ${OPERATORS.join(' ')} was expected`, token.at);
  }

  #constant(): Constant {
    const token = this.#advance();
    if (token.kind === 'string') return { text: token.text, isQuoted: true };
    if (token.kind === 'word') return { text: token.text, isQuoted: false };
    throw new ExpressionError('a value was expected', token.at);
  }

  #take(symbol: string): boolean {
    const token = this.#peek();
    const isIt = token.kind === 'symbol' && token.text === symbol;
    if (isIt) this.#next += 1;
    return isIt;
  }

  #takeWord(word: string): boolean {
    const token = this.#peek();
    const isIt = token.kind === 'word' && token.text.toLowerCase() === word;
    if (isIt) this.#next += 1;
    return isIt;
  }

  #expect(symbol: string): void {
    if (!this.#take(symbol)) throw new ExpressionError(`"${symbol}" was expected`, this.#peek().at);
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? { kind: 'end', at: 0 };
  }

  #advance(): Token {
    const token = this.#peek();
    this.#next += 1;
    return token;
  }
}
