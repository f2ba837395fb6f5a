import { createHash } from 'node:crypto';
import { GrowingText } from './text.mjs';
import { cue, deed, headline, leadSentence, title } from './words.mjs';

const LEAST_ITEMS = 5;
const MOST_ITEMS = 8;
const MOST_PARTIES = 3;
/** An article quotes out of so many sayings that are new in its days. */
export const FRESH_SAYINGS = 40;
const SAID_SHARE = 0.4;

const wordsOf = (text) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * Makes one article with its text, quotes, reactions and mentions.
 *
 * @param {ReturnType<typeof import('./cast.mjs').makeCast>} cast
 * @param {{random: import('./random.mjs').Random, ids: import('./random.mjs').Ids}} chance
 * @param {{number: number, share: number, publishedAt: number}} which its number from 0, the same as a share of all
 *   articles, and its time, milliseconds since 1970
 * @returns {Record<string, Record<string, unknown>[]>} rows by table
 */
export function makeArticle(cast, { random, ids }, { number, share, publishedAt }) {
  const article = {
    cast,
    random,
    text: new GrowingText(),
    newId: () => ids.at(publishedAt),
    published: new Date(publishedAt).toISOString(),
    rows: { actor_name: [], utterance: [], quote: [], reaction: [], reaction_party: [], mention: [] },
    mentioned: new Set(),
    quotes: [],
  };
  article.id = article.newId();
  article.revisionId = article.newId();
  const heading = headline(random);
  article.text.sentence(leadSentence(random));
  const lead = article.text.length;
  const oldest = Math.floor(share * (cast.sayings.length - FRESH_SAYINGS));
  const fresh = new Set(cast.sayings.slice(oldest, oldest + FRESH_SAYINGS));
  for (const kind of itemKinds(random)) {
    article.text.paragraph();
    if (kind === 'quote') {
      const saying = random.of([...fresh]);
      fresh.delete(saying);
      addQuote(article, saying);
    } else addReaction(article);
  }
  return { ...articleRows(article, number, heading, lead), ...article.rows };
}

/** 5 to 8 quotes and 5 to 8 reactions, in turns. */
function itemKinds(random) {
  const quotes = random.whole(LEAST_ITEMS, MOST_ITEMS);
  const reactions = random.whole(LEAST_ITEMS, MOST_ITEMS);
  return Array.from({ length: MOST_ITEMS }, (_, index) => [
    ...(index < quotes ? ['quote'] : []),
    ...(index < reactions ? ['reaction'] : []),
  ]).flat();
}

function articleRows({ cast, random, text, id, revisionId, published }, number, heading, lead) {
  const outlet = cast.outlets[random.early(cast.outlets.length)];
  return {
    article: [
      {
        id,
        url: `https://${outlet.domain}/${number}`,
        title: heading,
        bylines: [],
        language: 'en',
        published_at: published,
        collected_at: published,
        revision_number: 1,
        outlet_id: outlet.id,
        content_hash: `\\x${createHash('sha256').update(heading).update('\0').update(text.text).digest('hex')}`,
      },
    ],
    revision: [
      {
        id: revisionId,
        number: 1,
        seen_at: published,
        title: heading,
        text: text.text,
        passages: JSON.stringify([
          { kind: 'LEAD', start: 0, end: lead },
          { kind: 'REPORT', start: lead, end: text.length },
        ]),
        sentences: text.sentences,
        article_id: id,
      },
    ],
  };
}

function addQuote(article, saying) {
  const { random, text, rows, newId } = article;
  const { speaker } = saying;
  const verb = cue(random);
  const [, content, , name, , said] = text.sentence(
    '“',
    saying.text,
    '” ',
    speaker.name,
    `, ${title(random)}, `,
    verb,
    '.',
  );
  const id = newId();
  rows.quote.push({
    id,
    kind: random.of(['DIRECT', 'DIRECT', 'MIXED', 'INDIRECT']),
    text: saying.text,
    speaker_id: speaker.id,
    speaker_as_printed: name.text,
    cue: said.text,
    utterance_id: utteranceOf(article, saying),
    content: JSON.stringify([content]),
    ordinal: content.start,
    identity: wordsOf(saying.text),
    ...readIn(article),
  });
  article.quotes.push(id);
  mention(article, speaker, name, id);
}

function utteranceOf({ rows, newId, published }, saying) {
  if (saying.id === undefined) {
    saying.id = newId();
    rows.utterance.push({
      id: saying.id,
      text: saying.text,
      speaker_id: saying.speaker.id,
      first_carried_at: published,
    });
  }
  return saying.id;
}

function addReaction(article) {
  const { cast, random, text, rows, newId, quotes, published } = article;
  const { verb, type, stance } = deed(random);
  const subject = cast.subjects[random.early(cast.subjects.length)];
  const actors = parties(article, 1);
  const recipients = parties(article, 0);
  const names = actors.map(({ name }) => name).join(' and ');
  const against = recipients.length > 0 ? ` of ${recipients.map(({ name }) => name).join(' and ')}` : '';
  const [first] = text.sentence(names, ` ${verb} the ${subject.name}`, against, '.');
  const span = { ...first, end: text.length, text: text.sentences.at(-1) };
  const id = newId();
  rows.reaction.push({
    id,
    type,
    stance,
    subject_id: subject.id,
    factuality: 'DONE',
    negated: false,
    quote_id: quotes.length > 0 && random.chance(SAID_SHARE) ? random.of(quotes) : null,
    span: JSON.stringify(span),
    ordinal: span.start,
    identity: `${wordsOf(span.text)}|${type}`,
    ...readIn(article),
  });
  for (const [part, list] of Object.entries({ ACTOR: actors, RECIPIENT: recipients })) {
    for (const [ordinal, { id: actorId }] of list.entries()) {
      rows.reaction_party.push({
        reaction_id: id,
        part,
        ordinal,
        actor_id: actorId,
        published_at: published,
      });
    }
  }
  mention(
    article,
    actors[0],
    { ...first, end: first.start + actors[0].name.length, text: actors[0].name },
    null,
  );
}

/** Up to 3 different actors. */
function parties({ cast, random }, least) {
  const wanted = random.whole(least, MOST_PARTIES);
  return [...new Set(Array.from({ length: wanted }, () => cast.actors[random.early(cast.actors.length)]))];
}

/** An actor's first place in the article, and its names where no article had it before. */
function mention(article, actor, span, quoteId) {
  const { rows, newId, mentioned } = article;
  if (mentioned.has(actor)) return;
  mentioned.add(actor);
  const place = { ...evidenceIn(article), span: JSON.stringify(span) };
  rows.mention.push({
    id: newId(),
    actor_id: actor.id,
    text: span.text,
    quote_id: quoteId,
    ordinal: span.start,
    ...place,
  });
  if (actor.named) return;
  actor.named = true;
  const names = [
    [actor.name, 'FULL'],
    ...(actor.kind === 'PERSON' ? [[actor.name.split(' ')[1], 'SHORT']] : []),
  ];
  for (const [text, kind] of names) {
    rows.actor_name.push({
      id: newId(),
      text,
      kind,
      language: 'en',
      key: wordsOf(text),
      actor_id: actor.id,
      ...place,
    });
  }
}

function evidenceIn({ id, revisionId }) {
  return { article_id: id, revision_id: revisionId, passage: 'REPORT' };
}

function readIn(article) {
  const confidence = article.random.whole(50, 99) / 100;
  return { ...evidenceIn(article), confidence, published_at: article.published };
}
