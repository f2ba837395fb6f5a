/** A text that grows by sentences and paragraphs and knows where each of its words stands, in UTF-16 code units. */
export class GrowingText {
  #text = '';
  /** @type {string[]} */
  sentences = [];

  get text() {
    return this.#text;
  }

  get length() {
    return this.#text.length;
  }

  /** Starts a new paragraph. */
  paragraph() {
    if (this.#text !== '') this.#text += '\n\n';
  }

  /**
   * Adds a sentence.
   * @param {string[]} parts what it is made of, with spaces and marks
   * @returns {{start: number, end: number, text: string, sentence: number}[]} where each part stands
   */
  sentence(...parts) {
    if (this.#text !== '' && !this.#text.endsWith('\n')) this.#text += ' ';
    const sentence = this.sentences.push(parts.join(''));
    return parts.map((text) => {
      const start = this.#text.length;
      this.#text += text;
      return { start, end: this.#text.length, text, sentence };
    });
  }
}
