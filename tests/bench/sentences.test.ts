import { describe, expect, it } from 'vitest';
import { labelled } from '../../bench/read/sentences.mjs';
import { CONFLICT } from '../../src/read/lexicon/conflict.js';
import { COOPERATION } from '../../src/read/lexicon/cooperation.js';
import { HOSTILITY } from '../../src/read/lexicon/hostility.js';
import { OBJECTS } from '../../src/read/lexicon/objects.js';
import { read } from '../../src/read/read.js';

const TYPES = [...COOPERATION, ...CONFLICT, ...HOSTILITY].map(([label]) => label.split('/')[0]);

describe('our labelled sentences', () => {
  it('have a type of the lexicon, an actor and a text, each once', () => {
    const sentences = labelled();
    for (const { type, actors, text } of sentences) {
      expect(text).toMatch(/[.”]$/);
      if (type) expect(TYPES, text).toContain(type);
      expect(actors.length > 0, text).toBe(type !== null);
    }
    expect(new Set(sentences.map(({ text }) => text)).size).toBe(sentences.length);
  });

  it('are read with few inventions', () => {
    const none = labelled().filter(({ type }) => type === null);
    const invented = none.filter(({ text }) => read({ text, language: 'en' }).reactions.length > 0);
    expect(invented.length / none.length).toBeLessThan(0.1);
  });
});

describe('the predicate tables', () => {
  it('name only classes of nouns that exist', () => {
    for (const [label, verbs, names] of [...COOPERATION, ...CONFLICT, ...HOSTILITY])
      for (const name of names?.split(' ').filter(Boolean) ?? [])
        expect(OBJECTS[name], `${label}: ${verbs}: ${name}`).toBeDefined();
  });
});
