// Times and sizes of backups as people read them.

const TIME = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "medium" });
const AMOUNT = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });

/** "Jul 1, 2026, 12:00:00 PM", on this machine's clock. */
export function timeWords(at: string): string {
  return TIME.format(new Date(at));
}

/** "356 KB", "1.2 MB" */
export function sizeWords(bytes: number): string {
  const [amount, unit] = bytes < 1e6 ? [Math.ceil(bytes / 1e3), "KB"] : [bytes / 1e6, "MB"];
  return `${AMOUNT.format(amount)} ${unit}`;
}

/** "0" and "3" only where that is all; else "some" and "3 and more". */
export function lostWords(rows: number, isAll: boolean): string {
  if (isAll) {
    return AMOUNT.format(rows);
  }
  return rows === 0 ? "some" : `${AMOUNT.format(rows)} and more`;
}
