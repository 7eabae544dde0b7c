// Who is who goes out: the chart as a picture, roles and roster as a workbook.
import { core, type Format, type Id, type PictureFormat } from "../engagement";
import { exported } from "../frame/exporting";

/** The chart, in light colors: it goes onto paper and into slides. */
export function exportStructure(engagementId: Id, format: PictureFormat): Promise<void> {
  return exported(() => core.exportStructure(engagementId, format, false));
}

export function exportRoles(engagementId: Id, format: Format): Promise<void> {
  return exported(() => core.exportRoles(engagementId, format));
}
