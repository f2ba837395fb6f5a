const QUOTES = 'nodes { id text speaker { name } article { title } } pageInfo { hasNextPage endCursor }';
const REACTIONS = 'nodes { id type actors { name } recipients { name } } pageInfo { hasNextPage endCursor }';
const ARTICLES = 'nodes { id title publishedAt outlet { name } } pageInfo { hasNextPage endCursor }';
const STORIES = 'nodes { id title size outlets } pageInfo { hasNextPage endCursor }';

const quotes = (filter, order = '') => `{ quotes(first: 20${order}, filter: ${filter}) { ${QUOTES} } }`;
const reactions = (filter) => `{ reactions(first: 20, filter: ${filter}) { ${REACTIONS} } }`;
const articles = (filter) => `{ articles(first: 20, filter: ${filter}) { ${ARTICLES} } }`;
const stories = (args) => `{ stories(first: 20, ${args}) { ${STORIES} } }`;

/**
 * Whom and what the questions ask about, the same way in a small and in a large database.
 *
 * @param {import('pg').Client} client
 * @returns {Promise<Record<'often' | 'seldom' | 'name' | 'other' | 'outlet' | 'subject' | 'story' | 'article' | 'week', string>>}
 */
export async function namesFor(client) {
  const one = async (sql) => Object.values((await client.query(sql)).rows[0])[0];
  const speakers = `select speaker_id from quote where speaker_id is not null group by 1 having count(*) >= 3`;
  const seldom = await one(`${speakers} order by count(*), 1 limit 1`);
  return {
    often: await one(`${speakers} order by count(*) desc, 1 limit 1`),
    seldom,
    name: await one(`select name from actor where id = '${seldom}'`),
    other: await one("select name from actor where kind = 'PERSON' order by name, id limit 1"),
    outlet: await one('select outlet_id from article group by 1 order by count(*) desc, 1 limit 1'),
    subject: await one('select subject_id from reaction group by 1 order by count(*) desc, 1 limit 1'),
    story: await one('select id from story order by last_at desc, id limit 1'),
    article: await one('select id from article order by published_at desc, id limit 1'),
    week: await one(
      'select to_char(max(published_at) - interval \'7 days\', \'YYYY-MM-DD"T"HH24:MI:SS"Z"\') from article',
    ),
  };
}

/**
 * Every list and search, with the filters that people combine. A word that is common is in a tenth of the quotes and more.
 *
 * @param {Awaited<ReturnType<typeof namesFor>>} names
 * @returns {Record<string, string>} operations by what they ask
 */
export function questionsAbout({ often, seldom, name, other, outlet, subject, story, article, week }) {
  const since = `{ from: "${week}" }`;
  return {
    'articles, newest': `{ articles(first: 20) { ${ARTICLES} } }`,
    'articles, newest, with a total': `{ articles(first: 20) { totalCount ${ARTICLES} } }`,
    'articles of an outlet': articles(`{ outlet: ["${outlet}"] }`),
    'articles that name somebody often named': articles(`{ mentions: ["${often}"] }`),
    'articles that name somebody seldom named': articles(`{ mentions: ["${seldom}"] }`),
    'articles with a common word': articles('{ words: "port" }'),
    'articles with either of two names': articles(`{ words: "\\"${name}\\" or \\"${other}\\"" }`),
    'articles with four words that half of them have': articles('{ words: "grain export ban schools" }'),
    'articles with a name': articles(`{ words: "\\"${name}\\"" }`),
    'articles with a word that none has': articles('{ words: "xylophone" }'),
    'an article with all that was read in it': `{ article(id: "${article}") { title quotes { ${QUOTES} } reactions { ${REACTIONS} } } }`,
    'quotes, newest': quotes('{}'),
    'quotes, oldest': quotes('{}', ', orderBy: OLDEST'),
    'quotes of somebody often quoted': quotes(`{ speaker: ["${often}"] }`),
    'quotes of somebody seldom quoted': quotes(`{ speaker: ["${seldom}"] }`),
    'quotes of somebody about a subject in a week': quotes(
      `{ speaker: ["${often}"], about: ["${subject}"], published: ${since} }`,
    ),
    'quotes from a country, direct': quotes('{ country: ["KE"], kind: [DIRECT] }'),
    'quotes from a country that nobody is of': quotes('{ country: ["PT"] }'),
    'quotes of a story': quotes(`{ story: ["${story}"] }`),
    'quotes with a common word': quotes('{ words: "budget" }'),
    'quotes with a phrase that an eighth of them have': quotes('{ words: "\\"grain export ban\\"" }'),
    'quotes with a word of somebody': quotes(`{ words: "budget", speaker: ["${often}"] }`),
    'reactions, newest': reactions('{}'),
    'reactions of two types in a week': reactions(`{ type: [THREATEN, REJECT], published: ${since} }`),
    'reactions by somebody': reactions(`{ actor: ["${often}"] }`),
    'reactions to somebody by somebody': reactions(`{ actor: ["${often}"], recipient: ["${seldom}"] }`),
    'reactions that answer a subject': reactions(`{ subject: ["${subject}"] }`),
    'reactions with a common word': reactions('{ words: "ban" }'),
    'sayings that several outlets carry': `{ utterances(first: 20, filter: { minOutlets: 3 }) { nodes { text speaker { name } } pageInfo { hasNextPage } } }`,
    'sayings of somebody': `{ utterances(first: 20, filter: { speaker: ["${often}"] }) { nodes { text } pageInfo { hasNextPage } } }`,
    'actors by the start of a name':
      '{ actors(first: 20, filter: { name: "mar" }) { nodes { name kind country } } }',
    'an actor with what it said and met': `{ node(id: "${often}") { ... on Actor { name quotes(first: 10) { ${QUOTES} } reactionsReceived(first: 10) { ${REACTIONS} } } } }`,
    'a brief of somebody, of a week': `{ actor(id: "${often}") { brief(published: ${since}) { said { line outlets } done { line outlets } } } }`,
    'a brief of a story': `{ story(id: "${story}") { brief { said { line outlets } done { line outlets } } } }`,
    'subjects by a part of the name': '{ subjects(first: 20, filter: { name: "water" }) { nodes { name } } }',
    'outlets by name': '{ outlets(first: 20, orderBy: NAME) { nodes { name country } } }',
    'stories, last grown': `{ stories(first: 20) { ${STORIES} } }`,
    'stories, largest of a week': stories(`filter: { grown: ${since}, minOutlets: 2 }, orderBy: LARGEST`),
    'stories that name somebody': stories(`filter: { mentions: ["${often}"] }`),
    'stories with a word in a headline': stories('filter: { words: "court" }'),
  };
}
