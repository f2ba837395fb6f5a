import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { ask } from '../../acceptance/server.js';
import { buildAlerts, buildDeadLetter, buildWebhook } from '../../factories.js';

/** Things of the samples that operations are about, found by what they have, not by their names. */
export interface Sample {
  /** Whom quotes, reactions and offices are of. */
  speaker: { id: string; name: string; wikidataId: string };
  /** Whom reactions are about. */
  recipient: { id: string };
  /** With quotes and reactions of its own, and more than one revision. */
  article: { id: string; url: string };
  /** Is quoted in that article. */
  quoted: { id: string };
  outlet: { id: string; domain: string };
  /** Of that outlet: it has brought that article, and lists an item that was refused. */
  feed: { id: string; url: string };
  /** Carries a reaction. */
  quote: { id: string };
  /** Takes a stance on a subject and is carried by a quote. */
  reaction: { id: string };
  /** Takes that stance. */
  reactor: { id: string };
  subject: { id: string; name: string };
  /** Carried by more than one outlet, and cut by one. */
  utterance: { id: string };
  mention: { id: string };
  name: { id: string };
  role: { id: string };
  revision: { id: string };
  /** Carried by the outlet above and another one, with somebody whom it names. */
  story: { id: string; actor: string };
  /** Has a filter for each kind. */
  monitor: { id: string };
  /** Of that monitor, with a dead letter. */
  webhook: { id: string };
}

const WIKIDATA_ID = 'Q99000001';

const MONITOR = /* GraphQL */ `mutation { createMonitor(input: { name: "Rivers and banks", articles: { words: "river or bank" }, quotes: {},
  reactions: { stance: [OPPOSES] }, revisions: {}, stories: { minOutlets: 2 }, actors: { kind: [PERSON] },
  quiet: [{ timeZone: "Europe/Lisbon", from: "22:00", until: "06:00", days: [SATURDAY, SUNDAY] }], grouping: { minutes: 15, by: STORY },
  alerts: { kinds: [SPIKE, NEW_SPEAKER], minimum: 8 } }) { ... on MonitorPayload { monitor { id } } } }`;

const FIND = /* GraphQL */ `{
  articles(first: 100) { nodes { id url revision { id } outlet { id domain } revisions(first: 1) { totalCount }
    quotes(first: 1) { nodes { speaker { id } } } } }
  utterances(first: 20, filter: { minOutlets: 2 }) {
    nodes { id quotes(first: 5) { nodes { cuts { kind } } } speaker { id name names { id } roles { id } reactions(first: 1) { totalCount } } }
  }
  stories(filter: { minOutlets: 2 }) { nodes { id articles { nodes { outlet { id } } } actors { actor { id } } } }
  reactions(first: 100, filter: { said: true }) {
    nodes { id stance quote { id mentions(first: 1) { nodes { id } } } actors { id } recipients { id } subject { id name stances { count } } }
  }
}`;

/**
 * Looks for the things of a sample in the whole graph.
 * @param url of the whole
 * @throws with a sentence, where the samples have no such thing any more
 */
export async function findSample(url: string, databaseUrl: string): Promise<Sample> {
  const { data, errors } = await ask(url, FIND);
  if (errors) throw new Error(JSON.stringify(errors));
  const article = first('an article with two revisions', data.articles.nodes, ({ revisions, quotes }) => {
    return revisions.totalCount > 1 && quotes.nodes[0]?.speaker;
  });
  const utterance = first(
    'an utterance of a speaker with an office, which an outlet cut',
    data.utterances.nodes,
    ({ speaker, quotes }) => {
      const isCut = quotes.nodes.some(({ cuts }: { cuts: unknown[] }) => cuts.length > 0);
      return isCut && speaker && speaker.roles.length > 0 && speaker.reactions.totalCount > 1;
    },
  );
  const reaction = first('a reaction in a quote', data.reactions.nodes, (found) => {
    return (
      found.stance &&
      found.subject &&
      found.actors.length > 0 &&
      found.recipients.length > 0 &&
      found.quote.mentions.nodes.length > 0
    );
  });
  const { id: storyId, actors } = first('a story of that outlet and another', data.stories.nodes, (found) => {
    return found.articles.nodes.some(
      (one: { outlet: { id: string } }) => one.outlet.id === article.outlet.id,
    );
  });
  const { speaker } = utterance;
  const { monitor } = (await ask(url, MONITOR)).data.createMonitor;
  await linkToWikidata(databaseUrl, speaker.id);
  const { id, url: address, outlet, revision } = article;
  await raiseAlerts(databaseUrl, {
    monitor: monitor.id,
    speaker: speaker.id,
    quote: reaction.quote.id,
    actor: reaction.actors[0].id,
    subject: reaction.subject.id,
    before: reaction.id,
    now: reaction.id,
  });
  const feed = await addPolledFeed(databaseUrl, outlet, id);
  return {
    speaker: { id: speaker.id, name: speaker.name, wikidataId: WIKIDATA_ID },
    recipient: reaction.recipients[0],
    article: { id, url: address },
    quoted: article.quotes.nodes[0].speaker,
    outlet,
    feed,
    quote: { id: reaction.quote.id },
    reaction: { id: reaction.id },
    reactor: reaction.actors[0],
    subject: reaction.subject,
    utterance: { id: utterance.id },
    mention: reaction.quote.mentions.nodes[0],
    name: speaker.names[0],
    role: speaker.roles[0],
    revision,
    story: { id: storyId, actor: actors[0].actor.id },
    monitor,
    webhook: await failingWebhook(databaseUrl, monitor.id),
  };
}

// The shape is the query's.
// biome-ignore lint/suspicious/noExplicitAny: see above
function first(what: string, all: any[], isIt: (one: any) => boolean): any {
  const found = all.find(isIt);
  if (!found) throw new Error(`The samples no longer have ${what}.`);
  return found;
}

/** The samples come from files: what a poll would leave behind is put beside them. */
async function addPolledFeed(
  databaseUrl: string,
  outlet: Sample['outlet'],
  articleId: string,
): Promise<Sample['feed']> {
  const id = uuid();
  const url = `https://${outlet.domain}/feed.xml`;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `insert into feed (id, url, kind, title, state, last_attempt_at, last_success_at, last_new_at, problem, problem_code, items, outlet_id)
       values ($1, $2, 'RSS', 'All stories', 'DEGRADED', now(), now(), now(), 'The feed is not well-formed.', 'BAD_FEED', 2, $3)`,
      [id, url, outlet.id],
    );
    await client.query(
      `insert into feed_item_memory (feed_id, key, stamp, stored_at, article_id) values ($1, 'a', '', now(), $2)`,
      [id, articleId],
    );
    await client.query(
      `insert into feed_item_memory (feed_id, key, stamp, link, title, tries, retry_at, problem, problem_code)
       values ($1, 'b', '', $2, 'Vote put off', 1, now() + interval '1 hour', 'The server answered 500.', 'UNREACHABLE')`,
      [id, `https://${outlet.domain}/vote`],
    );
    await client.query(
      `insert into feed_push (feed_id, token, secret, hub, topic, state, lease_until, pushed_at, missed_at, problem)
       values ($1, 't', 's', 'https://hub.example/', $2, 'DENIED', now(), now(), now(), 'The hub denies the subscription.')`,
      [id, url],
    );
    return { id, url };
  } finally {
    await client.end();
  }
}

/** The reader of texts links nobody: a person does, and countries of outlets are a person's word as well. */
async function linkToWikidata(databaseUrl: string, actor: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('update actor set wikidata_id = $1 where id = $2', [WIKIDATA_ID, actor]);
    await client.query("update outlet set country = 'PT'");
  } finally {
    await client.end();
  }
}

async function raiseAlerts(databaseUrl: string, items: Parameters<typeof buildAlerts>[1]): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await buildAlerts(client, items);
  } finally {
    await client.end();
  }
}

async function failingWebhook(databaseUrl: string, monitor: string): Promise<{ id: string }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { id } = await buildWebhook(client, { monitor_id: monitor });
    await buildDeadLetter(client, { webhook_id: id });
    return { id };
  } finally {
    await client.end();
  }
}
