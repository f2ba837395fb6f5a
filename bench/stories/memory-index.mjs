/**
 * A StoryIndex in memory, as long as the process lives: what the clusterer is measured and tested on without a database.
 * @implements {import('../../dist/src/store/stories/clusterer.js').StoryIndex}
 */
export class MemoryIndex {
  #articles = 0;
  /** In how many articles a word stands. */
  #having = new Map();
  /** @type {Map<string, import('../../dist/src/store/stories/clusterer.js').StoryState>} */
  stories = new Map();
  /** Weights of a story's words, by id. */
  #vectors = new Map();
  /** Ids of the stories that have a word. */
  #postings = new Map();
  /** Ids of merged stories and the story that each went into. */
  #went = new Map();

  /** @param {number} windowMs stories without an article for longer are closed */
  constructor(windowMs) {
    this.windowMs = windowMs;
  }

  /** The id of the story that a story is in now. */
  whereIs(id) {
    const next = this.#went.get(id);
    return next === undefined ? id : this.whereIs(next);
  }

  async learn(words) {
    this.#articles += 1;
    const having = new Map();
    for (const word of words) having.set(word, (this.#having.get(word) ?? 0) + 1);
    for (const [word, count] of having) this.#having.set(word, count);
    return { articles: this.#articles, having };
  }

  async overlaps(vector, at, but) {
    const products = new Map();
    for (const [word, weight] of vector) {
      for (const id of this.#postings.get(word) ?? []) {
        if (id === but || Math.abs(at - this.stories.get(id).lastAt) > this.windowMs) continue;
        const own = products.get(id);
        const product = weight * this.#vectors.get(id).get(word);
        if (own) own.push(product);
        else products.set(id, [product]);
      }
    }
    return [...products].map(([id, own]) => ({ story: this.stories.get(id), products: own }));
  }

  async open() {
    const id = String(this.#vectors.size).padStart(9, '0');
    this.#vectors.set(id, new Map());
    return id;
  }

  async add(story, vector) {
    this.stories.set(story.id, story);
    this.#sum(story.id, vector);
  }

  async vectorOf(id) {
    return this.#vectors.get(id);
  }

  async merge(into, from) {
    const gone = this.#vectors.get(from.id);
    for (const word of gone.keys()) this.#postings.get(word).delete(from.id);
    this.#vectors.set(from.id, new Map());
    this.stories.delete(from.id);
    this.#went.set(from.id, into.id);
    this.#sum(into.id, gone);
    return [...this.#vectors.get(into.id).values()].reduce((sum, weight) => sum + weight * weight, 0);
  }

  #sum(id, vector) {
    const own = this.#vectors.get(id);
    for (const [word, weight] of vector) {
      own.set(word, (own.get(word) ?? 0) + weight);
      if (!this.#postings.has(word)) this.#postings.set(word, new Set());
      this.#postings.get(word).add(id);
    }
  }
}
