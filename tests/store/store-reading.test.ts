import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Newsroom, openNewsroom } from '../newsroom.js';
import { keyOf, readingOf } from '../readings.js';

let newsroom: Newsroom;

beforeAll(async () => {
  newsroom = await openNewsroom();
});

afterAll(() => newsroom.close());

const LUND = { name: 'Marta Lund', country: 'NO', roles: [{ title: 'harbour master' }] };
const UNION = { name: 'Dockers Union', kind: 'ORGANIZATION' as const };

const FIRST =
  'Marta Lund met the Dockers Union. “The cranes stay where they are,” Marta Lund said. “We asked for nothing new,” she added. The Dockers Union rejected the offer.';
const SECOND =
  'On Tuesday Marta Lund met the Dockers Union. “The cranes stay where they are,” Marta Lund said. “We ask for one thing only,” she added. The Dockers Union rejected the offer.';

function readFirst() {
  return readingOf(FIRST, {
    actors: [LUND, UNION],
    quotes: [
      {
        words: '“The cranes stay where they are,”',
        speaker: keyOf(LUND.name),
        source: 'Marta Lund',
        cue: 'said',
      },
      { words: '“We asked for nothing new,”', speaker: keyOf(LUND.name), source: 'she', cue: 'added' },
    ],
    reactions: [
      {
        type: 'REJECT',
        words: 'The Dockers Union rejected the offer',
        actors: [keyOf(UNION.name)],
        recipients: [keyOf(LUND.name)],
        subject: 'the offer',
      },
    ],
  });
}

function readSecond() {
  return readingOf(SECOND, {
    actors: [LUND, UNION],
    quotes: [
      {
        words: '“The cranes stay where they are,”',
        speaker: keyOf(LUND.name),
        source: 'Marta Lund',
        cue: 'said',
      },
      { words: '“We ask for one thing only,”', speaker: keyOf(LUND.name), source: 'she', cue: 'added' },
    ],
    reactions: [
      {
        type: 'REJECT',
        words: 'The Dockers Union rejected the offer',
        actors: [keyOf(UNION.name)],
        recipients: [keyOf(LUND.name)],
        subject: 'the offer',
      },
    ],
  });
}

const WHOLE = `query ($id: ID!) {
  article(id: $id) {
    revision { number text }
    revisions { nodes { number } totalCount }
    quotes { nodes { id text speaker { name country } speakerAsPrinted cue spans { text sentence start end revision { number } } utterance { text outlets } } totalCount }
    reactions { nodes { id type actors { name } recipients { name } subject { name } evidence { text sentence passage } review { state } } }
    mentions { nodes { id text actor { name } evidence { start sentence } } }
    actors { actor { name } mentions parts }
  }
}`;

describe('storing a reading', () => {
  it('keeps the ids of what did not change over a revision, and withdraws what is gone', async () => {
    const url = 'https://north.example/cranes';
    const added = await newsroom.store({ text: FIRST, url }, readFirst());
    expect(added).toMatchObject({ outcome: 'ADDED', changes: { quotesAdded: 2, reactionsAdded: 1 } });
    const before = (await newsroom.ask(WHOLE, { id: added.articleId })).data.article;
    expect(before.quotes.nodes.map((quote: { text: string }) => quote.text)).toEqual([
      'The cranes stay where they are',
      'We asked for nothing new',
    ]);
    expect(before.quotes.nodes[0].spans[0]).toMatchObject({
      text: '“The cranes stay where they are,”',
      sentence: expect.stringContaining('cranes stay'),
    });
    expect(before.reactions.nodes[0]).toMatchObject({
      type: 'REJECT',
      actors: [{ name: 'Dockers Union' }],
      recipients: [{ name: 'Marta Lund' }],
      evidence: { passage: 'REPORT' },
    });

    const again = await newsroom.store({ text: FIRST, url }, readFirst());
    expect(again).toMatchObject({ outcome: 'UNCHANGED', articleId: added.articleId });

    const revised = await newsroom.store({ text: SECOND, url }, readSecond());
    expect(revised).toMatchObject({
      outcome: 'REVISED',
      articleId: added.articleId,
      changes: { quotesAdded: 1, quotesKept: 1, quotesWithdrawn: 1, reactionsKept: 1, reactionsAdded: 0 },
    });
    const after = (await newsroom.ask(WHOLE, { id: added.articleId })).data.article;
    expect(after.revision).toMatchObject({ number: 2, text: SECOND });
    expect(after.revisions.totalCount).toBe(2);
    expect(after.quotes.totalCount).toBe(2);
    expect(after.quotes.nodes[0].id).toBe(before.quotes.nodes[0].id);
    expect(after.quotes.nodes[1].id).not.toBe(before.quotes.nodes[1].id);
    expect(after.reactions.nodes[0].id).toBe(before.reactions.nodes[0].id);
    expect(after.mentions.nodes.map(({ id }: { id: string }) => id)).toEqual(
      before.mentions.nodes.map(({ id }: { id: string }) => id),
    );
    const [span] = after.quotes.nodes[0].spans;
    expect(SECOND.slice(span.start, span.end)).toBe(span.text);
    expect(span.revision.number).toBe(2);
    const gone = await newsroom.ask('query ($id: ID!) { quote(id: $id) { withdrawnAt } }', {
      id: before.quotes.nodes[1].id,
    });
    expect(gone.data.quote.withdrawnAt).not.toBeNull();
  });

  it('takes an older copy of a revised article for what it is', async () => {
    const url = 'https://north.example/older';
    await newsroom.store({ text: SECOND, url, modifiedAt: '2026-11-03T09:00:00Z' }, readSecond());
    const older = await newsroom.store({ text: FIRST, url, modifiedAt: '2026-11-02T09:00:00Z' }, readFirst());
    expect(older.outcome).toBe('UNCHANGED');
  });

  it('stores a text without an address once', async () => {
    const text = 'Marta Lund met the Dockers Union in the rain.';
    const reading = readingOf(text, { actors: [LUND, UNION] });
    const first = await newsroom.store({ text, url: null }, reading);
    const second = await newsroom.store({ text, url: null }, reading);
    expect(second).toMatchObject({ outcome: 'UNCHANGED', articleId: first.articleId });
  });

  it('makes one utterance of the cuts that several outlets carry', async () => {
    const whole =
      'We will not open the lock before the water has fallen by two metres, whatever the mills may say';
    const cuts = [
      whole,
      'We will not open the lock before the water has fallen by two metres',
      `${whole} and you know it`,
    ];
    for (const [index, cut] of cuts.entries()) {
      const text = `“${cut},” Petra Holm said.`;
      await newsroom.store(
        {
          text,
          url: `https://outlet${index}.example/lock`,
          outlet: { name: `Outlet ${index}`, domain: `outlet${index}.example` },
        },
        readingOf(text, {
          actors: [{ name: 'Petra Holm' }],
          quotes: [{ words: `“${cut},”`, speaker: keyOf('Petra Holm') }],
        }),
      );
    }
    const { data } = await newsroom.ask(
      '{ utterances(filter: { minOutlets: 3 }) { nodes { text outlets quotes { nodes { text } } } } }',
    );
    expect(data.utterances.nodes).toHaveLength(1);
    expect(data.utterances.nodes[0]).toMatchObject({ text: cuts[2], outlets: 3 });
    expect(data.utterances.nodes[0].quotes.nodes).toHaveLength(3);
  });

  it('knows an actor of another article by the full name, and not by a surname', async () => {
    const texts = ['Jonas Berg spoke in Oslo.', 'Jonas Berg spoke again.'];
    for (const text of texts)
      await newsroom.store({ text }, readingOf(text, { actors: [{ name: 'Jonas Berg' }] }));
    for (const text of ['Dahl spoke first.', 'Dahl spoke last.']) {
      await newsroom.store({ text }, readingOf(text, { actors: [{ name: 'Dahl' }] }));
    }
    const { data } = await newsroom.ask(
      '{ berg: actors(filter: { name: "jonas b" }) { nodes { names { text count } } } dahl: actors(filter: { name: "DAHL" }) { totalCount } }',
    );
    expect(data.berg.nodes).toEqual([{ names: [{ text: 'Jonas Berg', count: 2 }] }]);
    expect(data.dahl.totalCount).toBe(2);
  });

  it('stores one actor and one utterance when many articles bring them at once', async () => {
    const text = (at: number) =>
      `Number ${at}: “Nobody asked the river what it wants this spring,” Edda Quist said.`;
    await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        newsroom.store(
          { text: text(at), url: `https://north.example/river/${at}` },
          readingOf(text(at), {
            actors: [{ name: 'Edda Quist' }, { name: 'Number', kind: 'GROUP' }],
            quotes: [
              { words: '“Nobody asked the river what it wants this spring,”', speaker: keyOf('Edda Quist') },
            ],
          }),
        ),
      ),
    );
    const { data } = await newsroom.ask(
      '{ actors(filter: { name: "Edda Quist" }) { nodes { quotes { totalCount nodes { utterance { id } } } } } }',
    );
    expect(data.actors.nodes).toHaveLength(1);
    expect(data.actors.nodes[0].quotes.totalCount).toBe(8);
    const utterances = data.actors.nodes[0].quotes.nodes.map(
      (quote: { utterance: { id: string } }) => quote.utterance.id,
    );
    expect(new Set(utterances).size).toBe(1);
  });

  it('makes one utterance of a saying that another article brings before it has its turn', async () => {
    const sayings = [
      '“The river is nobody’s drain, and never was”',
      '“The river is nobody’s drain, and never was, whatever they say”',
    ];
    // Who speaks is known, so that neither waits for the other to store her.
    const before = 'Ruta Vell left the river.';
    await newsroom.store({ text: before }, readingOf(before, { actors: [{ name: 'Ruta Vell' }] }));
    const held = newsroom.database.dataSource.createQueryRunner();
    await held.startTransaction();
    await held.query(`select pg_advisory_xact_lock(hashtextextended('stories', 0))`);
    const storing = sayings.map((words, at) => {
      const text = `Number ${at}: ${words}, Ruta Vell said.`;
      const reading = readingOf(text, {
        actors: [{ name: 'Ruta Vell' }],
        quotes: [{ words, speaker: keyOf('Ruta Vell') }],
      });
      const publishedAt = `2026-11-02T0${9 - at}:00:00Z`;
      return newsroom.store({ text, url: `https://north.example/drain/${at}`, publishedAt }, reading);
    });
    const waiting = async () => {
      const [{ count }] = await newsroom.database.dataSource.query(
        `select count(*)::int from pg_locks where locktype = 'advisory' and not granted
           and database = (select oid from pg_database where datname = current_database())`,
      );
      return count;
    };
    // Neither sees what the other has written by now.
    await expect.poll(waiting, { timeout: 20_000 }).toBe(2);
    await held.commitTransaction();
    await held.release();
    await Promise.all(storing);
    const { data } = await newsroom.ask(
      '{ utterances(first: 100) { nodes { text firstCarriedAt quotes { totalCount } } } }',
    );
    const own = data.utterances.nodes.filter(({ text }: { text: string }) => text.includes('nobody’s drain'));
    expect(own).toEqual([
      {
        text: expect.stringContaining('whatever they say'),
        firstCarriedAt: '2026-11-02T08:00:00.000Z',
        quotes: { totalCount: 2 },
      },
    ]);
  });
});
