// The views of the roles: as they stand to each other, as a table, and what they have a part in.
import { Views } from "../frame/views.svelte";

export const views = new Views("roles", [
  { view: "chart", words: "Chart" },
  { view: "list", words: "List" },
  { view: "table", words: "Table" },
  { view: "charters", words: "Charters" },
  { view: "coordination", words: "Coordination" },
  { view: "raci", words: "RACI" },
  { view: "decisions", words: "Decisions" },
]);
