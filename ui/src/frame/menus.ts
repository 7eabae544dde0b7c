// What the menus of the top bar hold: the program's, the file's, the engagement's.
import Download from "@lucide/svelte/icons/download";
import { session } from "../engagement";
import { keysOf } from "../keys";
import { appearance, THEMES } from "./appearance.svelte";
import { commands } from "./commands.svelte";
import { exportMatrix, FORMATS } from "./exporting";
import type { MenuEntry } from "./Menu.svelte";
import { newEngagement, renameEngagement } from "./naming";
import { place } from "./place.svelte";

/** How the window looks, and the sheet of keys. */
export function programMenu(): MenuEntry[] {
  const themes = { system: "As the system", light: "Light", dark: "Dark" };
  return [
    { heading: "Appearance" },
    ...THEMES.map((theme) => ({
      words: themes[theme],
      checked: appearance.theme === theme,
      run: () => appearance.choose(theme),
    })),
    "line",
    { heading: `Text size, ${Math.round(appearance.size * 100)} percent` },
    ...picked(["larger", "smaller", "normal"]),
    "line",
    ...(session.open ? [] : picked(["new", "open"])),
    ...picked(["keys"]),
    "line",
    { heading: `Liaison ${session.state?.version ?? ""}` },
  ];
}

/** The file: new, open, recent, copies and documents. */
export function workspaceMenu(): MenuEntry[] {
  const recent = commands().filter((command) => command.id.startsWith("recent "));
  const engagement = session.engagement;
  return [
    ...picked(["new", "open"]),
    ...(recent.length > 0 ? [{ heading: "Recent" }] : []),
    ...recent.map(({ words, icon, run }) => ({ words, icon, run })),
    "line",
    ...(engagement
      ? FORMATS.map(({ format, words }) => ({
          words: `Export as ${words}…`,
          icon: Download,
          run: () => exportMatrix(engagement.id, format),
        }))
      : []),
    "line",
    ...picked(["saveCopy", "backups", "renameWorkspace", "close"]),
  ];
}

/** The engagements of the workspace, to switch, add and rename. */
export function engagementMenu(): MenuEntry[] {
  const { engagement, open } = session;
  if (!engagement || !open) return [];
  return [
    ...open.engagements.map(({ id, name }) => ({
      words: name,
      checked: id === engagement.id,
      run: () => place.chooseEngagement(id),
    })),
    "line",
    { words: "New engagement…", run: newEngagement },
    { words: "Rename this engagement…", run: () => renameEngagement(engagement) },
    ...picked(["beginning"]),
  ];
}

function picked(ids: string[]): MenuEntry[] {
  return commands()
    .filter((command) => ids.includes(command.id))
    .map(({ id, words, icon, run }) => ({ words, icon, run, keys: keysOf(id) }));
}
