// A contact while it is being written: texts as typed, read when it is logged.
import type { Contact, Id } from "../engagement";

export interface PromiseDraft {
  name: string;
  /** A role's id; empty for someone else. */
  byId: string;
  promisedBy: string;
  /** To whom, where more than one took part: one id, or none. */
  toIds: Id[];
  dueOn: string;
  heardBy: string;
  heardAt: string;
}

export interface Draft {
  stakeholderIds: Id[];
  standingId: Id | null;
  standingName: string;
  method: string;
  date: string;
  byId: string;
  summary: string;
  internal: boolean;
  promises: PromiseDraft[];
}

type ReadDay = (typed: string, today: string) => { value: string } | { reason: string };

export function noPromise(): PromiseDraft {
  return { name: "", byId: "", promisedBy: "", toIds: [], dueOn: "", heardBy: "", heardAt: "" };
}

/** An empty contact of today, or one that begins with what is known already. */
export function newDraft(known: Partial<Draft> = {}): Draft {
  return {
    stakeholderIds: [],
    standingId: null,
    standingName: "",
    method: "",
    date: "today",
    byId: "",
    summary: "",
    internal: false,
    promises: [],
    ...known,
  };
}

/** Whether it is plain to whom something was promised. */
export function hasOneListener({ standingId, stakeholderIds }: Draft): boolean {
  return standingId === null && stakeholderIds.length === 1;
}

/** Whether anything of a commitment is filled in that is asked for. */
function isBegun({ name, byId, promisedBy, toIds, dueOn, heardBy, heardAt }: PromiseDraft, isToOne: boolean): boolean {
  const texts = [name, byId, promisedBy, dueOn, heardBy, heardAt];
  return texts.some((text) => text.trim() !== "") || (!isToOne && toIds.length > 0);
}

/** The contact as it is stored, or what in it cannot be read. */
export function contactFrom(
  draft: Draft,
  today: string,
  read: ReadDay,
): { contact: Contact } | { field: string; reason: string } {
  const date = read(draft.date.trim() || "today", today);
  if ("reason" in date) return { field: "date", reason: date.reason };
  if (date.value > today) {
    return { field: "date", reason: "A contact is logged when it has taken place. Choose today or a day before." };
  }
  const commitments: Contact["commitments"] = [];
  const isToOne = hasOneListener(draft);
  for (const [place, promise] of draft.promises.entries()) {
    if (promise.name.trim() === "") {
      if (!isBegun(promise, isToOne)) continue;
      return { field: `what${place}`, reason: "What was promised?" };
    }
    const due = promise.dueOn.trim() === "" ? { value: null } : read(promise.dueOn.trim(), today);
    if ("reason" in due) return { field: `due${place}`, reason: due.reason };
    commitments.push({
      name: promise.name,
      byId: promise.byId || null,
      promisedBy: promise.byId ? "" : promise.promisedBy,
      // To the only one who took part, without asking.
      stakeholderId: isToOne ? null : (promise.toIds[0] ?? null),
      dueOn: due.value,
      heardBy: promise.heardBy,
      heardAt: promise.heardAt,
    });
  }
  const { stakeholderIds, standingId, summary, internal } = draft;
  return {
    contact: {
      stakeholderIds,
      standingId,
      method: draft.method || null,
      date: date.value,
      time: null,
      summary,
      internal,
      byId: draft.byId || null,
      commitments,
    },
  };
}
