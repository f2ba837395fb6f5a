/** Numbers that look random and are the same for the same seed (mulberry32, Tommy Ettinger, public domain). */
export class Random {
  #state;

  /** @param {number} seed */
  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** @returns {number} from 0 up to but without 1 */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /**
   * @param {number} least
   * @param {number} most
   * @returns {number} a whole number, both ends within
   */
  whole(least, most) {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** A place in a list of that length, early ones far more often: few are in the news daily, most are once. */
  early(length) {
    return Math.floor(length * this.next() ** 3);
  }

  /**
   * @template T
   * @param {readonly T[]} list
   * @returns {T}
   */
  of(list) {
    return list[Math.floor(this.next() * list.length)];
  }

  /** @param {number} share of 1 */
  chance(share) {
    return this.next() < share;
  }
}

/** Ids like UUIDv7 (RFC 9562): milliseconds, then a counter, so that they always increase, then random bits. */
export class Ids {
  #random;
  #last = 0;
  #counter = 0;

  /** @param {Random} random */
  constructor(random) {
    this.#random = random;
  }

  /** @param {number} time milliseconds since 1970; one that lies before the last is taken for the last */
  at(time) {
    if (time > this.#last) {
      this.#last = time;
      this.#counter = 0;
    } else if (++this.#counter > 0xfff) {
      this.#last += 1;
      this.#counter = 0;
    }
    const hex = (value, digits) => value.toString(16).padStart(digits, '0');
    const stamp = hex(this.#last, 12);
    const tail = `${hex(this.#random.whole(0x8000, 0xbfff), 4)}-${hex(this.#random.whole(0, 2 ** 24 - 1), 6)}${hex(this.#random.whole(0, 2 ** 24 - 1), 6)}`;
    return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${hex(this.#counter, 3)}-${tail}`;
  }
}
