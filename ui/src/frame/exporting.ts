// Documents go out: the shell asks where, then a toast shows how far it is and can stop it.
import { core, type Exported, type Format, flush, type Id, listen } from "../engagement";
import { toasts } from "./toasts.svelte";

export const FORMATS: readonly { format: Format; words: string }[] = [
  { format: "xlsx", words: "Excel workbook (XLSX)" },
  { format: "ods", words: "OpenDocument spreadsheet (ODS)" },
  { format: "csv", words: "text table (CSV)" },
];

/** Exports the matrix of an engagement. */
export function exportMatrix(engagementId: Id, format: Format): Promise<void> {
  return exported(() => core.exportMatrix(engagementId, format));
}

/** Runs a command that asks for a place and writes a document there; the toast says how it went. */
export async function exported(command: () => Promise<Exported>): Promise<void> {
  let shown: number | null = null;
  const stop = await listen("exporting", ({ done, total }) => {
    const progress = total > 0 ? done / total : 0;
    const text = `Exporting, ${done.toLocaleString("en-US")} of ${total.toLocaleString("en-US")} rows`;
    if (shown === null) shown = toasts.show({ text, progress, action: { label: "Cancel", run: core.cancelExport } });
    else toasts.change(shown, { text, progress });
  });
  try {
    await flush();
    const { fileName } = await command();
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
