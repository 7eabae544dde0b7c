// What the engagement plan leaves as.
import { core, type Id, type PlanEnding } from "../engagement";
import { exported } from "../frame/exporting";

export const PLAN_FORMATS: readonly { format: PlanEnding; short: string; words: string }[] = [
  { format: "docx", short: "Word", words: "Word document (DOCX)" },
  { format: "pdf", short: "PDF", words: "accessible PDF" },
  { format: "html", short: "Web page", words: "web page (HTML)" },
  { format: "xlsx", short: "Workbook", words: "Excel workbook (XLSX)" },
];

export function exportDocument(engagementId: Id, format: PlanEnding, internal: boolean): Promise<void> {
  return exported(() => core.exportPlan(engagementId, format, internal));
}
