import { describe, expect, it } from 'vitest';
import { read } from '../../src/read/read.js';

const actors = (text: string) => read({ text }).actors;
const actor = (text: string, key: string) => {
  const found = actors(text).find((one) => one.key === key);
  if (!found) throw new Error(`no ${key} among ${actors(text).map((one) => one.key)}`);
  return found;
};
const names = (text: string, key: string) => actor(text, key).names.map((name) => name.text);

describe('actors', () => {
  it('gathers full name, title form and surname', () => {
    const text = 'Major General Ivo Kranz spoke first. Kranz said the border was calm. General Kranz left.';
    expect(names(text, 'person:ivo kranz')).toEqual(
      expect.arrayContaining(['Ivo Kranz', 'Major General Ivo Kranz', 'Kranz']),
    );
    expect(actors(text).filter(({ kind }) => kind === 'PERSON')).toHaveLength(1);
  });

  it('keeps two people of one surname apart, and a bare surname open', () => {
    const text = 'Ada Lind said it was late. Otto Lind said it was early. Lind said nothing was sure.';
    const { quotes } = read({ text });
    expect(quotes.map(({ speaker }) => speaker)).toEqual(['person:ada lind', 'person:otto lind', null]);
  });

  it('keeps two given names of one rank, surname and country apart, and has them reviewed', () => {
    const text =
      'Iranian Major General Reza Karimi spoke. Later Iranian Major General Hamid Karimi said the border was calm.';
    expect(read({ text }).doubts).toEqual([{ actor: 'person:hamid karimi', mayBe: 'person:reza karimi' }]);
  });

  it('keeps one name with two ages apart, and has them reviewed', () => {
    const text = 'Ada Lind, 45, condemned the plan. Hours later Ada Lind, 54, praised the plan.';
    expect(read({ text }).doubts).toEqual([{ actor: 'person:ada lind (54)', mayBe: 'person:ada lind' }]);
    expect(read({ text }).reactions.map(({ actors: by }) => by)).toEqual([
      ['person:ada lind'],
      ['person:ada lind (54)'],
    ]);
  });

  it.each([
    [
      'who is named in full more often',
      'Ada Lind arrived. Ada Lind spoke to Otto Lind. Lind said it was late.',
    ],
    ['who is no relative', 'Ada Lind arrived with her son Otto Lind. Lind said it was late.'],
  ])('gives a bare surname to the one of two %s', (_, text) => {
    expect(read({ text }).quotes[0]?.speaker).toBe('person:ada lind');
  });

  it.each([
    ['Ankara rejected the offer.', 'government:tr'],
    ['The French government rejected the offer.', 'government:fr'],
    ['The Islamic Republic of Iran rejected the offer.', 'government:ir'],
    ['The Kremlin rejected the offer.', 'government:ru'],
    ['The U.S. rejected the offer.', 'government:us'],
  ])('finds the government in: %s', (text, key) => {
    expect(read({ text }).reactions[0]?.actors).toEqual([key]);
  });

  it('takes a capital after "in" for a place', () => {
    const { reactions } = read({ text: 'Thousands of workers protested in Ankara against the new law.' });
    expect(reactions.flatMap((reaction) => [...reaction.actors, ...reaction.recipients])).not.toContain(
      'government:tr',
    );
  });

  it('ties an acronym to its long name', () => {
    const text = 'The National Water Council met on Friday. The NWC said that the dam was safe.';
    expect(names(text, 'organization:national water council')).toContain('NWC');
  });

  it('reads an office by apposition', () => {
    const text = 'Ivo Kranz, the chief of staff of the Polish Armed Forces, said that the border was calm.';
    expect(actor(text, 'person:ivo kranz').roles).toMatchObject([
      { title: 'chief of staff', at: 'military:polish armed forces' },
    ]);
    expect(actor(text, 'person:ivo kranz').country).toBe('PL');
  });

  it('reads an office that runs into the name', () => {
    const text = 'Spain backed the plan. Spanish Prime Minister Lola Rey said that it would help.';
    expect(actor(text, 'person:lola rey').roles).toMatchObject([
      { title: 'Prime Minister', at: 'government:es' },
    ]);
  });

  it('reads an office in front of the name', () => {
    const text = 'The foreign minister, Anna Berg, said that talks would begin.';
    expect(actor(text, 'person:anna berg').roles[0]?.title).toBe('foreign minister');
  });

  it('keeps unnamed groups as printed', () => {
    const text = 'Senior Iranian officials said that talks would begin.';
    expect(actor(text, 'group:senior iranian officials')).toMatchObject({ kind: 'GROUP', country: 'IR' });
  });

  it('reads "they" as the group that spoke before', () => {
    const text = 'Union leaders rejected the offer. They said that it came too late.';
    expect(read({ text }).quotes[0]?.speaker).toBe('group:union leaders');
  });

  it('mentions each actor where it stands, pronouns included', () => {
    const text = 'Carla Mendes left. “We tried,” she said.';
    const { mentions } = read({ text });
    expect(mentions.map(({ start, end }) => text.slice(start, end))).toEqual(['Carla Mendes', 'she']);
  });
});

describe('one actor under several names', () => {
  it.each([
    [
      'an acronym in brackets that is no row of initials',
      'The Bureau of Coastal Waters (BCWAT) shut the port.',
      'organization:bureau of coastal waters',
      'BCWAT',
    ],
    [
      'what it is also known as',
      'The Harbour Workers Union, also known as Red Anchor, shut the port. Red Anchor reopened it.',
      'organization:harbour workers union',
      'Red Anchor',
    ],
    [
      'an acronym in brackets',
      'The Northern Coastal Guard Corps (NCGC) shut the port. The NCGC reopened it.',
      'military:northern coastal guard corps',
      'NCGC',
    ],
    [
      'an acronym without its long name beside it',
      'The Rías Boatowners Federation met. The R.B.F. rejected the plan.',
      'organization:rías boatowners federation',
      'R.B.F',
    ],
    [
      'a surname of another transliteration',
      'Faris al-Ganmi shut the port. Al-Ghanimi said it was late.',
      'person:faris al-ganmi',
      'Al-Ghanimi',
    ],
    [
      'a full name of another transliteration',
      'Faris al-Ganmi shut the port. Faris Al-Ghanimi said it was late.',
      'person:faris al-ganmi',
      'Faris Al-Ghanimi',
    ],
    [
      'the official name of a state',
      'Iran shut the port. The Islamic Republic of Iran rejected the offer.',
      'government:ir',
      'Islamic Republic of Iran',
    ],
    [
      'a palace',
      'France shut the port. The Élysée Palace rejected the offer.',
      'government:fr',
      'Élysée Palace',
    ],
  ])('knows it by %s', (_what, text, key, name) => {
    expect(names(text, key).some((one) => one.startsWith(name))).toBe(true);
  });

  it('marks a name that takes a side as loaded', () => {
    const text = 'Israel shut the crossing. The Zionist regime would answer for it, Karim Anwar said.';
    expect(actor(text, 'government:il').names).toContainEqual(
      expect.objectContaining({ text: 'Zionist regime', kind: 'LOADED' }),
    );
  });

  it.each([
    [
      'surnames that only sound somewhat alike',
      'Ada Lind shut the port. Lund said it was late.',
      'person:ada lind',
      'Lund',
    ],
    [
      'given names that differ',
      'Omar al-Ganmi shut the port. Faris Al-Ghanimi said it was late.',
      'person:omar al-ganmi',
      'Faris Al-Ghanimi',
    ],
  ])('keeps apart %s', (_what, text, key, name) => {
    expect(names(text, key)).not.toContain(name);
  });

  it('keeps two countries of one name apart, and tells that the text disagrees with itself', () => {
    const text = 'Iranian General Reza Karimi said it was late. Iraqi General Reza Karimi said it was early.';
    const reading = read({ text });
    expect(reading.doubts).toEqual([{ actor: 'person:reza karimi (iq)', mayBe: 'person:reza karimi' }]);
    expect(reading.quotes.map(({ speaker }) => speaker)).toEqual([
      'person:reza karimi',
      'person:reza karimi (iq)',
    ]);
    expect(read({ text: 'Iranian General Reza Karimi said it was late. Karimi left.' }).doubts).toEqual([]);
  });
});

describe('seats of government', () => {
  const governments = (text: string) =>
    actors(text)
      .filter(({ kind }) => kind === 'GOVERNMENT')
      .map(({ key }) => key);

  it.each([
    'Protesters met in Oslo.',
    'A fire broke out near the Kremlin.',
    'Marta Lund spoke at Downing Street.',
  ])('are nobody where something only happens there: %s', (text) => {
    expect(governments(text)).toEqual([]);
  });

  it('are the government where they act, and the place is no name of it', () => {
    const text = 'Norway shut the port. Marta Lund met reporters in Oslo.';
    expect(names(text, 'government:no')).toEqual(['Norway']);
    expect(governments('Oslo shut the port.')).toEqual(['government:no']);
  });
});

describe('what belongs to what', () => {
  it.each([
    [
      'Several commanders of the Northern Coastal Guard Corps rejected the plan.',
      'group:commanders of the northern coastal guard corps',
      'military:northern coastal guard corps',
    ],
    [
      'Members of the Harbour Trust said the plan was late.',
      'group:members of the harbour trust',
      'organization:harbour trust',
    ],
    [
      'A spokesman for the Harbour Trust said the plan was late.',
      'person:spokesman for the harbour trust',
      'organization:harbour trust',
    ],
    ['Iran shut the port. Iranian officials said it was late.', 'group:iranian officials', 'government:ir'],
    [
      'Norway shut the port. The Norwegian foreign ministry rejected the plan.',
      'government:norwegian foreign ministry',
      'government:no',
    ],
  ])('%s', (text, key, whole) => {
    expect(actor(text, key).partOf).toBe(whole);
  });
});

describe('roles and their dates', () => {
  const role = (text: string) => {
    const roles = read({ text, publishedAt: '2026-11-02' }).actors.flatMap((one) => one.roles);
    return roles.map(({ title, at, from, until }) => [title, at, from, until]);
  };

  it.each([
    [
      'Marta Lund, who has led the Harbour Trust since 2014, said the pier was safe.',
      ['leader', 'organization:harbour trust', '2014-01-01', null],
    ],
    [
      'The Harbour Trust has been led by Marta Lund since May 2014.',
      ['leader', 'organization:harbour trust', '2014-05-01', null],
    ],
    ['Marta Lund is the head of the Harbour Trust.', ['head', 'organization:harbour trust', null, null]],
    [
      'Marta Lund was the head of the Harbour Trust from 2001 to 2005.',
      ['head', 'organization:harbour trust', '2001-01-01', '2005-12-31'],
    ],
    [
      'Marta Lund was appointed director of the Harbour Trust in May 2014.',
      ['director', 'organization:harbour trust', '2014-05-01', null],
    ],
    [
      'Marta Lund became chair of the Harbour Trust on 3 June 2015.',
      ['chair', 'organization:harbour trust', '2015-06-03', null],
    ],
    [
      'Marta Lund, commander, Northern Fleet Command, said it was late.',
      ['commander', 'military:northern fleet command', null, null],
    ],
    [
      'Marta Lund, mayor of Ellery since 3 March 2014, said it was late.',
      ['mayor of Ellery', null, '2014-03-03', null],
    ],
    ['Former foreign minister Marta Lund said it was late.', ['foreign minister', null, null, '2026-11-01']],
    ['The ex-president, Marta Lund, said it was late.', ['president', null, null, '2026-11-01']],
    ['Then-mayor Marta Lund opened the bridge.', ['mayor', null, null, '2026-11-01']],
    ['Acting director Marta Lund said it was late.', ['acting director', null, null, null]],
    [
      'Marta Lund, 54, the head of the Harbour Trust, said it was late.',
      ['head', 'organization:harbour trust', null, null],
    ],
    [
      'Marta Lund, who took over as head of the Harbour Trust in May 2021, said it was late.',
      ['head', 'organization:harbour trust', '2021-05-01', null],
    ],
    [
      'Marta Lund succeeded Ole Dahl as head of the Harbour Trust in 2021.',
      ['head', 'organization:harbour trust', '2021-01-01', null],
    ],
    [
      'Norway’s foreign minister Marta Lund said it was late.',
      ['foreign minister', 'government:no', null, null],
    ],
    ['President-elect Marta Lund said it was late.', ['President-elect', null, null, null]],
    [
      'Marta Lund, the prime minister-designate, said it was late.',
      ['prime minister-designate', null, null, null],
    ],
    [
      'Norway shut the port. The Norwegian foreign minister said it was late.',
      ['foreign minister', 'government:no', null, null],
    ],
  ])('%s', (text, expected) => {
    expect(role(text)).toEqual([expected]);
  });

  it.each([
    'Marta Lund was the head of the Harbour Trust.',
    'Marta Lund led the Harbour Trust in a long debate.',
    'Marta Lund does not lead the Harbour Trust.',
  ])('gives none where the office may be over or was none: %s', (text) => {
    expect(role(text)).toEqual([]);
  });

  it('keeps "former" in the title where nothing says when the text was published', () => {
    const [lund] = read({ text: 'Former minister Marta Lund said it was late.' }).actors;
    expect(lund?.roles).toMatchObject([{ title: expect.stringMatching(/former minister/i), until: null }]);
  });
});
