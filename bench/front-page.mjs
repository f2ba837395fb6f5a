import assert from 'node:assert/strict';

/** What the front page asks of Rejoinder; the hand-written server answers in the same shape. */
export const REJOINDER_QUERY = `{
  articles(first: 20) {
    nodes {
      id title publishedAt
      outlet { name }
      quotes(first: 5) { nodes { id kind text speaker { id name } } }
      reactions(first: 5) { nodes { id type stance actors { id name } } }
    }
  }
}`;

/** The same items through the fields that PostGraphile makes of the tables, under the same names where it can give them. */
export const POSTGRAPHILE_QUERY = `{
  articles: allArticles(first: 20, orderBy: [PUBLISHED_AT_DESC, ROW_ID_DESC]) {
    nodes {
      id: rowId title publishedAt
      outlet: outletByOutletId { name }
      quotes: quotesByArticleId(first: 5, orderBy: [ORDINAL_ASC, ROW_ID_ASC]) {
        nodes { id: rowId kind text speaker: actorBySpeakerId { id: rowId name } }
      }
      reactions: reactionsByArticleId(first: 5, orderBy: [ORDINAL_ASC, ROW_ID_ASC]) {
        nodes {
          id: rowId type stance
          actors: reactionPartiesByReactionId(condition: {part: "ACTOR"}, orderBy: [ORDINAL_ASC]) {
            nodes { actor: actorByActorId { id: rowId name } }
          }
        }
      }
    }
  }
}`;

/** An answer of any server as one plain list, so that answers can be compared. */
function itemsOf({ data, errors }) {
  if (errors) throw new Error(`The query was answered with errors: ${JSON.stringify(errors)}`);
  return data.articles.nodes.map(({ publishedAt, quotes, reactions, ...article }) => ({
    ...article,
    publishedAt: Date.parse(publishedAt),
    quotes: quotes.nodes,
    reactions: reactions.nodes.map(({ actors, ...reaction }) => ({
      ...reaction,
      actors: actors.nodes ? actors.nodes.map(({ actor }) => actor) : actors,
    })),
  }));
}

/**
 * Sees that all servers give the same articles, quotes and reactions, and as many as the query asks for.
 * @param {Map<string, object>} answers by server
 * @returns {string} what each answer holds, for a person
 */
export function checkSame(answers) {
  const [[reference, first], ...others] = [...answers].map(([name, answer]) => [name, itemsOf(answer)]);
  const counts = {
    articles: first.length,
    quotes: first.flatMap(({ quotes }) => quotes).length,
    reactions: first.flatMap(({ reactions }) => reactions).length,
    actors: first.flatMap(({ reactions }) => reactions.flatMap(({ actors }) => actors)).length,
  };
  assert.equal(counts.articles, 20);
  assert.equal(counts.quotes, 100);
  assert.equal(counts.reactions, 100);
  for (const [name, items] of others) {
    assert.deepEqual(items, first, `${name} answers something else than ${reference}.`);
  }
  return `20 articles, 100 quotes with their speakers, 100 reactions with ${counts.actors} actors`;
}
