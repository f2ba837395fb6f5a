/**
 * The expectations of feedparser's tests, `not bozo and entries[0]['title'] == 'Example'`: conditions in a small part of
 * Python, parsed here and never run. Gives what a condition wants of which value; what it says beyond that is left out.
 */

/** @typedef {{path: string[], value: unknown}} Wanted the value wanted at a path like ['entries', '0', 'title'] */

const TOKEN =
  /\s*(?:(?<text>[uUbB]?[rR]?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"))|(?<number>-?\d+(?:\.\d+)?)|(?<name>[A-Za-z_]\w*)|(?<mark>==|!=|>=|<=|[[\](){},:.+<>]))/suy;
const CONSTANTS = { None: null, True: true, False: false };
const ESCAPES = { n: '\n', t: '\t', r: '\r', '\n': '' };

/**
 * @param {string} condition
 * @returns {Wanted[]} one for each value that the condition compares with a constant; none where it cannot be parsed
 */
export function wantedBy(condition) {
  try {
    const reader = new Reader(tokensOf(condition));
    const wanted = reader.conjunction();
    reader.end();
    return wanted;
  } catch (error) {
    if (error instanceof NotUnderstood) return [];
    throw error;
  }
}

class NotUnderstood extends Error {}

function tokensOf(source) {
  const tokens = [];
  TOKEN.lastIndex = 0;
  while (source.slice(TOKEN.lastIndex).trim() !== '') {
    const match = TOKEN.exec(source);
    if (!match) throw new NotUnderstood();
    const [[kind, value]] = Object.entries(match.groups).filter(([, found]) => found !== undefined);
    tokens.push({ kind, value });
  }
  return tokens;
}

class Reader {
  #tokens;
  #at = 0;

  constructor(tokens) {
    this.#tokens = tokens;
  }

  /** `a and b and c`: all of it holds, so each part wants what it says. */
  conjunction() {
    const wanted = this.#comparison();
    while (this.#take('and')) wanted.push(...this.#comparison());
    return wanted;
  }

  end() {
    if (this.#at < this.#tokens.length) throw new NotUnderstood();
  }

  /** `a == b == 'x'` wants 'x' of a and of b. */
  #comparison() {
    // What is not so wants no certain value.
    if (this.#take('not')) {
      this.#comparison();
      return [];
    }
    if (this.#is('(') && this.#isCondition()) {
      this.#expect('(');
      const wanted = this.conjunction();
      this.#expect(')');
      return wanted;
    }
    const sides = [this.#sum()];
    let isEquation = true;
    for (;;) {
      if (this.#take('==')) sides.push(this.#sum());
      else if (this.#take('is')) {
        if (this.#take('not')) isEquation = false;
        sides.push(this.#sum());
      } else if (['in', '!=', '<', '>', '<=', '>='].some((mark) => this.#take(mark))) {
        sides.push(this.#sum());
        isEquation = false;
      } else if (this.#is('not')) {
        this.#expect('not');
        this.#expect('in');
        sides.push(this.#sum());
        isEquation = false;
      } else break;
    }
    const constant = sides.find((side) => 'value' in side);
    if (!isEquation || !constant) return [];
    return sides.filter((side) => side.path).map(({ path }) => ({ path, value: constant.value }));
  }

  /** Whether a bracket holds a condition, and no tuple: the first thing in it is compared. */
  #isCondition() {
    for (let at = this.#at + 1, depth = 1; at < this.#tokens.length && depth > 0; at++) {
      const { kind, value } = this.#tokens[at];
      if (kind === 'text') continue;
      if ('([{'.includes(value)) depth++;
      else if (')]}'.includes(value)) depth--;
      else if (depth === 1 && ['==', 'is', 'in', 'and', 'not'].includes(value)) return true;
    }
    return false;
  }

  #sum() {
    let left = this.#operand();
    while (this.#take('+')) {
      const right = this.#operand();
      left = 'value' in left && 'value' in right ? { value: left.value + right.value } : {};
    }
    return left;
  }

  /** A constant `{value}`, a path `{path}`, or `{}`: something that wants nothing of our model. */
  #operand() {
    const token = this.#next();
    if (token.kind === 'number') return { value: Number(token.value) };
    if (token.kind === 'text') {
      let value = textOf(token.value);
      while (this.#tokens[this.#at]?.kind === 'text') value += textOf(this.#next().value);
      return { value };
    }
    if (token.value === '(' || token.value === '[') return this.#list(token.value === '(' ? ')' : ']');
    if (token.value === '{') return this.#dictionary();
    if (token.kind !== 'name') throw new NotUnderstood();
    if (token.value in CONSTANTS) return { value: CONSTANTS[token.value] };
    return this.#path(token.value);
  }

  #path(name) {
    const path = [name];
    let isPlain = true;
    for (;;) {
      if (this.#take('.')) path.push(this.#next().value);
      else if (this.#take('[')) {
        const key = this.#sum();
        this.#expect(']');
        path.push(String(key.value));
      } else if (this.#take('(')) {
        while (!this.#take(')')) {
          this.#sum();
          this.#take(',');
        }
        isPlain = false;
      } else return isPlain ? { path } : {};
    }
  }

  #list(end) {
    const items = [];
    while (!this.#take(end)) {
      items.push(this.#sum().value);
      if (!this.#take(',') && !this.#is(end)) throw new NotUnderstood();
    }
    return { value: items };
  }

  #dictionary() {
    const value = {};
    while (!this.#take('}')) {
      const key = this.#sum().value;
      this.#expect(':');
      value[key] = this.#sum().value;
      this.#take(',');
    }
    return { value };
  }

  #is(value) {
    const token = this.#tokens[this.#at];
    return token !== undefined && token.kind !== 'text' && token.value === value;
  }

  #take(value) {
    if (!this.#is(value)) return false;
    this.#at++;
    return true;
  }

  #expect(value) {
    if (!this.#take(value)) throw new NotUnderstood();
  }

  #next() {
    const token = this.#tokens[this.#at++];
    if (!token) throw new NotUnderstood();
    return token;
  }
}

function textOf(literal) {
  const [, prefix, quoted] = /^([a-z]*)(.*)$/is.exec(literal);
  const inside = quoted.slice(1, -1);
  if (/r/i.test(prefix)) return inside;
  return inside.replace(
    /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|([\s\S]))/gi,
    (_, x, u, U, other) => {
      const code = x ?? u ?? U;
      return code ? String.fromCodePoint(Number.parseInt(code, 16)) : (ESCAPES[other] ?? other);
    },
  );
}
