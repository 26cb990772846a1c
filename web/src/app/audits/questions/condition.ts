// When a question is asked or must be answered: the language of assure/required_if.h, so that a form need not ask the server after every
// answer. tests/data/audit_conditions.json holds both to the same cases.

/** The values of the answer to a question; none where there is no answer. "not_applicable" is one value. */
export type Lookup = (question: string) => readonly string[];

export type Order = '<' | '<=' | '>' | '>=';

export type Condition =
  | { kind: 'any' | 'all'; parts: Condition[] }
  | { kind: 'not'; part: Condition }
  | { kind: 'is' | 'differs'; question: string; values: string[] }
  | { kind: 'compares'; question: string; order: Order; limit: string }
  | { kind: 'answered'; question: string };

/** What is wrong with a condition, and at which character, counted from 1. */
export class ConditionFault extends Error {
  constructor(readonly character: number, what: string) {
    super(`At character ${character} of the condition: ${what}.`);
  }
}

const RESERVED = ['and', 'or', 'not', 'in', 'answered'];
const ORDERS: readonly string[] = ['<', '<=', '>', '>='];
const DEEPEST = 50;
const LONGEST = 2000;

interface Token {
  text: string;
  quoted: boolean;
  at: number;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = /[ \n\t]*(?:([A-Za-z0-9_.-]+)|(!=|<=|>=|[=<>(),])|'([^']*)'|(.))/gsuy;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const [whole, word, sign, quoted, other] = found;
    const said = whole.trimStart();
    const at = found.index + whole.length - said.length + 1;
    if (other !== undefined) {
      if (other.trim() === '' && ' \n\t'.includes(other)) continue;
      throw new ConditionFault(at, other === "'" ? 'the quotation mark is not closed' : 'this sign has no meaning here');
    }
    if (quoted === '') throw new ConditionFault(at, 'an empty text is no value; answered(question) tells whether there is one');
    tokens.push({ text: word ?? sign ?? quoted ?? '', quoted: quoted !== undefined, at });
  }
  return tokens;
}

/** A number as answers write them: digits with at most one point, perhaps a minus; null for anything else. */
export function readNumber(text: string): number | null {
  return text.length <= 24 && /^-?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : null;
}

class Parser {
  private at = 0;
  private depth = 0;

  constructor(private readonly tokens: Token[], private readonly end: number) {}

  whole(): Condition {
    const out = this.either();
    const left = this.tokens[this.at];
    if (left) throw new ConditionFault(left.at, `“${left.text}” was not expected here`);
    return out;
  }

  private fail(what: string): never {
    throw new ConditionFault(this.tokens[this.at]?.at ?? this.end, what);
  }

  private take(text: string): boolean {
    const token = this.tokens[this.at];
    if (!token || token.quoted || token.text !== text) return false;
    this.at += 1;
    return true;
  }

  private expect(text: string): void {
    if (!this.take(text)) this.fail(`“${text}” is missing`);
  }

  private either(): Condition {
    this.depth += 1;
    if (this.depth > DEEPEST) this.fail('brackets are nested too deeply');
    const parts = [this.both()];
    while (this.take('or')) parts.push(this.both());
    this.depth -= 1;
    return parts.length === 1 ? parts[0] as Condition : { kind: 'any', parts };
  }

  private both(): Condition {
    const parts = [this.one()];
    while (this.take('and')) parts.push(this.one());
    return parts.length === 1 ? parts[0] as Condition : { kind: 'all', parts };
  }

  private one(): Condition {
    if (this.take('not')) {
      this.depth += 1;
      if (this.depth > DEEPEST) this.fail('“not” is repeated too often');
      const part = this.one();
      this.depth -= 1;
      return { kind: 'not', part };
    }
    if (this.take('(')) {
      const inner = this.either();
      this.expect(')');
      return inner;
    }
    if (this.take('answered')) {
      this.expect('(');
      const question = this.word('a question');
      this.expect(')');
      return { kind: 'answered', question };
    }
    const question = this.word('a question');
    if (this.take('=')) return { kind: 'is', question, values: [this.value()] };
    if (this.take('!=')) return { kind: 'differs', question, values: [this.value()] };
    if (this.take('in')) return { kind: 'is', question, values: this.list() };
    const order = this.tokens[this.at];
    if (!order || order.quoted || !ORDERS.includes(order.text)) this.fail('after a question comes =, !=, in, <, <=, > or >=');
    this.at += 1;
    const limit = this.value();
    if (readNumber(limit) === null) this.fail('only a number can be compared with <, <=, > or >=');
    return { kind: 'compares', question, order: order.text as Order, limit };
  }

  private list(): string[] {
    this.expect('(');
    const values = [this.value()];
    while (this.take(',')) values.push(this.value());
    this.expect(')');
    return values;
  }

  private word(what: string): string {
    const token = this.tokens[this.at];
    if (!token || token.quoted || !/^[A-Za-z0-9_.-]/.test(token.text) || RESERVED.includes(token.text)) this.fail(`${what} is missing`);
    this.at += 1;
    return token.text;
  }

  private value(): string {
    const token = this.tokens[this.at];
    if (!token?.quoted) return this.word('a value');
    this.at += 1;
    return token.text;
  }
}

/** Reads a condition; throws ConditionFault. */
export function parseCondition(text: string): Condition {
  if (text.length > LONGEST) throw new ConditionFault(LONGEST + 1, 'it is longer than 2,000 characters');
  return new Parser(tokensOf(text), text.length + 1).whole();
}

const COMPARED: Record<Order, (answer: number, limit: number) => boolean> = {
  '<': (answer, limit) => answer < limit,
  '<=': (answer, limit) => answer <= limit,
  '>': (answer, limit) => answer > limit,
  '>=': (answer, limit) => answer >= limit,
};

/** Whether a condition holds for these answers. */
export function holds(condition: Condition, answers: Lookup): boolean {
  switch (condition.kind) {
    case 'any': return condition.parts.some((part) => holds(part, answers));
    case 'all': return condition.parts.every((part) => holds(part, answers));
    case 'not': return !holds(condition.part, answers);
    case 'answered': return answers(condition.question).length > 0;
    case 'is': return condition.values.some((value) => answers(condition.question).includes(value));
    case 'differs': return !condition.values.some((value) => answers(condition.question).includes(value));
    case 'compares': {
      const [given, more] = answers(condition.question);
      const answer = given === undefined || more !== undefined ? null : readNumber(given);
      const limit = readNumber(condition.limit);
      return answer !== null && limit !== null && COMPARED[condition.order](answer, limit);
    }
  }
}
