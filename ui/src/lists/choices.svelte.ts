// What may be chosen in the columns of a list: the workspace's codes, fixed words, months, yes and no, and the
// entries of another kind by their names.

import type { Choice } from "../components/grid/column";
import { MONTHS } from "../dates";
import { type Field, factsOf, type Id, type Kind, type KindFacts, type Rows, rows } from "../engagement";
import { namesOf } from "./names";

const plain = (code: string, word: string): Choice => ({ code, word, rule: null, retired: false });
const YES_OR_NO: readonly Choice[] = [plain("yes", "Yes"), plain("no", "No")];
const OF_THE_YEAR: readonly Choice[] = MONTHS.map((word, at) => plain(String(at + 1), word));

export class Choices {
  readonly #codes = rows("codeListEntry");
  /** The kinds that fields of the list refer to, with their rows. */
  #referred: ReadonlyMap<Kind, Rows<Kind>> = $state.raw(new Map());
  /** What was offered last: the same names are the same list, so that nothing is arranged anew. */
  readonly #known = new Map<Kind, readonly Choice[]>();

  /** Fetches what is referred to; of kinds that stand in an engagement those of this one. */
  async start(fields: readonly Field[], engagementId: Id | null): Promise<void> {
    const kinds = new Set(
      fields.flatMap(({ value }) => (value.type === "reference" || value.type === "references" ? [value.kind] : [])),
    );
    const facts = await Promise.all([...kinds].map(factsOf));
    this.#referred = new Map(facts.map((of) => [of.kind, rows(of.kind, isScoped(of) ? engagementId : null)]));
  }

  /** All lists that have to be there. */
  get needed(): readonly Rows<Kind>[] {
    return [this.#codes as unknown as Rows<Kind>, ...this.#referred.values()];
  }

  of(field: Field): readonly Choice[] {
    const { value } = field;
    switch (value.type) {
      case "code":
      case "codes":
        return this.#codes.all
          .filter((entry) => entry.list === value.list)
          .map(({ code, label, rule, retired }) => ({ code, word: label, rule, retired }));
      case "choice":
        return value.choices.map(({ word, label }) => plain(word, label));
      case "reference":
      case "references":
        return this.#entries(value.kind);
      case "month":
        return OF_THE_YEAR;
      case "flag":
        return YES_OR_NO;
      default:
        return [];
    }
  }

  /** By name, as a list to look things up in. */
  #entries(kind: Kind): readonly Choice[] {
    const list = this.#referred.get(kind);
    if (!list || list.revision < 0) return [];
    const entities = list.ids.flatMap((id) => list.peek(id) ?? []);
    const names = namesOf(entities);
    const named = entities.map(({ id }, at) => plain(id, names[at] ?? ""));
    named.sort((one, other) => one.word.localeCompare(other.word, "en-US", { numeric: true }));
    const known = this.#known.get(kind) ?? [];
    const isSame = named.length === known.length && named.every((one, at) => isEqual(one, known[at]));
    if (!isSame) this.#known.set(kind, named);
    return isSame ? known : named;
  }
}

function isScoped({ fields }: KindFacts): boolean {
  return fields.some(({ name }) => name === "engagementId");
}

function isEqual(one: Choice, other: Choice | undefined): boolean {
  return one.code === other?.code && one.word === other.word;
}
