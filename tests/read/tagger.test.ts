import { describe, expect, it } from 'vitest';
import { read } from '../../src/read/read.js';
import { toSurface } from '../../src/read/surface.js';
import { clusterOf, loadClusters, packClusters, unpackClusters } from '../../src/read/tagger/clusters.js';
import { hashText } from '../../src/read/tagger/hash.js';
import { begins, LABELS, mayFollow } from '../../src/read/tagger/labels.js';
import { loadModel, unpackModel } from '../../src/read/tagger/model.js';
import { tagQuotes } from '../../src/read/tagger/tagger.js';

/** "source | cue | content" of each group that the tagger finds without any rule. */
function tagged(text: string): string[] {
  const { clauses, marks } = toSurface(text);
  const { words } = clauses.text;
  const cut = (run: { first: number; last: number } | null) =>
    run ? text.slice(words[run.first]?.start, words[run.last - 1]?.end) : '-';
  return tagQuotes(clauses, marks, [], 10).map(({ contents, source, cue }) =>
    [cut(source), cut(cue), contents.map(cut).join(' + ')].join(' | '),
  );
}

const said = (text: string) =>
  read({ text }).quotes.map(
    ({ speaker, content }) =>
      `${speaker}: ${content.map(({ start, end }) => text.slice(start, end)).join(' + ')}`,
  );

describe('the quote tagger', () => {
  it.each([
    [
      'Senator Ada Lind said the law would hurt farmers.',
      'Senator Ada Lind | said | the law would hurt farmers',
    ],
    [
      'Voters believe that the economy is getting worse.',
      'Voters | believe | that the economy is getting worse',
    ],
  ])('reads %s', (text, expected) => {
    expect(tagged(text).map((one) => one.replace(/\bthat /, ''))).toEqual([expected.replace(/\bthat /, '')]);
  });

  it('finds nothing where nobody says or thinks anything', () => {
    expect(tagged('The train left the station at nine. Snow fell on the hills all night.')).toEqual([]);
  });

  it('gives probabilities, and the same ones on every run', () => {
    const { clauses, marks } = toSurface('Senator Ada Lind said the law would hurt farmers.');
    const [one] = tagQuotes(clauses, marks, [], 10);
    expect(one?.chance).toBeGreaterThan(0.5);
    expect(one?.chance).toBeLessThan(1);
    expect(tagQuotes(clauses, marks, [], 10)[0]).toEqual(one);
  });

  it('reads wishes and beliefs that no rule reads', () => {
    expect(said('Omar Haddad wants the council to close the old bridge.')[0]).toMatch(
      /^person:omar haddad: /,
    );
  });
});

describe('labels', () => {
  it('continue only their own part', () => {
    LABELS.forEach((name, label) => {
      expect(begins(label)).toBe(name.startsWith('B'));
      const before = LABELS.filter((_, other) => mayFollow(other, label));
      expect(before.length).toBe(name.startsWith('I') ? 2 : LABELS.length);
    });
  });
});

describe('groups of words', () => {
  it('are found by the hash of a word, and lost for none', () => {
    const words = ['said', 'told', 'harbour'].map((word, cluster) => ({ hash: hashText(word), cluster }));
    const clusters = unpackClusters(packClusters(words, Uint16Array.of(0, 0, 1)));
    expect(words.map(({ hash }) => clusterOf(clusters, hash))).toEqual([1, 2, 3]);
    expect(clusterOf(clusters, hashText('unheard-of'))).toBe(0);
    expect([...clusters.coarse]).toEqual([0, 0, 1]);
  });

  it('ship with like words side by side', () => {
    const clusters = loadClusters();
    const of = (word: string) => clusterOf(clusters, hashText(word));
    expect(of('monday')).toBeGreaterThan(0);
    expect(of('monday')).toBe(of('tuesday'));
    expect(of('monday')).not.toBe(of('banana'));
  });
});

describe('the weights', () => {
  it('have a row for every feature that is kept', () => {
    const { field } = loadModel();
    expect(field.rows.count * LABELS.length).toBe(field.weights.length);
    expect(field.rows.count).toBeGreaterThan(10_000);
  });

  it('are refused when they are no weights', () => {
    expect(() => unpackModel(new Uint8Array([1, 2, 3]))).toThrow();
  });
});
