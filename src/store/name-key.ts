/**
 * What names are compared by: lower case, without accents and punctuation, one space between words.
 * `nameKey("Gen. José  Al-Ganmi") === "gen jose al ganmi"`.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
