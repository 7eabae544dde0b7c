// The real grid in a document, driven by keys: (before, keys, after).

import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { tick } from "svelte";
import { afterEach, describe, expect, test } from "vitest";
import { expectAccessible } from "../../../tests/axe";
import Grid from "./Grid.svelte";
import { row } from "./sample";
import { Stage } from "./stage.svelte";

const BEFORE = ["Board|M|R;E", "Council|AN|F", "Public"];

function stand(stage = staged()): Stage {
  const { sheet } = stage;
  const target = document.body.appendChild(document.createElement("main"));
  render(Grid, { target, props: { label: "Boards", sheet, rowHeight: 32, sort: null, resize: () => undefined } });
  sheet.focused = true;
  return stage;
}

function staged(): Stage {
  return new Stage(
    BEFORE.map((line, at) => {
      const [name = "", frequency, method] = line.split("|");
      return row(String(at + 1), { name, frequency: frequency ?? null, method: method?.split(";") ?? [] });
    }),
  );
}

const user = userEvent.setup();
const rest = () => new Promise((resolve) => setTimeout(resolve, 20));

async function press(keys: string): Promise<void> {
  await tick();
  // One key after the other, as fingers do: the window draws in between.
  for (const key of keys.split(" ")) await user.keyboard(key.replaceAll("_", " "));
  await rest();
}

afterEach(() => document.body.replaceChildren());

describe("keys change cells", () => {
  test.each([
    [
      "typing replaces, Enter stores and goes down",
      "Forum {Enter} Chamber {Enter}",
      ["Forum|M|R;E", "Chamber|AN|F", "Public"],
    ],
    ["F2 edits what is there", "{F2} ,_new {Enter}", ["Board, new|M|R;E", BEFORE[1], "Public"]],
    [
      "Tab stores and goes right, Enter returns to where Tab began",
      "Forum {Tab} an {Enter} Forum_2 {Enter}",
      ["Forum|AN|R;E", "Forum 2|AN|F", "Public"],
    ],
    [
      "Esc keeps the old value",
      "Forum {Escape} {ArrowDown} {ArrowDown} Press {Enter}",
      [BEFORE[0], BEFORE[1], "Press"],
    ],
    [
      "an arrow leaves what was typed over",
      "Forum {ArrowDown} Chamber {ArrowUp}",
      ["Forum|M|R;E", "Chamber|AN|F", "Public"],
    ],
    ["a code by its letters", "{ArrowRight} ar {Enter}", ["Board|AR|R;E", BEFORE[1], "Public"]],
    ["a code by its word, completed", "{ArrowRight} {ArrowDown} mon {Enter}", [BEFORE[0], "Council|M|F", "Public"]],
    [
      "a code from the list",
      "{ArrowRight} {Alt>}{ArrowDown}{/Alt} {ArrowDown} {ArrowDown} {Enter}",
      ["Board|AR|R;E", BEFORE[1], "Public"],
    ],
    ["a code emptied", "{ArrowRight} {Backspace} {Enter}", ["Board||R;E", BEFORE[1], "Public"]],
    [
      "several codes by their letters, in order",
      "{End} {ArrowLeft} e r tm {Enter}",
      ["Board|M|E;R;TM", BEFORE[1], "Public"],
    ],
    [
      "several codes switched by Space",
      "{ArrowRight} {ArrowRight} _ {ArrowDown} _ {Enter}",
      ["Board|M|R", BEFORE[1], "Public"],
    ],
    [
      "several codes put in order",
      "{ArrowRight} {ArrowRight} {F2} {Alt>}{ArrowDown}{/Alt} {Enter}",
      ["Board|M|E;R", BEFORE[1], "Public"],
    ],
    [
      "several codes, the last one dropped",
      "{ArrowRight} {ArrowRight} {F2} {Backspace} {Enter}",
      ["Board|M|R", BEFORE[1], "Public"],
    ],
    [
      "Del empties a range",
      "{ArrowRight} {Shift>}{ArrowRight}{ArrowDown}{/Shift} {Delete}",
      ["Board", "Council", "Public"],
    ],
    [
      "Ctrl+D fills down",
      "{ArrowRight} {Shift>}{ArrowDown}{ArrowDown}{/Shift} {Control>}d{/Control}",
      [BEFORE[0], "Council|M|F", "Public|M"],
    ],
    [
      "Ctrl+D in one cell takes the one above",
      "{ArrowDown} {ArrowDown} {ArrowRight} {Control>}d{/Control}",
      [BEFORE[0], BEFORE[1], "Public|AN"],
    ],
    [
      "Ctrl+Enter fills the range with what is typed",
      "{ArrowRight} {Shift>}{ArrowDown}{ArrowDown}{/Shift} ar {Control>}{Enter}{/Control}",
      ["Board|AR|R;E", "Council|AR|F", "Public|AR"],
    ],
    [
      "the last row makes a new one, typed through",
      "{ArrowDown} {ArrowDown} {ArrowDown} Press {Tab} m {Tab} r e {Enter}",
      [...BEFORE, "Press|M|R;E"],
    ],
    [
      "Ctrl+Shift+Plus makes one below",
      "{Control>}{Shift>}+{/Shift}{/Control} Forum {Enter}",
      [BEFORE[0], "Forum", BEFORE[1], "Public"],
    ],
    [
      "a row begun and left without a name is none",
      "{Control>}{Shift>}+{/Shift}{/Control} {ArrowDown} x {Escape}",
      BEFORE,
    ],
    ["Ctrl+Minus removes the rows", "{Shift>}{ArrowDown}{/Shift} {Control>}-{/Control}", ["Public"]],
    [
      "Alt+Shift+Down moves a row, and again",
      "{Alt>}{Shift>}{ArrowDown}{ArrowDown}{/Shift}{/Alt}",
      [BEFORE[1], "Public", BEFORE[0]],
    ],
    [
      "Alt+Shift+Up moves rows together",
      "{ArrowDown} {Shift>}{ArrowDown}{/Shift} {Alt>}{Shift>}{ArrowUp}{/Shift}{/Alt}",
      [BEFORE[1], "Public", BEFORE[0]],
    ],
  ])("%s", async (_, keys, after) => {
    const stage = stand();
    await press(keys);
    expect(stage.lines).toEqual(after);
  });
});

describe("one visit to a cell", () => {
  test("is one step, stored after a pause and again on leaving", async () => {
    const stage = stand();
    await press("For");
    await waitFor(() => expect(stage.lines[0], "a pause stores").toBe("For|M|R;E"), { timeout: 1500 });
    await press("um {Enter}");
    expect(stage.lines[0]).toBe("Forum|M|R;E");
    expect(new Set(stage.steps.map((step) => step.visit)).size, "both under one token").toBe(1);
    await press("x {Enter}");
    expect(new Set(stage.steps.map((step) => step.visit)).size, "another visit has another").toBe(2);
  });

  test("given up brings the old value back, also after a pause stored another", async () => {
    const stage = stand();
    await press("For");
    await waitFor(() => expect(stage.lines[0]).toBe("For|M|R;E"), { timeout: 1500 });
    await press("{Escape}");
    expect(stage.lines).toEqual(BEFORE);
    expect(new Set(stage.steps.map((step) => step.visit)).size, "as part of the same step").toBe(1);
  });

  test("that changes nothing stores nothing", async () => {
    const stage = stand();
    await press("{F2} {Enter} {ArrowRight} {F2} {Enter}");
    expect(stage.steps).toEqual([]);
  });

  test("a word only begun is not stored by a pause", async () => {
    const stage = stand();
    await press("{ArrowRight} as");
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(stage.steps).toEqual([]);
    await press("{Enter}");
    expect(stage.lines[0], "leaving stores what the letters mean").toBe("Board|AN|R;E");
  });
});

describe("a refused value", () => {
  const refusedCell = () => screen.getByRole("gridcell", { description: /fortnight/ });

  test("stays as typed with its reason, until Esc", async () => {
    const stage = stand();
    await press("{ArrowRight} fortnight {Enter} {ArrowDown}");
    expect(stage.steps).toEqual([]);
    expect(refusedCell().getAttribute("aria-invalid"), "it is told to screen readers").toBe("true");
    expect(refusedCell().textContent).toContain("fortnight");
    await expectAccessible("a refused cell");
    await press("{ArrowUp} {ArrowUp}");
    expect(screen.getByText(/brings the old value back/), "the reason stands at the cell").toBeTruthy();
    await press("{Escape}");
    expect(screen.queryByText(/fortnight/)).toBeNull();
    expect(stage.lines).toEqual(BEFORE);
  });

  test("is mended by editing it", async () => {
    const stage = stand();
    await press("{ArrowRight} fortnight {Enter} {ArrowUp} m {Enter}");
    expect(stage.lines[0]).toBe("Board|M|R;E");
    expect(screen.queryByText(/fortnight/)).toBeNull();
  });

  test("of the core stays as well", async () => {
    const stage = stand();
    stage.refuseNext = "This name is too long. Shorten it.";
    await press("Forum {Enter} {ArrowUp}");
    expect(stage.lines).toEqual(BEFORE);
    expect(screen.getByRole("rowheader", { description: /too long/ }).textContent).toContain("Forum");
  });

  test("a blank name is refused where it is typed", async () => {
    const stage = stand();
    await press("{Backspace} {Enter}");
    expect(stage.lines).toEqual(BEFORE);
    expect(screen.getByRole("rowheader", { description: /cannot be empty/ })).toBeTruthy();
  });
});

describe("the clipboard", () => {
  const paste = async (text: string) => {
    await tick();
    await user.paste(text);
    await rest();
  };

  test("takes the range as a table", async () => {
    stand();
    await press("{Control>}a{/Control}");
    const copied = await user.copy();
    expect(copied?.getData("text/plain")).toBe("Board\tM\tR; E\t\r\nCouncil\tAN\tF\t\r\nPublic\t\t\t");
  });

  test("puts a table in as one step, lines beyond the end as new rows", async () => {
    const stage = stand();
    await press("{ArrowDown} {ArrowDown}");
    await paste('Citizens\tan\tEmail\t"two\nlines"\r\nPress\tMonthly\tR; TM\r\n');
    expect(stage.lines).toEqual([BEFORE[0], BEFORE[1], "Citizens|AN|E|two\nlines", "Press|M|R;TM"]);
    expect(stage.steps.map((step) => step.label)).toEqual(["Paste 8 cells"]);
  });

  test("repeats one value into the range", async () => {
    const stage = stand();
    await press("{ArrowRight} {Shift>}{ArrowDown}{ArrowDown}{/Shift}");
    await paste("AR");
    expect(stage.lines).toEqual(["Board|AR|R;E", "Council|AR|F", "Public|AR"]);
    expect(stage.steps.length, "all of it is one step").toBe(1);
  });

  test("keeps what cannot be stored as typed and stores the rest", async () => {
    const stage = stand();
    await press("{ArrowRight}");
    await paste("M\tR\r\nbiweekly\tE\r\nAN\tF\r\n");
    expect(stage.lines).toEqual(["Board|M|R", "Council|AN|E", "Public|AN|F"]);
    expect(screen.getByRole("gridcell", { description: /biweekly/ }).textContent).toContain("biweekly");
    expect(stage.said[0]).toContain("Pasted 5 cells. 1 stays as typed in Frequency");
  });

  test("takes back what it left as typed when it is undone", async () => {
    stand();
    await press("{ArrowRight}");
    await paste("M\tR\r\nbiweekly\tE\r\n");
    const heard: string[] = [];
    document.body.addEventListener("keydown", (event) => heard.push(event.key));
    await press("{Control>}z{/Control}");
    expect(screen.queryByText("biweekly")).toBeNull();
    expect(heard, "the window undoes the rest").toContain("z");
    heard.length = 0;
    await paste("biweekly");
    await press("{Control>}z{/Control}");
    expect(heard, "where nothing was stored there is no step to undo").not.toContain("z");
  });

  test("changes nothing where the core refuses the whole", async () => {
    const stage = stand();
    stage.refuseNext = "The file is read-only. Save a copy to change it.";
    await paste("Forum\tAN");
    expect(stage.lines).toEqual(BEFORE);
    expect(stage.said).toEqual(["Nothing was changed. The file is read-only. Save a copy to change it."]);
    expect(screen.getByText("Board"), "the old value is shown again").toBeTruthy();
  });

  test("cut takes the values away, in one step", async () => {
    const stage = stand();
    await press("{ArrowRight}");
    const copied = await user.cut();
    await rest();
    expect(copied?.getData("text/plain")).toBe("M");
    expect(stage.lines[0]).toBe("Board||R;E");
    expect(stage.steps.map((step) => step.label)).toEqual(["Cut 1 cell"]);
  });

  test("hostile texts are stored as typed and shown as text", async () => {
    const stage = stand();
    const texts = ["<img src=x onerror=alert(1)>", "=1+1", "\u202Egnp.exe", "👩‍👩‍👧", "a\u0000b", "x".repeat(5000)];
    for (const text of texts) await paste(text);
    expect(stage.lines[0]).toBe(`${texts.at(-1)}|M|R;E`);
    await paste(texts[0] ?? "");
    expect(document.querySelector("img"), "markup is never made").toBeNull();
  });
});

describe("rows", () => {
  test("say why they cannot be moved", async () => {
    const stage = stand();
    stage.fixed = "The list is sorted.";
    await press("{Alt>}{Shift>}{ArrowDown}{/Shift}{/Alt}");
    expect(stage.lines).toEqual(BEFORE);
    expect(stage.said).toEqual(["The list is sorted."]);
  });

  test("the name is kept when a whole row is emptied", async () => {
    const stage = stand();
    await press("{Shift>}_{/Shift} {Delete}");
    expect(stage.lines[0]).toBe("Board");
    expect(stage.said[0]).toContain("Name is kept");
  });

  test("the selection stays with its row when others come above it", async () => {
    const stage = stand();
    await press("{ArrowDown}");
    await stage.store([{ change: "add", values: { name: "First" }, after: "1" }], null, null);
    await press("x {Enter}");
    expect(stage.lines).toEqual([BEFORE[0], "First", "x|AN|F", "Public"]);
  });
});

describe("screen readers are told", () => {
  test("how large the grid is and where one stands", async () => {
    stand();
    await press("{ArrowDown} {ArrowRight}");
    const grid = screen.getByRole("grid", { name: "Boards" });
    expect(grid.getAttribute("aria-rowcount"), "header, three rows, the new one").toBe("5");
    expect(grid.getAttribute("aria-colcount")).toBe("5");
    const input = document.activeElement as HTMLInputElement;
    expect(input.closest('[role="row"]')?.getAttribute("aria-rowindex")).toBe("3");
    expect(input.getAttribute("aria-label")).toBe("Frequency, Council");
    expect(input.value, "the content is the input's").toBe("AN As needed");
    await expectAccessible("the grid at rest");
  });

  test("of the choices and the one that is meant", async () => {
    stand();
    await press("{ArrowRight} ar");
    const input = screen.getByRole("combobox", { expanded: true });
    const option = document.getElementById(input.getAttribute("aria-activedescendant") ?? "");
    expect(option?.textContent).toContain("As requested");
    expect(screen.getByText("Has no date of its own."), "what it will do").toBeTruthy();
    await expectAccessible("choosing a code");
    await press("{Escape} {ArrowRight} {F2}");
    expect(screen.getAllByRole("option", { selected: true }).length).toBe(2);
    await expectAccessible("choosing several codes");
  });

  test("how many cells are selected", async () => {
    stand();
    await press("{Shift>}{ArrowDown}{ArrowRight}{/Shift}");
    expect(screen.getByText("4 cells selected")).toBeTruthy();
    await expectAccessible("a range");
  });
});

test("only one cell takes the Tab key, and only the rows that are seen are in the document", async () => {
  stand(new Stage(Array.from({ length: 5000 }, (_, at) => row(String(at), { name: `Board ${at}` }))));
  await press("{Control>}{End}{/Control}");
  expect(document.querySelectorAll("textarea, input").length).toBe(1);
  expect(screen.getAllByRole("row").length).toBeLessThan(60);
});

describe("undo while a cell is edited", () => {
  test("takes a choice back first, then leaves undo to the window", async () => {
    const stage = stand();
    await press("{ArrowRight} ar");
    await press("{Control>}z{/Control}");
    expect(stage.lines, "nothing was stored").toEqual(BEFORE);
    expect(screen.queryByRole("listbox"), "the choices are closed").toBeNull();
    const heard: string[] = [];
    document.body.addEventListener("keydown", (event) => heard.push(event.key));
    await press("{Control>}z{/Control}");
    expect(heard, "the second one reaches the window").toContain("z");
  });

  test("a text is left to its input until it is as it was", async () => {
    stand();
    await press("{F2} x");
    const input = document.activeElement as HTMLTextAreaElement;
    expect(input.dataset.undo, "the window keeps away").toBeUndefined();
    await press("{Escape}");
    expect((document.activeElement as HTMLElement).dataset.undo, "and acts again afterwards").toBe("window");
  });
});
