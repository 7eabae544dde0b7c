// What is done to many cells at once. Each deed is one change, so one step of undo.

import { readTable } from "./clipboard";
import type { Column, Row } from "./column";
import { type Copy, dragged, fillDown, fillDragged, pasteRange } from "./fill";
import type { CellOf } from "./marks.svelte";
import { type Place, placesOf, type Range } from "./selection";
import type { Outcome, Sheet } from "./sheet.svelte";
import { type CellText, changesOf, counted, type Plan, plan, type RefusedText, type RowPlan } from "./writing";

/** Puts copied text into the selection: repeated into a larger range, beyond the last row as new rows. */
export function paste(sheet: Sheet, text: string): Promise<void> {
  const table = readTable(text);
  const height = table.length;
  const width = table[0]?.length ?? 1;
  const range = pasteRange(height, width, sheet.range);
  const fitting = { ...range, right: Math.min(range.right, sheet.columns.length - 1) };
  const cells = [...placesOf(fitting)].map((place) => ({
    place,
    text: table[(place.row - range.top) % height]?.[(place.column - range.left) % width] ?? "",
  }));
  sheet.typing.commit();
  const { active } = sheet.selection;
  sheet.selection = {
    active,
    anchor: corner(fitting),
    end: { row: fitting.bottom, column: fitting.right },
    home: null,
  };
  return write(sheet, cells, "Paste", "Pasted");
}

/** Ctrl+D. */
export function fillFromAbove(sheet: Sheet): Promise<void> {
  return copyWithin(sheet, fillDown(sheet.range));
}

/** Ctrl+Enter: the active cell's value in the whole range. */
export function fillFromActive(sheet: Sheet): Promise<void> {
  sheet.typing.commit();
  const { active } = sheet.selection;
  const copies = [...placesOf(sheet.range)].map((to) => ({ from: active, to }));
  return copyWithin(
    sheet,
    copies.filter(({ to }) => to.row !== active.row || to.column !== active.column),
  );
}

/** The fill handle, let go at a place. */
export function fillTo(sheet: Sheet, place: Place): Promise<void> {
  const { range } = sheet;
  const grown = dragged(range, place);
  const copies = fillDragged(range, grown);
  sheet.selection = { ...sheet.selection, anchor: corner(grown), end: { row: grown.bottom, column: grown.right } };
  return copyWithin(sheet, copies);
}

function copyWithin(sheet: Sheet, copies: readonly Copy[]): Promise<void> {
  const texts = copies
    .filter(({ to }) => to.row !== sheet.draftPlace)
    .map(({ from, to }) => ({ place: to, text: textAt(sheet, from) }));
  return write(sheet, texts, "Fill", "Filled");
}

/** Empties the range; a cell that cannot be empty keeps its value. */
export function clear(sheet: Sheet, verb = "Clear", done = "Cleared"): Promise<void> {
  const places = [...placesOf(sheet.range)];
  const needed = places.filter(({ column }) => sheet.columns[column]?.optional === false);
  for (const { row, column } of needed) mend(sheet, row, column);
  const first = sheet.columns.find((column) => !column.optional);
  if (first && needed.some((place) => place.row !== sheet.draftPlace)) {
    sheet.setting.say(`${first.label} is kept: a row needs it. Ctrl+Minus removes the row.`);
  }
  const rest = places.filter(({ column }) => sheet.columns[column]?.optional === true);
  return write(
    sheet,
    rest.map((place) => ({ place, text: "" })),
    verb,
    done,
  );
}

function mend(sheet: Sheet, place: number, at: number): void {
  const row = sheet.rowAt(place);
  const column = sheet.columns[at];
  if (!row || !column) return;
  sheet.marks.mend([{ row: row.id, column }]);
  if (row.id === sheet.draft.key) sheet.draft.set(column, null);
}

/** Copies, then empties. */
export function cut(sheet: Sheet): string {
  const text = sheet.copy();
  void clear(sheet, "Cut", "Cut");
  return text;
}

async function write(sheet: Sheet, cells: readonly CellText[], verb: string, done: string): Promise<void> {
  sheet.copied = verb === "Cut" ? sheet.copied : null;
  const { draft } = sheet;
  const inDraft = draft.after !== null || !draft.isEmpty;
  const rowAt = (place: number): Row | undefined => {
    const row = sheet.rowAt(place);
    return !row || (row.id === draft.key && !inDraft) ? undefined : asShown(sheet, row);
  };
  const planned = plan(cells, sheet.columns, rowAt);
  putInDraft(sheet, planned);
  const changes = changesOf(planned).filter((change) => change.change !== "edit" || change.id !== draft.key);
  const stored = planned.rows.reduce((sum, row) => sum + row.accepted.length, 0);
  expect(sheet, planned);
  await sheet.typing.storeDraft(null);
  if (changes.length > 0) {
    const outcome = await sheet.store(changes, `${verb} ${counted(stored, "cell")}`);
    answered(sheet, planned, outcome);
    if ("reason" in outcome) {
      sheet.setting.say(`Nothing was changed. ${outcome.reason}`);
      return;
    }
  }
  const left = planned.rows.flatMap(({ id, refused }) =>
    cellsOf(
      id,
      refused.map(({ column }) => column),
    ),
  );
  sheet.leave(left, changes.length > 0);
  sayWhatIsLeft(sheet, planned, done, stored);
}

/** A row with the values that are on their way to the file: what follows them must not take the old ones for there. */
function asShown(sheet: Sheet, row: Row): Row {
  return { ...row, ...Object.fromEntries(sheet.columns.map((column) => [column.name, sheet.value(row, column)])) };
}

/** The row that is not stored yet takes its values without asking. */
function putInDraft(sheet: Sheet, { rows }: Plan): void {
  const mine = rows.find((row) => row.id === sheet.draft.key);
  if (mine)
    for (const column of sheet.columns)
      if (column.name in mine.values) sheet.draft.set(column, mine.values[column.name] ?? null);
}

/** Shows at once what will be there, and marks what will not. */
function expect(sheet: Sheet, { rows }: Plan): void {
  sheet.marks.mend(rows.flatMap(({ id, accepted }) => cellsOf(id, accepted)));
  sheet.marks.refuse(rows.flatMap(({ id, refused }) => (id === null ? [] : refused.map((text) => marked(id, text)))));
  // The new row shows its values itself, and gets no answer of its own.
  const stored = rows.filter(({ id }) => id !== sheet.draft.key);
  const changing = stored.flatMap((row) =>
    cellsOf(row.id, changedIn(row)).map((cell) => ({ ...cell, value: row.values[cell.column.name] ?? null })),
  );
  sheet.marks.expect(changing);
}

function answered(sheet: Sheet, { rows }: Plan, outcome: Outcome): void {
  const cells = rows.flatMap((row) => cellsOf(row.id, changedIn(row)));
  sheet.marks.answered(cells, (id) => sheet.row(id), "added" in outcome);
  if (!("added" in outcome)) return;
  const added = [...outcome.added];
  const made = rows.filter(({ id }) => id === null).map(({ refused }) => ({ refused, id: added.shift() }));
  sheet.marks.refuse(
    made.flatMap(({ id, refused }) => (id === undefined ? [] : refused.map((text) => marked(id, text)))),
  );
}

function cellsOf(row: string | null, columns: readonly Column[]): CellOf[] {
  return row === null ? [] : columns.map((column) => ({ row, column }));
}

function changedIn({ accepted, values }: RowPlan): Column[] {
  return accepted.filter((column) => column.name in values);
}

function marked(row: string, { column, text, reason }: RefusedText) {
  return { row, column, refused: { text, reason, restore: null } };
}

function sayWhatIsLeft(sheet: Sheet, { rows, leftOut }: Plan, done: string, stored: number): void {
  const refused = rows.flatMap((row) => row.refused);
  const [first] = refused;
  if (!first && leftOut === null) return;
  const kept =
    refused.length === 1 && first
      ? `1 stays as typed in ${first.column.label}: ${first.reason}`
      : `${refused.length.toLocaleString("en-US")} stay as typed and are marked, the first in ${first?.column.label}.`;
  const parts = [`${done} ${counted(stored, "cell")}.`, first ? kept : "", leftOut ?? ""];
  sheet.setting.say(parts.filter((part) => part !== "").join(" "));
}

function textAt(sheet: Sheet, place: Place): string {
  const row = sheet.rowAt(place.row);
  const column = sheet.columns[place.column];
  return row && column ? sheet.text(row, column) : "";
}

function corner(range: Range): Place {
  return { row: range.top, column: range.left };
}
