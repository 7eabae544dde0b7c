// A workspace in memory: carries out changes as the core does, with undo steps that merge by visit.
import type { Change, CodeListEntry, Done, Entity, Id, Kind, Refusal, Touched, Value } from "../src/bindings";
import { engagement, key, stakeholders, workspace } from "./washington";

type Snapshot = Map<Id, Entity>;
interface Step {
  label: string;
  visit: string | null;
  before: Snapshot;
  after: Snapshot;
}

const CODED = ["priority", "impact", "frequency"] as const;

export class FakeFile {
  #entities: Snapshot = new Map();
  #done: Step[] = [];
  #undone: Step[] = [];
  #next = 1;

  constructor(count: number) {
    const all: Entity[] = [
      { kind: "workspace", ...workspace },
      { kind: "engagement", ...engagement },
      ...key.map((entry) => ({ kind: "codeListEntry" as const, ...entry })),
      ...stakeholders(count).map((row) => ({ kind: "stakeholder" as const, ...row })),
    ];
    for (const entity of all) this.#entities.set(entity.id, entity);
  }

  list(kind: Kind, scope: string | null): Entity[] {
    return [...this.#entities.values()]
      .filter((entity) => entity.kind === kind && (scope === null || scopeOf(entity) === scope))
      .sort(byPlace);
  }

  get(kind: Kind, ids: Id[]): Entity[] {
    return ids.flatMap((id) => this.#entities.get(id) ?? []).filter((entity) => entity.kind === kind);
  }

  change(changes: Change[], label: string | null, visit: string | null): Done {
    const before = new Map(this.#entities);
    const touched: Touched[] = [];
    try {
      for (const change of changes) touched.push(...this.#apply(change));
    } catch (refusal) {
      this.#entities = before;
      throw refusal;
    }
    if (touched.length === 0) return this.done("", []);
    const words = label ?? this.#label(changes, before);
    const last = this.#done.at(-1);
    if (visit && last?.visit === visit) Object.assign(last, { after: new Map(this.#entities), label: words });
    else this.#done.push({ label: words, visit, before, after: new Map(this.#entities) });
    this.#undone = [];
    return this.done(words, touched);
  }

  undo(): Done {
    return this.#step(this.#done, this.#undone, "before");
  }

  redo(): Done {
    return this.#step(this.#undone, this.#done, "after");
  }

  done(label: string, touched: Touched[]): Done {
    return { label, touched, undo: this.#done.at(-1)?.label ?? null, redo: this.#undone.at(-1)?.label ?? null };
  }

  #step(from: Step[], to: Step[], side: "before" | "after"): Done {
    const step = from.pop();
    if (!step) return this.done("", []);
    to.push(step);
    const now = this.#entities;
    this.#entities = new Map(step[side]);
    return this.done(step.label, difference(now, this.#entities));
  }

  #apply(change: Change): Touched[] {
    if (change.change === "add") return this.#add(change.kind, change.values, change.after);
    const entity = this.#entities.get(change.id);
    if (!entity) throw { refusal: "gone", reason: "This is no longer there. Undo brings it back." } satisfies Refusal;
    if (change.change === "remove") {
      this.#mayGo(entity);
      this.#entities.delete(change.id);
      return [{ kind: change.kind, id: change.id, deed: "removed" }];
    }
    const values = change.change === "edit" ? change.values : { position: this.#placeAfter(entity, change.after) };
    const next = this.#checked({ ...entity, ...values } as Entity);
    if (JSON.stringify(next) === JSON.stringify(entity)) return [];
    this.#entities.set(change.id, next);
    const followers = entity.kind === "codeListEntry" && "code" in next ? this.#follow(entity, next) : [];
    return [{ kind: change.kind, id: change.id, deed: "edited" }, ...followers];
  }

  #add(kind: Kind, values: { [key in string]: Value }, after: Id | null): Touched[] {
    const id = `new${this.#next++}`;
    const empty: Record<string, object> = {
      stakeholder: {
        name: "",
        priority: null,
        impact: null,
        frequency: null,
        method: [],
        definition: "",
        reportingRequirements: "",
      },
      organization: { abbreviation: "" },
      codeListEntry: { rule: null, retired: false },
      engagement: { purpose: "", providerId: null, startsOn: null, calendarId: null },
    };
    const entity = { kind, id, position: "", ...empty[kind], ...values } as Entity;
    const siblings = this.list(kind, scopeOf(entity));
    const position = this.#placeAfter(entity, after ?? siblings.at(-1)?.id ?? null);
    this.#entities.set(id, this.#checked({ ...entity, position } as Entity));
    return [{ kind, id, deed: "added" }];
  }

  /** Between two neighbours: the first one's place and a letter more is enough here. */
  #placeAfter(entity: Entity, after: Id | null): string {
    const siblings = this.list(entity.kind, scopeOf(entity)).filter((other) => other.id !== entity.id);
    const at = after === null ? -1 : siblings.findIndex((other) => other.id === after);
    const before = at < 0 ? "Z" : placeOf(siblings[at]);
    const next = siblings[at + 1] ? placeOf(siblings[at + 1]) : null;
    if (next === null) return `${before}n`;
    for (let tail = "n"; ; tail = `0${tail}`) if (before + tail < next) return before + tail;
  }

  #checked(entity: Entity): Entity {
    if ("name" in entity && entity.name.trim() === "") throw invalid("name", "This needs a name. Type one.");
    if (entity.kind === "codeListEntry") return this.#checkedCode(entity);
    if (entity.kind !== "stakeholder") return entity;
    const read = { ...entity };
    for (const list of CODED) read[list] = this.#code(list, entity[list] ?? "");
    const several: unknown = entity.method;
    const typed = Array.isArray(several) ? several.map(String) : String(several ?? "").split(/[;,\s]+/);
    read.method = typed.flatMap((text) => this.#code("method", text) ?? []);
    return read;
  }

  #checkedCode(entity: CodeListEntry & { kind: "codeListEntry" }): Entity {
    if (entity.code.trim() === "") throw invalid("code", "A code has 1 to 12 characters. Type one.");
    const twin = this.list("codeListEntry", entity.list).find(
      (other) => other.kind === "codeListEntry" && other.code === entity.code && other.id !== entity.id,
    );
    if (twin && "label" in twin)
      throw invalid("code", `${entity.code} already stands for ${twin.label} in this list. Choose another code.`);
    return entity;
  }

  #code(list: string, typed: string): string | null {
    const text = typed.trim().toLowerCase();
    if (text === "") return null;
    const entries = this.list("codeListEntry", list) as (CodeListEntry & { kind: "codeListEntry" })[];
    const found = entries.find((entry) => [entry.code, entry.label].some((one) => one.toLowerCase() === text));
    const known = entries.map((entry) => entry.code).join(", ");
    if (!found) throw invalid(list, `"${typed}" is not a code of ${list}. Choose one of ${known}.`);
    return found.code;
  }

  /** Stakeholders follow a code that is renamed. */
  #follow(before: CodeListEntry, after: CodeListEntry): Touched[] {
    if (before.code === after.code) return [];
    return this.list("stakeholder", null).flatMap((row) => {
      if (row.kind !== "stakeholder" || !uses(row, before)) return [];
      const swap = (code: string) => (code === before.code ? after.code : code);
      const next =
        before.list === "method" ? { ...row, method: row.method.map(swap) } : { ...row, [before.list]: after.code };
      this.#entities.set(row.id, next);
      return [{ kind: "stakeholder" as const, id: row.id, deed: "edited" as const }];
    });
  }

  #mayGo(entity: Entity): void {
    if (entity.kind !== "codeListEntry") return;
    const users = this.list("stakeholder", null).filter((row) => uses(row, entity)).length;
    if (users > 0) {
      const reason = `${entity.code} is used by ${users} stakeholders. Retire it instead, and it is no longer offered.`;
      throw { refusal: "invalid", field: null, reason } satisfies Refusal;
    }
  }

  #label(changes: Change[], before: Snapshot): string {
    const [first] = changes;
    if (!first) return "";
    const entity = first.change === "add" ? null : before.get(first.id);
    const name = entity && ("name" in entity ? entity.name : "label" in entity ? entity.label : "");
    const verb = { add: "Add", edit: "Edit", remove: "Remove", move: "Move" }[first.change];
    if (changes.length > 1) return `${verb} ${changes.length} entries`;
    if (first.change === "add") return `Add ${first.values.name ?? first.values.label ?? first.kind}`;
    const [fieldName, ...others] = first.change === "edit" ? Object.keys(first.values) : [];
    return fieldName && others.length === 0 ? `Set ${fieldName} of ${name}` : `${verb} ${name}`;
  }
}

function uses(row: Entity, entry: CodeListEntry): boolean {
  if (row.kind !== "stakeholder") return false;
  return entry.list === "method" ? row.method.includes(entry.code) : row[entry.list] === entry.code;
}

function invalid(field: string, reason: string): Refusal {
  return { refusal: "invalid", field, reason };
}

function scopeOf(entity: Entity): string | null {
  if ("engagementId" in entity) return entity.engagementId;
  return "list" in entity ? entity.list : null;
}

function placeOf(entity: Entity | undefined): string {
  return entity && "position" in entity ? entity.position : "";
}

function byPlace(one: Entity, other: Entity): number {
  const [a, b] = [placeOf(one) + one.id, placeOf(other) + other.id];
  return a < b ? -1 : a > b ? 1 : 0;
}

function difference(before: Snapshot, after: Snapshot): Touched[] {
  const touched: Touched[] = [];
  for (const [id, entity] of before) {
    if (!after.has(id)) touched.push({ kind: entity.kind, id, deed: "removed" });
    else if (after.get(id) !== entity) touched.push({ kind: entity.kind, id, deed: "edited" });
  }
  for (const [id, entity] of after) if (!before.has(id)) touched.push({ kind: entity.kind, id, deed: "added" });
  return touched;
}
