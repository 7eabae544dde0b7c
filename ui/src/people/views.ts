// The views of the people: who they are, what they hold, where they sit, and what nobody holds.
import { Views } from "../frame/views.svelte";

export const views = new Views("people", [
  { view: "people", words: "Everyone" },
  { view: "assignments", words: "Assignments" },
  { view: "vacancies", words: "Vacancies" },
  { view: "roster", words: "Roster" },
  { view: "groups", words: "Groups" },
  { view: "members", words: "Members" },
  { view: "teams", words: "Teams" },
]);
