// Where the person is: area, engagement, and what a search asked to be shown.
//
//   place.go("codeLists")            another area
//   place.seek("stakeholders", id)   from the palette: go to an area and show this row
//   place.sought                     its list watches it, makes the row current, then calls place.found()
//   place.list                       the code list that the screen "Key lists" shows; place.editList("method")
import { type CodeList, type Id, prefer, preference, session } from "../engagement";
import { type Area, areas } from "./areas";

class Place {
  area: Area = $state("stakeholders");
  sought: Id | null = $state(null);
  list: CodeList = $state("priority");

  go(area: Area): void {
    this.area = area;
    this.#keep();
  }

  chooseEngagement(id: Id): void {
    session.choose(id);
    this.#keep();
  }

  seek(area: Area, id: Id, engagementId: Id | null = null): void {
    if (engagementId) session.choose(engagementId);
    this.go(area);
    this.sought = id;
  }

  found(): void {
    this.sought = null;
  }

  editList(list: CodeList): void {
    this.list = list;
    this.go("codeLists");
  }

  async restore(): Promise<void> {
    const kept = await preference("place", isKept);
    this.area = areas.find(({ area }) => area === kept?.area)?.area ?? "stakeholders";
    session.choose(kept?.engagement ?? null);
  }

  #keep(): void {
    prefer("place", { area: this.area, engagement: session.engagement?.id ?? null });
  }
}

interface Kept {
  [key: string]: string | null;
  area: string;
  engagement: string | null;
}

function isKept(value: unknown): value is Kept {
  return typeof value === "object" && value !== null && "area" in value && "engagement" in value;
}

export const place = new Place();
