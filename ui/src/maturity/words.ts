// How pictures, levels and states of maturity are said.
import type { Model, Picture } from "../engagement";

export const PICTURES: readonly { picture: Picture; words: string }[] = [
  { picture: "disagreement", words: "Where the two views differ" },
  { picture: "profile", words: "The profile" },
  { picture: "levels", words: "The levels by dimension" },
  { picture: "trend", words: "The trend" },
  { picture: "agencies", words: "The agencies by level" },
];

/** "2 Coordinator"; a dash where there is none. */
export function levelWords(model: Model, at: number | null): string {
  const level = at === null ? undefined : model.levels[at];
  if (!level) return "–";
  return level.number === null ? level.name : `${level.number} ${level.name}`;
}
