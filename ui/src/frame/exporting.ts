// Documents go out: the shell asks where, then a toast shows how far it is and can stop it.
import { core, type Exported, type Format, flush, type Id, listen } from "../engagement";
import { dialogs } from "./dialogs.svelte";
import { toasts } from "./toasts.svelte";

export const FORMATS: readonly { format: Format; words: string }[] = [
  { format: "xlsx", words: "Excel workbook (XLSX)" },
  { format: "ods", words: "OpenDocument spreadsheet (ODS)" },
  { format: "csv", words: "text table (CSV)" },
];

export const exportMatrix = (engagementId: Id, format: Format) =>
  exported(() => core.exportMatrix(engagementId, format));
export const exportPlan = (engagementId: Id, format: Format, forAgency: boolean) =>
  exported(() => core.exportCommunication(engagementId, format, forAgency));
export const exportCalendar = (engagementId: Id) => exported(() => core.exportCalendar(engagementId));

/** Writes a document of what is stored; the toast says how it went. */
export async function exported(write: () => Promise<Exported>): Promise<void> {
  let shown: number | null = null;
  let isStopping = false;
  const cancel = async () => {
    await core.cancelExport();
    isStopping = true;
    // What is under way may take a moment before it hears of it.
    if (shown !== null) toasts.change(shown, { text: "Stopping…", action: null });
  };
  const stop = await listen("exporting", ({ done, total }) => {
    if (isStopping) return;
    const progress = total > 0 ? done / total : 0;
    const rows = `${done.toLocaleString("en-US")} of ${total.toLocaleString("en-US")} rows`;
    const text = total > 0 ? `Exporting, ${rows}` : "Exporting…";
    if (shown === null) shown = toasts.show({ text, progress, action: { label: "Cancel", run: cancel } });
    else toasts.change(shown, { text, progress });
  });
  try {
    await flush();
    const { fileName, replaced } = await write();
    if (replaced.length > 0) dialogs.show({ is: "replaced", fileName, replaced });
    toasts.show({
      text: `Saved ${fileName}`,
      tone: "deed",
      action: { label: "Show in folder", run: () => core.showInFolder().catch((thrown) => toasts.refused(thrown)) },
    });
  } catch (thrown) {
    toasts.refused(thrown);
  } finally {
    stop();
    if (shown !== null) toasts.dismiss(shown);
  }
}
