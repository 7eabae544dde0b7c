// The keys of a workshop. They act while the round has the focus; where something is written, letters are text.
import type { Room } from "../engagement";
import type { Table } from "./table.svelte";

export type Over = "summary" | "dissent" | "notes" | "seats" | null;

export interface Where {
  room: Room;
  table: Table;
  over: Over;
  open: (what: Over) => void;
  leave: () => void;
  /** To what the assessment came to. */
  results: () => void;
}

/** Shortcuts of the frame that stay useful; the others would act behind the workshop. */
const OF_FRAME = new Set(["z", "y", "+", "=", "-", "q"]);

export function keyed(event: KeyboardEvent, where: Where): void {
  const target = event.target as Element;
  if (target.closest("dialog")) {
    event.stopPropagation();
    return;
  }
  if (event.ctrlKey || event.metaKey) {
    if (!OF_FRAME.has(event.key.toLowerCase())) swallow(event);
    return;
  }
  if (event.altKey || /^F\d/.test(event.key)) {
    swallow(event);
    return;
  }
  if (!deedOf(event, where)) return;
  swallow(event);
  if (event.repeat) return;
  const { table } = where;
  table.inTurn(() => deedOf(event, { ...where, room: table.room ?? where.room })?.());
}

function deedOf(event: KeyboardEvent, where: Where): (() => unknown) | null {
  const { room, table, over, open, leave, results } = where;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const { state } = room.workshop;
  if (key === "Escape") return over === null ? leave : () => open(null);
  if (state === "ended") return key === "Enter" ? results : null;
  if (key === "p") return () => table.deed({ deed: state === "paused" ? "resume" : "pause" });
  if (state === "paused") return null;
  if (over === "summary") return ofSummary(key, where);
  const common: Record<string, () => unknown> = {
    s: () => open("summary"),
    w: () => open("seats"),
    n: () => open("notes"),
    t: () => table.deed({ deed: "timer", minutes: room.workshop.timerEnds ? null : room.workshop.minutes }),
    ArrowLeft: () => go(room, table, -1),
    ArrowRight: () => (room.at + 1 < room.dimensions.length ? go(room, table, 1) : open("summary")),
  };
  if (common[key]) return common[key];
  const level = room.levels.find(({ digit }) => digit === key)?.key;
  return room.revealed ? ofVerdict(key, level, where) : ofBlind(event, key, level, where);
}

function ofBlind(event: KeyboardEvent, key: string, level: string | undefined, { table }: Where) {
  if (level !== undefined) return () => table.vote(level);
  if (key === "Tab") return () => table.pass(event.shiftKey ? -1 : 1);
  if (key === "Backspace") return () => table.takeBack();
  if (key === "a") return () => table.vote(null);
  if (key === "v") return () => table.reveal();
  return null;
}

function ofVerdict(key: string, level: string | undefined, { room, table, open }: Where) {
  if (level !== undefined) return () => table.deed({ deed: "agree", level });
  if (key === "Backspace" && room.agreed !== null) return () => table.deed({ deed: "agree", level: null });
  if (key === "r") return () => table.deed({ deed: "rateAgain" });
  if (key === "d") return () => open("dissent");
  return null;
}

function ofSummary(key: string, { room, table, open }: Where) {
  if (key === "f") return () => table.deed({ deed: "finish" });
  if (key === "s" || key === "ArrowLeft") return () => open(null);
  return key === "ArrowRight" && room.at + 1 < room.dimensions.length ? () => open(null) : null;
}

function go(room: Room, table: Table, step: number) {
  const dimension = room.dimensions[room.at + step];
  return dimension && table.deed({ deed: "go", dimension: dimension.key });
}

function swallow(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
