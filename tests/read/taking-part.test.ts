import { describe, expect, it } from 'vitest';
import { read } from '../../src/read/read.js';

const keys = (text: string) => read({ text }).actors.map(({ key }) => key);
const mentions = (text: string, key: string) =>
  read({ text })
    .mentions.filter(({ actor }) => actor === key)
    .map(({ start, end }) => text.slice(start, end));

describe('who is unnamed', () => {
  it.each([
    ['does something', 'The court adjourned.', 'organization:court'],
    ['has something done to it', 'The storm surprised the peacekeepers.', 'group:peacekeepers'],
    ['is waited for', 'Ada Lind waited for the hostages.', 'group:hostages'],
    ['owns something', 'The villagers’ boats burned.', 'population:villagers'],
  ])('take part where it %s', (_, text, key) => {
    expect(keys(text)).toContain(key);
  });

  it.each([
    ['a bare noun for one', 'Ada Lind came to office.'],
    ['what only tells where', 'Ada Lind sang in a church.'],
    ['people in general', 'Ada Lind likes people.'],
    ['a website', 'Ada Lind built a website.'],
  ])('takes no part as %s', (_, text) => {
    expect(keys(text)).toEqual(['person:ada lind']);
  });

  it('are one actor where a group of them is named first', () => {
    const text = 'A group of students occupied the hall. Police arrested the students.';
    expect(mentions(text, 'group:students')).toEqual(['A group of students', 'the students']);
    expect(keys(text)).not.toContain('organization:group');
  });

  it.each([
    ['behind', 'Police in Kenya arrested the suspects.'],
    ['in front', 'Kenya’s police arrested the suspects.'],
  ])('belong to the country that stands %s', (_, text) => {
    const police = read({ text }).actors.find(({ key }) => key === 'group:police');
    expect(police).toMatchObject({ country: 'KE', partOf: 'government:ke' });
  });
});
