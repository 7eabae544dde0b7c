// Pictures of maturity go out.
import { core, type Id, type Picture, type PictureFormat } from "../engagement";
import { exported } from "../frame/exporting";
import { maturity } from "./place.svelte";

export function exportOfAll(engagementId: Id, picture: Picture, format: PictureFormat): Promise<void> {
  const of = maturity.resultsOf(engagementId);
  return exported(() => core.exportPortfolioPicture(of, picture, maturity.least, format));
}

export function exportOfOne(engagementId: Id, picture: Picture, format: PictureFormat): Promise<void> {
  const of = { ...maturity.resultsOf(engagementId), agencies: [] };
  return exported(() => core.exportResultPicture(of, maturity.organizationId, picture, format));
}
