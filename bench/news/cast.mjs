import { FRESH_SAYINGS } from './article.mjs';
import { bodyName, COUNTRIES, paperName, personName, saying, subjectName } from './words.mjs';

const OUTLETS = 500;
const ACTORS = 20_000;
const SUBJECTS = 2_000;
/** Sayings an article: 30,000 where there are 50,000 articles. */
const SAYINGS_PER_ARTICLE = 0.6;
const OUTLET_KINDS = ['AGENCY', 'NEWSPAPER', 'BROADCASTER', 'STATE_MEDIA'];

/**
 * Whoever and whatever the articles name: outlets, actors, subjects, and sayings with their speakers.
 *
 * @param {import('./random.mjs').Random} random
 * @param {import('./random.mjs').Ids} ids
 * @param {number} articles how many articles there will be
 * @param {number} start the time of the first, milliseconds since 1970
 */
export function makeCast(random, ids, articles, start) {
  const actors = unique(ACTORS, (index) => actor(random, index)).map((made) => ({
    id: ids.at(start),
    ...made,
  }));
  return {
    outlets: unique(OUTLETS, () => ({ name: paperName(random) })).map(({ name }) => ({
      id: ids.at(start),
      name,
      domain: `${name.toLowerCase().replaceAll(' ', '-')}.example`,
      kind: random.of(OUTLET_KINDS),
      country: random.of(COUNTRIES),
    })),
    actors,
    subjects: Array.from({ length: SUBJECTS }, (_, index) => ({
      id: ids.at(start),
      name: subjectName(random, index + 1),
    })),
    sayings: Array.from({ length: Math.max(FRESH_SAYINGS, articles * SAYINGS_PER_ARTICLE) }, () => ({
      text: saying(random),
      speaker: actors[random.early(actors.length)],
      /** Set where an article first carries it. */
      id: undefined,
    })),
  };
}

function actor(random, index) {
  const person = index % 10 < 7;
  return {
    name: person ? personName(random) : bodyName(random),
    kind: person ? 'PERSON' : random.of(['ORGANIZATION', 'GOVERNMENT', 'MEDIA']),
    country: random.of(COUNTRIES),
    /** Whether an article has named it, so that its names are stored. */
    named: false,
  };
}

/** As many as wanted of what `make` gives, no name twice. */
function unique(count, make) {
  const names = new Set();
  const made = [];
  while (made.length < count) {
    const next = make(made.length);
    if (names.has(next.name)) continue;
    names.add(next.name);
    made.push(next);
  }
  return made;
}
