// What is done to whole rows: new ones, removed ones, others in their place. Each deed is one step of undo.

import { at } from "./selection";
import type { Sheet } from "./sheet.svelte";
import { counted, type RowChange } from "./writing";

/** A row below the one in focus, empty until it has a name. */
export function insertRow(sheet: Sheet): void {
  if (sheet.setting.newRow === null) return;
  sheet.typing.commit();
  if (sheet.draft.isEmpty && sheet.setting.ordered) {
    const id = sheet.idAt(sheet.range.bottom);
    sheet.draft.after = id === undefined || id === sheet.draft.key ? null : id;
  }
  sheet.go(at(sheet.draftPlace, 0));
}

export function removeRows(sheet: Sheet): Promise<void> {
  return sheet.inTurn(() => removeSelected(sheet));
}

async function removeSelected(sheet: Sheet): Promise<void> {
  const { top, bottom } = sheet.range;
  const rows = placesIn(top, bottom).flatMap((place) => sheet.rowAt(place) ?? []);
  const stored = rows.filter((row) => row.id !== sheet.draft.key);
  if (rows.length > stored.length && !sheet.draft.isEmpty) sheet.draft.renew();
  if (stored.length === 0) return;
  const [only] = stored;
  const what = stored.length === 1 && only ? sheet.title(only) : counted(stored.length, "row");
  sheet.typing.drop();
  const outcome = await sheet.store(stored.map(({ id }) => ({ change: "remove", id })));
  if ("reason" in outcome) sheet.setting.say(outcome.reason);
  else sheet.setting.removed(`Removed ${what}`);
}

/** One place up or down, all selected rows together. */
export function moveRows(sheet: Sheet, by: -1 | 1): Promise<void> {
  return sheet.inTurn(async () => {
    await becomeReal(sheet);
    const [top, bottom] = storedIn(sheet);
    return put(sheet, top, bottom, by === -1 ? top - 1 : bottom + 2);
  });
}

/** Puts the selected rows in front of another place of the grid. */
export function putRows(sheet: Sheet, to: number): Promise<void> {
  return sheet.inTurn(async () => {
    const before = sheet.idAt(to);
    await becomeReal(sheet);
    const place = before === undefined ? -1 : sheet.setting.seen.ids.indexOf(before);
    return put(sheet, ...storedIn(sheet), place === -1 ? sheet.setting.seen.ids.length : place);
  });
}

/** A new row that has what it needs is stored first: until then it has no place among the others. */
async function becomeReal(sheet: Sheet): Promise<void> {
  sheet.typing.commit();
  await sheet.draft.adding;
  sheet.follow();
}

/** The first and the last selected row by their places among those that are stored. */
function storedIn(sheet: Sheet): [number, number] {
  const { top, bottom } = sheet.range;
  const { draftPlace } = sheet;
  const past = (place: number) => Number(draftPlace !== -1 && place > draftPlace);
  return [top - past(top), bottom - Number(draftPlace !== -1 && bottom >= draftPlace)];
}

async function put(sheet: Sheet, top: number, bottom: number, to: number): Promise<void> {
  const { seen, fixed } = sheet.setting;
  if (fixed !== null) return sheet.setting.say(fixed);
  if (sheet.draft.after !== null && sheet.draft.isEmpty) sheet.draft.after = null;
  if (top > bottom || to < 0 || to > seen.ids.length || (to >= top && to <= bottom + 1)) return;
  const moving = seen.ids.slice(top, bottom + 1);
  const after = to === 0 ? null : (seen.ids[to - 1] ?? null);
  const outcome = await sheet.store(moveChanges(moving, after));
  if ("reason" in outcome) sheet.setting.say(outcome.reason);
}

/** Each row follows the one before it, so they arrive in their order. */
function moveChanges(moving: readonly string[], after: string | null): RowChange[] {
  return moving.map((id, index) => ({ change: "move", id, after: index === 0 ? after : (moving[index - 1] ?? null) }));
}

function placesIn(top: number, bottom: number): number[] {
  return Array.from({ length: bottom - top + 1 }, (_, index) => top + index);
}
