import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Newsroom, openNewsroom } from '../newsroom.js';
import { keyOf, readingOf } from '../readings.js';

let newsroom: Newsroom;

beforeAll(async () => {
  newsroom = await openNewsroom();
});

afterAll(() => newsroom.close());

const OPENING = 'Ida Falk met Nils Rask. ';
const LATER = 'The meeting, the third this year, took an hour. Ida Falk met Nils Rask. ';
const BODY = '“The dam will hold for another winter,” Ida Falk said. Nils Rask criticised the report.';

function readingFor(text: string, { misses = false } = {}) {
  return readingOf(text, {
    actors: [{ name: 'Ida Falk' }, { name: 'Nils Rask' }],
    quotes: misses
      ? []
      : [
          {
            words: '“The dam will hold for another winter,”',
            speaker: keyOf('Ida Falk'),
            source: 'Ida Falk',
          },
        ],
    reactions: misses
      ? []
      : [{ type: 'ACCUSE', words: 'Nils Rask criticised the report', actors: [keyOf('Nils Rask')] }],
  });
}

let articles = 0;

/** A fresh article with one quote of Ida Falk and one reaction of Nils Rask. */
async function article() {
  articles += 1;
  const url = `https://north.example/dam/${articles}`;
  const { articleId } = await newsroom.store({ text: OPENING + BODY, url }, readingFor(OPENING + BODY));
  const { data } = await newsroom.ask(
    `query ($id: ID!) { article(id: $id) { quotes { nodes { id } } reactions { nodes { id } } actors { actor { id name } } } }`,
    { id: articleId },
  );
  const actorId = (name: string) =>
    data.article.actors.find(({ actor }: { actor: { name: string } }) => actor.name === name).actor.id;
  return {
    url,
    articleId,
    quote: data.article.quotes.nodes[0].id as string,
    reaction: data.article.reactions.nodes[0].id as string,
    ida: actorId('Ida Falk') as string,
    nils: actorId('Nils Rask') as string,
  };
}

const REVIEW_QUOTE = `mutation ($input: ReviewQuoteInput!) { result: reviewQuote(input: $input) {
  ... on ReviewQuotePayload { quote { kind speaker { id } review { state by at note } } }
  ... on ReviewRefused { problems { field code message } } } }`;
const REVIEW_REACTION = `mutation ($input: ReviewReactionInput!) { result: reviewReaction(input: $input) {
  ... on ReviewReactionPayload { reaction { type stance actors { id } recipients { id } negated review { state by } } }
  ... on ReviewRefused { problems { field code message } } } }`;

describe('a review', () => {
  it('corrects a quote, signs it, and survives a changed text and a reading that misses the quote', async () => {
    const { url, articleId, quote, nils } = await article();
    const input = {
      id: quote,
      state: 'CORRECTED',
      note: 'Rask, by the recording.',
      correction: { speaker: nils },
    };
    const { data } = await newsroom.ask(REVIEW_QUOTE, { input }, { name: 'desk', role: 'reviewer' });
    expect(data.result.quote).toMatchObject({
      speaker: { id: nils },
      review: { state: 'CORRECTED', by: 'desk', note: 'Rask, by the recording.' },
    });

    const check = async () => {
      const found = await newsroom.ask(
        `query ($id: ID!) { article(id: $id) { revision { number text } quotes { nodes { id speaker { id } review { state } spans { start end text } } } } }`,
        { id: articleId },
      );
      const { revision, quotes } = found.data.article;
      expect(quotes.nodes).toMatchObject([
        { id: quote, speaker: { id: nils }, review: { state: 'CORRECTED' } },
      ]);
      const [span] = quotes.nodes[0].spans;
      expect(revision.text.slice(span.start, span.end)).toBe(span.text);
      return revision.number;
    };
    const revised = await newsroom.store({ text: LATER + BODY, url }, readingFor(LATER + BODY));
    expect(revised.changes).toMatchObject({ quotesKept: 1, quotesAdded: 0, quotesWithdrawn: 0 });
    expect(await check()).toBe(2);
    await newsroom.store({ text: LATER + BODY, url }, readingFor(LATER + BODY, { misses: true }), {
      again: true,
    });
    expect(await check()).toBe(2);
    await newsroom.store({ text: OPENING + BODY, url }, readingFor(OPENING + BODY, { misses: true }));
    expect(await check()).toBe(3);
  });

  it('corrects who takes which part in a reaction, and a re-reading does not undo it', async () => {
    const { url, articleId, reaction, ida, nils } = await article();
    const correction = {
      type: 'REJECT',
      stance: 'OPPOSES',
      actors: [nils, ida],
      recipients: [],
      negated: true,
    };
    const { data } = await newsroom.ask(REVIEW_REACTION, {
      input: { id: reaction, state: 'CORRECTED', correction },
    });
    const corrected = {
      type: 'REJECT',
      stance: 'OPPOSES',
      actors: [{ id: nils }, { id: ida }],
      recipients: [],
      negated: true,
    };
    expect(data.result.reaction).toMatchObject(corrected);
    await newsroom.store({ text: LATER + BODY, url }, readingFor(LATER + BODY));
    const after = await newsroom.ask(
      'query ($id: ID!) { article(id: $id) { reactions { nodes { id type stance actors { id } recipients { id } negated } } } }',
      { id: articleId },
    );
    expect(after.data.article.reactions.nodes).toEqual([{ id: reaction, ...corrected }]);
  });

  it('of UNREVIEWED brings back what the machine read, over several corrections', async () => {
    const { quote, reaction, ida, nils } = await article();
    for (const speaker of [nils, null]) {
      await newsroom.ask(REVIEW_QUOTE, { input: { id: quote, state: 'CORRECTED', correction: { speaker } } });
    }
    const undone = await newsroom.ask(REVIEW_QUOTE, { input: { id: quote, state: 'UNREVIEWED' } });
    expect(undone.data.result.quote).toMatchObject({
      speaker: { id: ida },
      review: { state: 'UNREVIEWED', by: null, at: null, note: null },
    });
    await newsroom.ask(REVIEW_REACTION, {
      input: { id: reaction, state: 'CORRECTED', correction: { actors: [ida], type: 'DENY' } },
    });
    const back = await newsroom.ask(REVIEW_REACTION, { input: { id: reaction, state: 'UNREVIEWED' } });
    expect(back.data.result.reaction).toMatchObject({ type: 'ACCUSE', actors: [{ id: nils }] });
  });

  it('of REJECTED takes a quote out of lists, and a re-reading does not bring it back', async () => {
    const { url, articleId, quote } = await article();
    await newsroom.ask(REVIEW_QUOTE, { input: { id: quote, state: 'REJECTED' } });
    await newsroom.store({ text: LATER + BODY, url }, readingFor(LATER + BODY));
    const { data } = await newsroom.ask(
      'query ($id: ID!) { article(id: $id) { left: quotes { totalCount } rejected: quotes(filter: { review: [REJECTED] }) { nodes { id } } } }',
      { id: articleId },
    );
    expect(data.article).toEqual({ left: { totalCount: 0 }, rejected: { nodes: [{ id: quote }] } });
  });

  it.each([
    ['an id that is none', { id: 'nobody', state: 'CONFIRMED' }, 'id', 'BAD_ID'],
    [
      'an id that nothing has',
      { id: '0190a5c2-0000-7000-8000-000000000000', state: 'CONFIRMED' },
      'id',
      'NOT_FOUND',
    ],
    ['a correction that corrects nothing', { state: 'CORRECTED', correction: {} }, 'correction', 'EMPTY'],
    [
      'a correction with another state',
      { state: 'CONFIRMED', correction: { kind: 'DIRECT' } },
      'correction',
      'UNEXPECTED',
    ],
    [
      'a speaker who does not exist',
      { state: 'CORRECTED', correction: { speaker: '0190a5c2-0000-7000-8000-000000000000' } },
      'correction.speaker',
      'NOT_FOUND',
    ],
    ['a kind of null', { state: 'CORRECTED', correction: { kind: null } }, 'correction.kind', 'NULL'],
    ['a note with a NUL character', { state: 'CONFIRMED', note: 'a\u0000b' }, 'note', 'NOT_TEXT'],
    ['a note without end', { state: 'CONFIRMED', note: 'x'.repeat(1_001) }, 'note', 'TOO_LONG'],
  ])('refuses %s, names the field and stores nothing', async (_name, wrong, field, code) => {
    const { quote } = await article();
    const { data } = await newsroom.ask(REVIEW_QUOTE, { input: { id: quote, ...wrong } });
    expect(data.result.problems).toMatchObject([{ field, code }]);
    const after = await newsroom.ask('query ($id: ID!) { quote(id: $id) { review { state } } }', {
      id: quote,
    });
    expect(after.data.quote.review.state).toBe('UNREVIEWED');
  });

  it('needs the role reviewer, and adding an article the role editor', async () => {
    const { quote } = await article();
    const reader = { name: 'r', role: 'reader' as const };
    const review = await newsroom.ask(REVIEW_QUOTE, { input: { id: quote, state: 'CONFIRMED' } }, reader);
    expect(review.errors?.[0]?.message).toBe('reviewQuote needs the role reviewer; yours is reader.');
    expect(review.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', requiredRole: 'reviewer' });
    const add = await newsroom.ask(
      'mutation { addArticle(input: { text: "x" }) { __typename } }',
      {},
      { name: 'r', role: 'reviewer' },
    );
    expect(add.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', requiredRole: 'editor' });
  });
});
