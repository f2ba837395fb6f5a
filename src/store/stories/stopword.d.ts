/** Lists of words by ISO 639-3, beside a function and some odds and ends. The package brings no types. */
declare module 'stopword';
