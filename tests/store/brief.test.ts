import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deedLine, markdownOf, sayingLine } from '../../src/store/brief.js';
import { type Newsroom, openNewsroom } from '../newsroom.js';
import { keyOf, readingOf } from '../readings.js';

const SAID = 'The sluice stays shut until the rice is in';
const OUTLETS = ['north', 'south', 'west'];

let newsroom: Newsroom;
let ids: { anna: string; story: string; subject: string };

/** Three outlets carry one saying and report one refusal; the last of them, a day later, has a saying and a deed of its own. */
beforeAll(async () => {
  newsroom = await openNewsroom();
  for (const [day, outlet] of OUTLETS.entries()) {
    const last = day === OUTLETS.length - 1;
    const text = `“${SAID},” minister Anna Vik said. Anna Vik refused the plan of Bo Strand.${last ? ' Bo Strand said that he would wait. Bo Strand threatened Anna Vik.' : ''}`;
    await newsroom.store(
      {
        text,
        title: 'Sluice on the Vik stays shut, minister tells growers',
        url: `https://${outlet}.example/sluice`,
        outlet: { name: `${outlet} [Post]`, domain: `${outlet}.example` },
        publishedAt: `2026-11-0${day + 1}T08:00:00Z`,
      },
      readingOf(text, {
        actors: [{ name: 'Anna Vik', roles: [{ title: 'minister' }] }, { name: 'Bo Strand' }],
        quotes: [
          { words: `“${SAID},”`, speaker: keyOf('Anna Vik'), source: 'minister Anna Vik' },
          ...(last
            ? [
                {
                  words: 'that he would wait',
                  kind: 'INDIRECT' as const,
                  speaker: keyOf('Bo Strand'),
                  source: 'Bo Strand',
                },
              ]
            : []),
        ],
        reactions: [
          {
            type: 'REJECT',
            stance: 'OPPOSES',
            words: 'Anna Vik refused the plan of Bo Strand',
            actors: [keyOf('Anna Vik')],
            recipients: [keyOf('Bo Strand')],
            subject: 'the plan',
          },
          ...(last
            ? [
                {
                  type: 'THREATEN' as const,
                  words: 'Bo Strand threatened Anna Vik',
                  actors: [keyOf('Bo Strand')],
                  recipients: [keyOf('Anna Vik')],
                },
                {
                  type: 'STATEMENT' as const,
                  words: 'Bo Strand said that he would wait',
                  actors: [keyOf('Bo Strand')],
                },
              ]
            : []),
        ],
      }),
    );
  }
  const { data } = await newsroom.ask(
    '{ actors(filter: { name: "anna" }) { nodes { id } } stories { nodes { id } } subjects { nodes { id } } }',
  );
  ids = {
    anna: data.actors.nodes[0].id,
    story: data.stories.nodes[0].id,
    subject: data.subjects.nodes[0].id,
  };
});

afterAll(() => newsroom.close());

const LINES = `articles outlets stances { stance count }
  said { line outlets articles utterance { text } quote { article { outlet { domain } } } }
  done { line outlets articles reaction { type article { outlet { domain } } } }`;

async function briefOf(item: string, args = '') {
  const { data, errors, statements } =
    await newsroom.ask(`{ item: ${item} { ... on Story { brief${args} { ${LINES} } }
    ... on Actor { brief${args} { ${LINES} } } ... on Subject { brief${args} { ${LINES} } } } }`);
  expect(errors).toBeUndefined();
  return { ...data.item.brief, statements };
}

describe('a brief', () => {
  it('of a story has each saying and each deed once, what most outlets carry first, with the first to show it', async () => {
    const brief = await briefOf(`node(id: "${ids.story}")`);
    expect(brief).toMatchObject({ articles: 3, outlets: 3, stances: [{ stance: 'OPPOSES', count: 3 }] });
    expect(brief.said).toEqual([
      {
        line: `Anna Vik, minister: “${SAID}”`,
        outlets: 3,
        articles: 3,
        utterance: { text: SAID },
        quote: { article: { outlet: { domain: 'north.example' } } },
      },
      expect.objectContaining({ line: 'Bo Strand: that he would wait', outlets: 1 }),
    ]);
    expect(brief.done).toEqual([
      {
        line: 'Anna Vik, REJECT, to Bo Strand, over the plan: “Anna Vik refused the plan of Bo Strand”',
        outlets: 3,
        articles: 3,
        reaction: { type: 'REJECT', article: { outlet: { domain: 'north.example' } } },
      },
      expect.objectContaining({
        line: 'Bo Strand, THREATEN, to Anna Vik: “Bo Strand threatened Anna Vik”',
        outlets: 1,
      }),
    ]);
  });

  it('of an actor has what it said, and what it did and met with', async () => {
    const { said, done } = await briefOf(`node(id: "${ids.anna}")`);
    expect(said.map(({ utterance }: { utterance: { text: string } }) => utterance.text)).toEqual([SAID]);
    expect(done.map(({ reaction }: { reaction: { type: string } }) => reaction.type)).toEqual([
      'REJECT',
      'THREATEN',
    ]);
  });

  it('of a subject has who answered it', async () => {
    const { said, done } = await briefOf(`node(id: "${ids.subject}")`);
    expect(said).toEqual([]);
    expect(done).toMatchObject([{ articles: 3, reaction: { type: 'REJECT' } }]);
  });

  it('keeps to the time and the number of lines that are asked for', async () => {
    const late = await briefOf(
      `node(id: "${ids.story}")`,
      '(first: 1, published: { from: "2026-11-02T00:00:00Z", until: "2026-11-03T08:00:00Z" })',
    );
    expect(late).toMatchObject({
      articles: 1,
      said: [{ outlets: 1, quote: { article: { outlet: { domain: 'south.example' } } } }],
      done: [{ outlets: 1 }],
    });
    const none = await briefOf(`node(id: "${ids.story}")`, '(published: { until: "2026-11-01T00:00:00Z" })');
    expect(none).toMatchObject({ articles: 0, outlets: 0, said: [], done: [], stances: [] });
  });

  it('leaves out what a person has rejected', async () => {
    const wait = await newsroom.ask('{ quotes(filter: { kind: [INDIRECT] }) { nodes { id } } }');
    const { errors } = await newsroom.ask(
      `mutation { reviewQuote(input: { id: "${wait.data.quotes.nodes[0].id}", state: REJECTED }) { __typename } }`,
    );
    expect(errors).toBeUndefined();
    const { said } = await briefOf(`node(id: "${ids.story}")`);
    expect(said).toHaveLength(1);
  });

  it('refuses more lines than a page has, and names the argument', async () => {
    const { errors } = await newsroom.ask(`{ story(id: "${ids.story}") { brief(first: 101) { articles } } }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'first' });
  });

  it('is Markdown in which what outlets write is text', async () => {
    const { data, statements } = await newsroom.ask(
      `{ story(id: "${ids.story}") { brief(first: 1, published: { from: "2026-11-01T00:00:00Z" }) { markdown } } }`,
    );
    expect(statements).toBe(1);
    expect(data.story.brief.markdown).toBe(
      [
        '# Sluice on the Vik stays shut, minister tells growers',
        '3 articles of 3 outlets, from 2026-11-01 00:00 UTC.',
        '## Said',
        `* Anna Vik, minister: “${SAID}” ([north \\[Post\\]](https://north.example/sluice), 2026-11-01, 3 outlets)`,
        '## Done',
        '* Anna Vik, REJECT, to Bo Strand, over the plan: “Anna Vik refused the plan of Bo Strand” ([north \\[Post\\]](https://north.example/sluice), 2026-11-01, 3 outlets)',
        '',
      ]
        .join('\n\n')
        .trimEnd()
        .concat('\n'),
    );
  });
});

const SOURCE = { outlets: 1, outlet: null, url: null, on: null };

describe('a line', () => {
  it('has the words of a speaker between marks, and what they quote between single ones', () => {
    const saying = { ...SOURCE, speaker: 'Anna Vik', office: { title: 'minister', at: 'Norland' } };
    expect(sayingLine({ ...saying, kind: 'DIRECT', words: 'They said “no” to us' })).toBe(
      'Anna Vik, minister, Norland: “They said ‘no’ to us”',
    );
    expect(sayingLine({ ...saying, office: null, kind: 'MIXED', words: 'the port was “shut”' })).toBe(
      'Anna Vik: the port was “shut”',
    );
  });

  it('says what did not happen, and what has not happened yet', () => {
    const deed = { ...SOURCE, by: ['A', 'B', 'C'], towards: [], over: null, words: 'they will not meet' };
    expect(deedLine({ ...deed, type: 'CONSULT', negated: true, factuality: 'PLANNED' })).toBe(
      'A, B and C, not CONSULT, planned: “they will not meet”',
    );
  });

  it('stays one line and is never a page’s own Markdown', () => {
    const done = [
      {
        ...SOURCE,
        type: 'ASSAULT',
        negated: false,
        factuality: 'DONE',
        by: [],
        towards: [],
        over: null,
        words: '<script>x</script>\n\n# head [a](b)',
      },
    ];
    const written = markdownOf({
      name: 'x',
      from: null,
      until: null,
      articles: 1,
      outlets: 1,
      said: [],
      done,
    });
    expect(written.split('\n').filter((line) => line.startsWith('#'))).toEqual(['# x', '## Done']);
    expect(written).toContain('\\<script>x\\</script> # head \\[a]\\(b)');
  });
});
