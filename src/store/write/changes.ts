import type { ChangeKind } from '../../schema/revision-change.js';
import { nameKey } from '../name-key.js';
import { sameSaying } from './same-saying.js';
import type { Storing } from './storing.js';

/** An item of the revision before and of this one; null where it is not in one of them. */
export interface ItemChange {
  itemId: string;
  before: string | null;
  after: string | null;
}

interface PairedChange extends ItemChange {
  kind: ChangeKind;
  replacedId: string | null;
}

/** Notes for good what a revision did to the quotes and reactions of the one before. */
export function storeChanges(
  { writes, revisionId }: Storing,
  changes: { Quote: readonly ItemChange[]; Reaction: readonly ItemChange[] },
): void {
  const rows = Object.entries(changes).flatMap(([itemType, ofType]) =>
    paired(ofType).map(({ kind, itemId, replacedId, before, after }, ordinal) => ({
      revision_id: revisionId,
      item_type: itemType,
      ordinal,
      kind,
      item_id: itemId,
      replaced_id: replacedId,
      before,
      after,
    })),
  );
  writes.insert('revision_change', rows);
}

/** An item that is gone and one that is new are one that changed, where most of the words are the same. */
function paired(changes: readonly ItemChange[]): PairedChange[] {
  const gone = changes.filter(({ after }) => after === null);
  const standing = changes
    .filter(({ after }) => after !== null)
    .map((change): PairedChange => {
      const at =
        change.before === null ? gone.findIndex(({ before }) => sameSaying(before!, change.after!)) : -1;
      const [replaced] = at < 0 ? [] : gone.splice(at, 1);
      const before = replaced?.before ?? change.before;
      return { ...change, before, replacedId: replaced?.itemId ?? null, kind: kindOf(before, change.after!) };
    });
  return [
    ...standing,
    ...gone.map((change): PairedChange => ({ ...change, replacedId: null, kind: 'WITHDRAWN' })),
  ];
}

function kindOf(before: string | null, after: string): ChangeKind {
  if (before === null) return 'ADDED';
  return nameKey(before) === nameKey(after) ? 'KEPT' : 'CHANGED';
}
