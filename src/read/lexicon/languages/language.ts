/** What the reader of direct quotes needs to know of a language. All words in lower case. */
export interface Language {
  /** Verbs of saying, in the forms that news has. */
  verbs: ReadonlySet<string>;
  /** Words that may stand between a verb's parts, or between verb and speaker: "a", "hat", "ayer". */
  fillers: ReadonlySet<string>;
  /** Words before a speaker that say whose words these are: "selon", "laut", "según". Longer ones as words with spaces. */
  sourcesAfter: readonly string[];
  /** Words behind a speaker that do so: "zufolge". */
  sourcesBefore: ReadonlySet<string>;
  /** Pronouns that stand for who spoke last. */
  pronouns: ReadonlySet<string>;
  /** Words a speaker may open with that are no part of a name. */
  articles: ReadonlySet<string>;
  /** Words inside names and offices: "de", "von", "bin". */
  particles: ReadonlySet<string>;
  /** Words that end a speaker: when, where, to whom, "that". */
  stops: ReadonlySet<string>;
  /** Offices and trades: what of a speaker is no name. */
  offices: ReadonlySet<string>;
  /** Words that tell a body from a person. */
  bodies: ReadonlySet<string>;
  /** True where names have capitals and other words have none. */
  capitals: boolean;
}
