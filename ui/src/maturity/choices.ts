// What may be chosen in fields whose values a model gives.
import type { Choice } from "../components/grid/column";
import type { Model } from "../engagement";
import { levelWords } from "./words";

const plain = (code: string, word: string): Choice => ({ code, word, rule: null, retired: false });

export function levelChoices(model: Model): readonly Choice[] {
  return model.levels.map(({ key }, at) => plain(key, levelWords(model, at)));
}

export function dimensionChoices(model: Model): readonly Choice[] {
  return model.dimensions.map(({ key, name }) => plain(key, name));
}

export function questionChoices(model: Model): readonly Choice[] {
  return model.dimensions.flatMap(({ questions }) => questions.map(({ key, text }) => plain(key, text)));
}

/** Those of several models, each once. */
export function perspectiveChoices(models: readonly Model[]): readonly Choice[] {
  const known = new Map(
    models.flatMap(({ perspectives }) => perspectives.map(({ key, name }) => [key, name] as const)),
  );
  return [...known].map(([key, name]) => plain(key, name));
}

/** The answers, where all questions offer the same ones; else they are typed. */
export function answerChoices(model: Model): readonly Choice[] | null {
  const sets = new Set(model.dimensions.flatMap(({ questions }) => questions.map(({ answerSet }) => answerSet)));
  const [only] = sets;
  const options = only === undefined || sets.size > 1 ? undefined : model.answerSets[only]?.options;
  return options?.map(({ key, text }) => plain(key, text)) ?? null;
}

/** Whether levels are chosen; else they follow from answers. */
export function isDirect(model: Model): boolean {
  return model.scoring.rule === "direct";
}
