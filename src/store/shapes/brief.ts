import type { DateTimeRange } from '../../schema/ranges.js';
import { pageSize } from '../graph/page.js';
import { columns, type Link, type Shape } from '../graph/shape.js';
import { stands } from './alert.js';
import { heldOn, within } from './conditions.js';
import { reference } from './places.js';

/** So many quotes, and as many reactions, are drawn on at most: the newest. */
const MOST_DRAWN_ON = 2_000;

/** What a brief is about: SQL of its name, and of the conditions that its quotes `q` and reactions `r` meet. */
interface Topic {
  name: (row: string) => string;
  quotes: (row: string, published: (column: string) => string) => string;
  reactions: (row: string, published: (column: string) => string) => string;
}

const inStory = (item: string) => (row: string) =>
  `${item}.article_id in (select p.article_id from placement p where p.story_id = ${row}.id)`;

export const briefOfStory = briefOf({
  name: (row) => `${row}.title`,
  quotes: inStory('q'),
  reactions: inStory('r'),
});

export const briefOfSubject = briefOf({
  name: (row) => `${row}.name`,
  quotes: (row, published) =>
    `q.id in (select c.quote_id from reaction c where c.subject_id = ${row}.id and ${published('c')}` +
    ` order by c.published_at desc limit ${MOST_DRAWN_ON})`,
  reactions: (row) => `r.subject_id = ${row}.id`,
});

export const briefOfActor = briefOf({
  name: (row) => `${row}.name`,
  quotes: (row) => `q.speaker_id = ${row}.id`,
  // Both parts, so twice as many may name fewer reactions.
  reactions: (row, published) =>
    `r.id in (select p.reaction_id from reaction_party p where p.actor_id = ${row}.id and ${published('p')}` +
    ` order by p.published_at desc limit ${2 * MOST_DRAWN_ON})`,
});

/** One row: the time that was asked for, how many lines, and the ids of what the brief draws on. */
function briefOf(topic: Topic): Link {
  return {
    type: 'Brief',
    from: (row, { statement, args }) => {
      const range = (args.published ?? {}) as DateTimeRange;
      const published = (item: string) =>
        ['true', ...within(statement, `${item}.published_at`, range)].join(' and ');
      const newest = (table: 'quote' | 'reaction', item: 'q' | 'r', condition: string) =>
        `array(select ${item}.id from ${table} ${item} where ${condition} and ${stands(item)} and ${published(item)}` +
        ` order by ${item}.published_at desc, ${item}.id desc limit ${MOST_DRAWN_ON})`;
      const columns = [
        `${topic.name(row)} as name`,
        `${statement.bind(range.from ?? null, 'timestamptz')} as "from"`,
        `${statement.bind(range.until ?? null, 'timestamptz')} as until`,
        `${pageSize(args)} as lines`,
        `${newest('quote', 'q', topic.quotes(row, published))} as quotes`,
        `${newest('reaction', 'r', topic.reactions(row, published))} as reactions`,
      ];
      return `(select ${columns.join(', ')})`;
    },
  };
}

/** Articles that carry what a brief draws on. */
const drawnOn = (row: string) =>
  `(select q.article_id from quote q where q.id = any(${row}.quotes) union select r.article_id from reaction r where r.id = any(${row}.reactions))`;

/** What most carry first, then what is surest, then what is newest. */
const MOST_CARRIED = (item: string) =>
  `${item}.outlets desc, ${item}.articles desc, ${item}.confidence desc, ${item}.first_at desc, ${item}.id`;

/** Sayings out of the quotes of a brief, with their first quote. */
const sayings = (row: string) =>
  `(select s.* from (
      select q.utterance_id as id, (array_agg(q.id order by q.published_at, q.id))[1] as quote_id, min(q.published_at) as first_at,
        max(q.confidence) as confidence, count(distinct a.outlet_id)::int as outlets, count(distinct a.id)::int as articles
      from quote q join article a on a.id = q.article_id where q.id = any(${row}.quotes) group by 1) s
    order by ${MOST_CARRIED('s')} limit ${row}.lines)`;

const parties = (part: 'ACTOR' | 'RECIPIENT') =>
  `array(select p.actor_id from reaction_party p where p.reaction_id = r.id and p.part = '${part}' order by 1)`;

/** Deeds out of the reactions of a brief, with their first report. */
const deeds = (row: string) =>
  `(select d.* from (
      select (array_agg(t.id order by t.published_at, t.id))[1] as id, min(t.published_at) as first_at,
        max(t.confidence) as confidence, count(distinct t.outlet_id)::int as outlets, count(distinct t.article_id)::int as articles
      from (select r.*, a.outlet_id, ${parties('ACTOR')} as by, ${parties('RECIPIENT')} as towards
            from reaction r join article a on a.id = r.article_id
            where r.id = any(${row}.reactions) and r.type <> 'STATEMENT') t
      group by t.type, t.negated, t.factuality, t.subject_id, t.by, t.towards) d
    order by ${MOST_CARRIED('d')} limit ${row}.lines)`;

const source = (row: string) =>
  `'outlets', ${row}.outlets, 'outlet', o.name, 'url', a.url, 'on', (a.published_at at time zone 'UTC')::date`;

/** What the line of a saying is made of: see SayingMaterial. */
const sayingMaterial = (row: string) =>
  `(select json_build_object(${source(row)}, 'speaker', coalesce(s.name, q.speaker_as_printed), 'kind', q.kind, 'words', u.text,
      'office', (select json_build_object('title', h.title, 'at', b.name) from role h left join actor b on b.id = h.at_id
        where h.holder_id = q.speaker_id
          and ${heldOn('h', "coalesce(q.said_on, (q.published_at at time zone 'UTC')::date)").join(' and ')}
        order by h."from" desc nulls last, h.id limit 1))
    from quote q join article a on a.id = q.article_id left join outlet o on o.id = a.outlet_id
      join utterance u on u.id = q.utterance_id left join actor s on s.id = q.speaker_id
    where q.id = ${row}.quote_id)`;

const names = (part: 'ACTOR' | 'RECIPIENT') =>
  `(select coalesce(json_agg(n.name order by p.ordinal), '[]'::json) from reaction_party p join actor n on n.id = p.actor_id
    where p.reaction_id = r.id and p.part = '${part}')`;

/** What the line of a deed is made of: see DeedMaterial. */
const deedMaterial = (row: string) =>
  `(select json_build_object(${source(row)}, 'type', r.type, 'negated', r.negated, 'factuality', r.factuality, 'by', ${names('ACTOR')},
      'towards', ${names('RECIPIENT')}, 'over', s.name, 'words', r.span->>'text')
    from reaction r join article a on a.id = r.article_id left join outlet o on o.id = a.outlet_id
      left join subject s on s.id = r.subject_id
    where r.id = ${row}.id)`;

const listOf = (rows: string, material: (row: string) => string) =>
  `(select coalesce(json_agg(${material('x')} order by ${MOST_CARRIED('x')}), '[]'::json) from ${rows} x)`;

const counts = {
  articles: (row: string) => `(select count(*)::int from ${drawnOn(row)} d)`,
  outlets: (row: string) =>
    `(select count(distinct a.outlet_id)::int from ${drawnOn(row)} d join article a on a.id = d.article_id)`,
};

export const brief: Shape = {
  type: 'Brief',
  values: {
    ...columns('from', 'until'),
    ...counts,
    // What it is made of: BriefResolver writes it.
    markdown: (row) =>
      `json_build_object('name', ${row}.name, 'from', ${row}."from", 'until', ${row}.until, 'articles', ${counts.articles(row)},
        'outlets', ${counts.outlets(row)}, 'said', ${listOf(sayings(row), sayingMaterial)}, 'done', ${listOf(deeds(row), deedMaterial)})`,
  },
  many: {
    said: { type: 'BriefSaying', from: sayings, order: MOST_CARRIED },
    done: { type: 'BriefDeed', from: deeds, order: MOST_CARRIED },
    stances: {
      type: 'StanceCount',
      from: (row) =>
        `(select r.stance, count(*)::int as count from reaction r where r.id = any(${row}.reactions) and r.stance is not null group by 1)`,
      order: (count) => `${count}.count desc, ${count}.stance`,
    },
  },
};

export const briefSaying: Shape = {
  type: 'BriefSaying',
  values: { ...columns('outlets', 'articles'), line: sayingMaterial },
  one: { utterance: reference('Utterance', 'id'), quote: reference('Quote', 'quote_id') },
};

export const briefDeed: Shape = {
  type: 'BriefDeed',
  values: { ...columns('outlets', 'articles'), line: deedMaterial },
  one: { reaction: reference('Reaction', 'id') },
};
