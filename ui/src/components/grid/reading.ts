// Reads typed or pasted text as the core will, so that what cannot be stored stays in its own cell with the
// reason. Nothing is guessed.

import { type Choice, type Column, choiceOf, codesOf, HALF_A_PAIR, isCoded, type Reading, type Value } from "./column";

/** The longest text the core takes, in UTF-16 units: what one cell of a spreadsheet holds. */
const LONGEST_TEXT = 32_767;

/** What the core takes for nothing: all white space, the next-line control among it. */
const BLANK = /^[\s\u0085]*$/u;

/** Choices named in a refusal. */
const MOST_NAMED = 20;

/** `before` is what the cell holds now. */
export function read(column: Column, typed: string, before: Value): Reading {
  if (BLANK.test(typed) && !column.optional) {
    return { reason: `${column.label} cannot be empty. Write what people call it, or press Esc for what was there.` };
  }
  switch (column.holds) {
    case "text":
    case "prose":
      return column.form ? readForm(column.form.read, typed) : readText(typed);
    case "lines":
      return readText(linesIn(typed).join("\n"));
    case "codes":
      return readCodes(column, typed, codesOf(before));
    default:
      return typed.trim() === "" ? { value: null } : readChoice(column, typed.trim(), codesOf(before));
  }
}

/** A short text a line. */
function linesIn(typed: string): string[] {
  return typed
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function readForm(form: (typed: string) => Reading, typed: string): Reading {
  return typed.trim() === "" ? { value: null } : form(typed.trim());
}

function readText(typed: string): Reading {
  if (typed.length > LONGEST_TEXT) {
    const [has, holds] = [typed.length, LONGEST_TEXT].map((count) => count.toLocaleString("en-US"));
    return { reason: `This text has ${has} characters and a spreadsheet cell holds ${holds}. Shorten it.` };
  }
  if (HALF_A_PAIR.test(typed)) {
    return { reason: "One character came only half over and cannot be stored. Delete it, or copy the text again." };
  }
  return { value: typed };
}

/** The code itself, the code in other case, or the word; an entry by its name alone. */
function readChoice(column: Column, typed: string, before: readonly string[]): { value: string } | { reason: string } {
  const lower = typed.toLowerCase();
  const named = column.choices.filter((choice) => choice.word.toLowerCase() === lower);
  if (column.holds === "reference") return readReference(column, typed, named);
  const choice =
    column.choices.find((choice) => choice.code === typed) ??
    column.choices.find((choice) => choice.code.toLowerCase() === lower) ??
    named[0];
  if (!choice) return { reason: unknown(column, typed) };
  if (choice.retired && !before.includes(choice.code)) {
    return { reason: `${choice.code} ${choice.word} is retired. Choose another code, or bring it back in the list.` };
  }
  return { value: choice.code };
}

function readReference(
  column: Column,
  typed: string,
  named: readonly Choice[],
): { value: string } | { reason: string } {
  const exact = named.filter(({ word }) => word === typed);
  const [found, another] = exact.length > 0 ? exact : named;
  if (!found) {
    return {
      reason: `Nothing is called "${short(typed)}" for ${column.label}. Choose from the list, or add it first.`,
    };
  }
  if (another) return { reason: `Several are called "${short(typed)}". Choose one from the list.` };
  return { value: found.code };
}

function readCodes(column: Column, typed: string, before: readonly string[]): Reading {
  const codes: string[] = [];
  // A word may hold a comma ("Face to face, meeting"), so semicolons part first and commas only what is left over.
  for (const part of parts(typed)) {
    const whole = readChoice(column, part, before);
    const read = "value" in whole ? [whole] : part.split(",").map((piece) => readChoice(column, piece.trim(), before));
    for (const reading of read) {
      if ("reason" in reading) return reading;
      if (codes.includes(reading.value)) {
        const { code, word } = choiceOf(column, reading.value);
        return { reason: `${code} ${word} stands here twice. Leave one of them out.` };
      }
      codes.push(reading.value);
    }
  }
  return { value: codes.length > 0 ? codes : null };
}

function parts(typed: string): string[] {
  return typed
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function unknown(column: Column, typed: string): string {
  const offered = column.choices.filter((choice) => !choice.retired).slice(0, MOST_NAMED);
  if (!isCoded(column)) {
    return `"${short(typed)}" does not fit here. Choose ${offered.map(({ word }) => word).join(", ")}.`;
  }
  if (offered.length === 0) {
    return `"${short(typed)}" is not in the list of ${column.label}, which is empty. Add it there first.`;
  }
  const named = offered.map(({ code, word }) => `${code} ${word}`).join(", ");
  return `"${short(typed)}" is not in the list of ${column.label}. Choose ${named}, or add it to the list.`;
}

function short(typed: string): string {
  return [...typed].slice(0, 60).join("");
}
