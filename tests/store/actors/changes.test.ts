import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Newsroom, openNewsroom } from '../../newsroom.js';
import { keyOf, readingOf } from '../../readings.js';

let newsroom: Newsroom;
let stored = 0;

beforeAll(async () => {
  newsroom = await openNewsroom();
});

afterAll(() => newsroom.close());

/** An article in which each of the people says something, in the given words; gives the ids of the people by name. */
async function article(
  names: string[],
  { url = `https://north.example/said/${++stored}`, again = false } = {},
) {
  const said = names.map((name) => `“The harbour stays open for ${name},” ${name} said.`);
  const text = said.join(' ');
  const reading = readingOf(text, {
    actors: names.map((name) => ({ name, roles: [{ title: 'harbour master' }] })),
    quotes: names.map((name) => ({ words: `“The harbour stays open for ${name},”`, speaker: keyOf(name) })),
    reactions: [{ type: 'SUPPORT', words: text, actors: names.map(keyOf) }],
  });
  // A first mention stands inside the quote; where it stands does not matter here.
  const { articleId } = await newsroom.store({ text, url }, reading, { again });
  return {
    articleId,
    url,
    text,
    ids: await speakers(articleId),
    again: () => article(names, { url, again: true }),
  };
}

async function speakers(articleId: string): Promise<string[]> {
  const { data } = await newsroom.ask(
    'query ($id: ID!) { article(id: $id) { quotes { nodes { speaker { id } } } } }',
    { id: articleId },
  );
  return data.article.quotes.nodes.map(({ speaker }: { speaker: { id: string } }) => speaker.id);
}

const EDITED = `... on ActorEdited { actor { id name kind country formerIds review { state by } } changes { id kind otherName by undoneBy } }
  ... on ReviewRefused { problems { field code } }`;

async function edit(mutation: string, input: object) {
  const type = {
    mergeActors: 'MergeActorsInput',
    splitActor: 'SplitActorInput',
    undoActorChange: 'UndoActorChangeInput',
    reviewActor: 'ReviewActorInput',
    settleActorDoubt: 'SettleDoubtInput',
  }[mutation];
  const { data, errors } = await newsroom.ask(
    `mutation ($input: ${type}!) { result: ${mutation}(input: $input) { ${EDITED} } }`,
    { input },
    { name: 'desk', role: 'reviewer' },
  );
  expect(errors).toBeUndefined();
  return data.result;
}

async function about(id: string) {
  const { data, errors, statements } = await newsroom.ask(
    `query ($id: ID!, $ids: [ID!]) {
      actor(id: $id) { id name formerIds names { text } roles { title } quotes { totalCount } reactions { totalCount } mentions { totalCount } changes { kind undoneAt } }
      quotes(filter: { speaker: $ids }) { totalCount } }`,
    { id, ids: [id] },
  );
  expect(errors).toBeUndefined();
  expect(statements).toBe(2);
  return { ...data.actor, asked: data.quotes.totalCount };
}

async function outboxOf(id: string): Promise<number> {
  const { rows } = await newsroom.database.reads.query(
    `select from outbox where kind = 'ACTOR_CHANGED' and item_id = $1`,
    [id],
  );
  return rows.length;
}

describe('a merge', () => {
  it('gives all to the actor that stays, lets the old id answer with it, and holds for later articles', async () => {
    const {
      ids: [long],
    } = await article(['Marianne Oxholm']);
    const {
      ids: [short],
    } = await article(['Mia Oxholm']);
    const { actor, changes } = await edit('mergeActors', {
      into: long,
      actors: [short],
      note: 'One person.',
    });
    expect(actor).toMatchObject({ id: long, name: 'Marianne Oxholm', formerIds: [short] });
    expect(changes).toMatchObject([{ kind: 'MERGE', otherName: 'Mia Oxholm', by: 'desk', undoneBy: null }]);

    const now = await about(short!);
    expect(now).toMatchObject({
      id: long,
      quotes: { totalCount: 2 },
      reactions: { totalCount: 2 },
      mentions: { totalCount: 2 },
      asked: 2,
    });
    expect(now.names.map(({ text }: { text: string }) => text).sort()).toEqual([
      'Marianne Oxholm',
      'Mia Oxholm',
    ]);
    expect(await outboxOf(long!)).toBe(1);

    expect((await article(['Mia Oxholm'])).ids).toEqual([long]);
    const { data } = await newsroom.ask('{ actors(filter: { name: "mia oxholm" }) { nodes { id } } }');
    expect(data.actors.nodes).toEqual([{ id: long }]);
  });

  it('can be undone: what it took and what was read since goes back, and nothing else', async () => {
    const {
      ids: [one],
    } = await article(['Torben Skaar']);
    const {
      ids: [other],
    } = await article(['Tobias Skaar']);
    const both = await article(['Torben Skaar', 'Tobias Skaar']);
    const before = [await about(one!), await about(other!)];
    const { changes } = await edit('mergeActors', { into: one, actors: [other] });
    const since = await article(['Tobias Skaar']);
    await both.again();
    expect(await speakers(both.articleId)).toEqual([one, one]);

    const undone = await edit('undoActorChange', { id: changes[0].id });
    expect(undone.changes).toMatchObject([{ undoneBy: 'desk' }]);
    expect(await speakers(since.articleId)).toEqual([other]);
    expect(await speakers(both.articleId)).toEqual([one, other]);
    const after = [await about(one!), await about(other!)];
    expect(after[0]).toMatchObject({ ...before[0], changes: expect.anything() });
    expect(after[1].quotes.totalCount).toBe(before[1].quotes.totalCount + 1);
    expect(after[1].roles).toEqual(before[1].roles);
    expect((await article(['Tobias Skaar'])).ids).toEqual([other]);
    expect(await edit('undoActorChange', { id: changes[0].id })).toEqual({
      problems: [{ field: 'id', code: 'UNDONE' }],
    });
  });

  it('of a merge is undone last first', async () => {
    const [
      {
        ids: [a],
      },
      {
        ids: [b],
      },
      {
        ids: [c],
      },
    ] = [await article(['Aud Brekke']), await article(['Bodil Brekke']), await article(['Cilla Brekke'])];
    const first = await edit('mergeActors', { into: b, actors: [a] });
    const second = await edit('mergeActors', { into: c, actors: [b] });
    expect((await about(a!)).id).toBe(c);
    expect(await edit('undoActorChange', { id: first.changes[0].id })).toEqual({
      problems: [{ field: 'id', code: 'NOT_LAST' }],
    });
    await edit('undoActorChange', { id: second.changes[0].id });
    expect((await about(a!)).id).toBe(b);
    await edit('undoActorChange', { id: first.changes[0].id });
    expect(await about(a!)).toMatchObject({ id: a, quotes: { totalCount: 1 } });
  });

  it('refuses what cannot be one, and says all that is wrong', async () => {
    const {
      ids: [id],
    } = await article(['Dag Rosten']);
    expect(await edit('mergeActors', { into: id, actors: [id] })).toEqual({
      problems: [{ field: 'actors', code: 'REPEATED' }],
    });
    expect(await edit('mergeActors', { into: 'x', actors: [] })).toEqual({
      problems: [
        { field: 'into', code: 'BAD_ID' },
        { field: 'actors', code: 'SIZE' },
      ],
    });
    expect(await edit('mergeActors', { into: id, actors: ['00000000-0000-7000-8000-000000000000'] })).toEqual(
      {
        problems: [{ field: 'actors', code: 'NOT_FOUND' }],
      },
    );
  });

  it('needs the role reviewer', async () => {
    const { errors } = await newsroom.ask(
      'mutation { mergeActors(input: { into: "a", actors: ["b"] }) { __typename } }',
      {},
      { name: 'reader', role: 'reader' },
    );
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('a split', () => {
  it('makes two of one, holds when the article is read again, and can be undone', async () => {
    const first = await article(['Jon Fjell']);
    const second = await article(['Jon Fjell']);
    const [id] = first.ids;
    expect(second.ids).toEqual([id]);
    const { actor, changes } = await edit('splitActor', {
      actor: id,
      name: 'Jon Fjell (pilot)',
      articles: [second.articleId],
    });
    expect(actor.id).toBe(id);
    expect(changes).toMatchObject([{ kind: 'SPLIT', otherName: 'Jon Fjell (pilot)' }]);
    const [other] = await speakers(second.articleId);
    expect(other).not.toBe(id);
    expect(await about(other!)).toMatchObject({
      name: 'Jon Fjell (pilot)',
      names: [{ text: 'Jon Fjell' }],
      quotes: { totalCount: 1 },
      reactions: { totalCount: 1 },
      mentions: { totalCount: 1 },
    });
    expect(await speakers(first.articleId)).toEqual([id]);

    await second.again();
    expect(await speakers(second.articleId)).toEqual([other]);

    await edit('undoActorChange', { id: changes[0].id });
    expect(await speakers(second.articleId)).toEqual([id]);
    expect((await about(other!)).id).toBe(id);
    await second.again();
    expect(await speakers(second.articleId)).toEqual([id]);
  });

  it('leaves a later article with the same name to a person', async () => {
    const first = await article(['Tor Lunde']);
    const second = await article(['Tor Lunde']);
    const [id] = first.ids;
    await edit('splitActor', { actor: id, name: 'Tor Lunde (skipper)', articles: [second.articleId] });
    const [other] = await speakers(second.articleId);
    const {
      ids: [later],
    } = await article(['Tor Lunde']);
    expect([id, other]).not.toContain(later);
    const { data } = await newsroom.ask(
      '{ actorDoubts(first: 100) { nodes { id actor { id } candidate { name } likeness } } }',
      {},
      { name: 'desk', role: 'reviewer' },
    );
    const doubts = data.actorDoubts.nodes.filter(
      ({ actor }: { actor: { id: string } }) => actor.id === later,
    );
    expect(doubts.map(({ candidate }: { candidate: { name: string } }) => candidate.name).sort()).toEqual([
      'Tor Lunde',
      'Tor Lunde (skipper)',
    ]);
    await edit('settleActorDoubt', { id: doubts[0].id, same: false });
    const settled = await edit('settleActorDoubt', { id: doubts[1].id, same: true });
    expect(settled.actor.formerIds).toContain(later);
  });

  it('by a name lets the name find the other in later articles', async () => {
    const first = await article(['Kai Holte']);
    const second = await article(['K. Aslak Holte']);
    const [id] = first.ids;
    await edit('mergeActors', { into: id, actors: second.ids });
    await edit('splitActor', { actor: id, name: 'Aslak Holte', names: ['K. Aslak Holte'] });
    const [other] = await speakers(second.articleId);
    expect(other).not.toBe(id);
    expect((await article(['Kai Holte'])).ids).toEqual([id]);
  });

  it('refuses to leave nothing behind', async () => {
    const {
      articleId,
      ids: [id],
    } = await article(['Liv Straume']);
    expect(await edit('splitActor', { actor: id, name: 'Liv', articles: [articleId] })).toEqual({
      problems: [{ field: 'articles', code: 'EVERYTHING' }],
    });
    expect(await edit('splitActor', { actor: id, name: '' })).toEqual({
      problems: [
        { field: 'articles', code: 'EMPTY' },
        { field: 'name', code: 'NOT_TEXT' },
      ],
    });
  });
});

describe('a review of an actor', () => {
  it('corrects name, kind and country, stays when articles are read again, and can be taken back', async () => {
    const first = await article(['Eva Nordal']);
    const [id] = first.ids;
    const correction = { name: 'Eva Nordahl', country: 'NO', kind: 'ORGANIZATION' };
    const { actor } = await edit('reviewActor', { id, state: 'CORRECTED', correction });
    expect(actor).toMatchObject({ ...correction, review: { state: 'CORRECTED', by: 'desk' } });
    expect(await outboxOf(id!)).toBe(1);

    await first.again();
    const later = await article(['Eva Nordal']);
    expect(later.ids).toEqual([id]);
    expect(await about(id!)).toMatchObject({ name: 'Eva Nordahl' });
    const back = await edit('reviewActor', { id, state: 'UNREVIEWED' });
    expect(back.actor).toMatchObject({
      name: 'Eva Nordal',
      kind: 'PERSON',
      country: null,
      review: { state: 'UNREVIEWED', by: null },
    });
  });

  it('rejects one that is nobody: it leaves the lists', async () => {
    const {
      ids: [id],
    } = await article(['Grey Morning']);
    await edit('reviewActor', { id, state: 'REJECTED' });
    const { data } = await newsroom.ask(
      '{ shown: actors(filter: { name: "grey morning" }) { nodes { id } } asked: actors(filter: { name: "grey morning", review: [REJECTED] }) { nodes { id } } }',
    );
    expect(data).toEqual({ shown: { nodes: [] }, asked: { nodes: [{ id }] } });
  });
});
