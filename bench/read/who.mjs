import { readFileSync } from 'node:fs';
import { figuresOf, tally } from './figures.mjs';

const SET = 'own texts, en';
const casesOf = (name) =>
  JSON.parse(readFileSync(new URL(`../../tests/read/${name}.json`, import.meta.url), 'utf8'));

/** Day on which the texts about offices are taken to be published. */
const PUBLISHED = '2026-11-02';

/** In short texts of our own: whether a name that no list knows is a person's or a body's, and which offices are told. */
export function scoreWho(read) {
  const names = tally();
  for (const { text, actors } of casesOf('who')) {
    const found = read({ text, language: 'en' }).actors;
    for (const [name, kind] of Object.entries(actors)) {
      const own = found.find((actor) => actor.names.some((one) => one.text === name));
      names.gold++;
      if (own) names.read++;
      if (own?.kind === kind) names.right++;
    }
  }
  const roles = tally();
  for (const { text, roles: gold } of casesOf('offices')) {
    const found = new Set(rolesOf(read({ text, publishedAt: PUBLISHED, language: 'en' })));
    roles.gold += gold.length;
    roles.read += found.size;
    roles.right += gold.filter((role) => found.has(plain(role))).length;
  }
  return [
    {
      set: SET,
      measure: 'kind of a name that no list knows',
      ...figuresOf(names),
      gold: names.gold,
      read: names.read,
    },
    {
      set: SET,
      measure: 'roles: holder, title, body and both dates',
      ...figuresOf(roles),
      gold: roles.gold,
      read: roles.read,
    },
  ];
}

function rolesOf({ actors }) {
  const nameOf = new Map(actors.map(({ key, name }) => [key, name]));
  return actors.flatMap(({ name, roles }) =>
    roles.map((role) => plain({ ...role, holder: name, at: role.at && nameOf.get(role.at) })),
  );
}

function plain({ holder, title, at, from, until }) {
  return JSON.stringify([holder, title.toLowerCase(), at ?? null, from ?? null, until ?? null]);
}
