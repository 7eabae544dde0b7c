// New engagement, and new names for the engagement and the workspace: one small dialog.
import { change, type Engagement, type Workspace } from "../engagement";
import { dialogs } from "./dialogs.svelte";
import { place } from "./place.svelte";

export function newEngagement(): void {
  dialogs.show({
    is: "naming",
    title: "New engagement",
    about: "One plan: a relationship or a project, with its own stakeholders. The key is shared by the workspace.",
    label: "Name",
    verb: "Add engagement",
    value: "",
    store: async (name) => {
      const done = await change([{ change: "add", kind: "engagement", values: { name }, after: null }]);
      const added = done.touched.find((touched) => touched.kind === "engagement" && touched.deed === "added");
      if (added) place.chooseEngagement(added.id);
    },
  });
}

export function renameEngagement({ id, name: value }: Engagement): void {
  dialogs.show({
    is: "naming",
    title: "Rename engagement",
    about: "The name stands in the window and in documents.",
    label: "Name",
    verb: "Rename",
    value,
    store: (name) => change([{ change: "edit", kind: "engagement", id, values: { name } }]),
  });
}

export function renameWorkspace({ id, name: value }: Workspace): void {
  dialogs.show({
    is: "naming",
    title: "Rename workspace",
    about: "Usually the provider's abbreviation. The file keeps its name.",
    label: "Name",
    verb: "Rename",
    value,
    store: (name) => change([{ change: "edit", kind: "workspace", id, values: { name } }]),
  });
}
