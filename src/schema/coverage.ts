import { enumOf } from './enum.js';

/** Languages whose direct quotes are read; the reader's lexicons are these (a test holds them together). */
export const QUOTED_LANGUAGES = ['ar', 'de', 'es', 'fa', 'fr'];

export const Coverage = enumOf('Coverage', 'How much of an article the reader can read, by its language.', {
  FULL: 'Quotes of all kinds, actors and their roles, reactions: English, and what has no known language.',
  DIRECT_QUOTES: 'Direct quotes and who speaks them: Arabic, French, German, Persian, Spanish.',
  NONE: 'Nothing: the article is stored and can be searched.',
});
export type Coverage = keyof typeof Coverage;
