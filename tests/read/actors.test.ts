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

  it('takes one rank of one country with two given names for one person', () => {
    const text =
      'Iranian Major General Reza Karimi spoke. Later Iranian Major General Hamid Karimi said the border was calm.';
    expect(actors(text).filter(({ kind }) => kind === 'PERSON')).toHaveLength(1);
    expect(names(text, 'person:reza karimi')).toContain('Hamid Karimi');
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
