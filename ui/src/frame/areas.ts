// The areas of the rail, in its order. An area stands here when it works.
import BookKey from "@lucide/svelte/icons/book-key";
import Table2 from "@lucide/svelte/icons/table-2";
import type { Area } from "./place.svelte";

export const areas: readonly { area: Area; words: string; icon: typeof Table2 }[] = [
  { area: "stakeholders", words: "Stakeholders", icon: Table2 },
  { area: "codeLists", words: "Key lists", icon: BookKey },
];
