// Where one is in the area of maturity: the view, and what is looked at. The view is remembered, the rest belongs to the engagement.
import { type Id, prefer, preference, type ResultsOf } from "../engagement";

export const VIEWS = [
  { view: "portfolio", words: "Portfolio" },
  { view: "agency", words: "One agency" },
  { view: "assessments", words: "Assessments" },
  { view: "plan", words: "Plan" },
  { view: "actions", words: "Actions" },
  { view: "models", words: "Models" },
] as const;

export type View = (typeof VIEWS)[number]["view"];

class Maturity {
  view: View = $state("portfolio");
  /** The model by its key, the fiscal year: the last ones where nothing is said. */
  model: string | null = $state(null);
  year: number | null = $state(null);
  /** Of all agencies where none is chosen. */
  agencies: readonly Id[] = $state.raw([]);
  /** The agency that is looked at; the engagement as a whole where there is none. */
  organizationId: Id | null = $state(null);
  /** The assessment whose ratings are open. */
  assessmentId: Id | null = $state(null);
  /** Levels from which on a pair is drawn. */
  least = $state(2);
  #engagementId: Id | null = null;

  choose(view: View): void {
    this.view = view;
    this.assessmentId = null;
    prefer("maturity", view);
  }

  openAgency(id: Id | null): void {
    this.organizationId = id;
    this.choose("agency");
  }

  rate(assessmentId: Id): void {
    this.choose("assessments");
    this.assessmentId = assessmentId;
  }

  resultsOf(engagementId: Id): ResultsOf {
    return { engagementId, model: this.model, year: this.year, agencies: [...this.agencies] };
  }

  /** What is looked at in one engagement is not there in another. */
  async enter(engagementId: Id): Promise<void> {
    if (this.#engagementId === engagementId) return;
    this.#engagementId = engagementId;
    this.model = null;
    this.year = null;
    this.agencies = [];
    this.organizationId = null;
    this.assessmentId = null;
    this.least = 2;
    const kept = await preference("maturity", (value) => typeof value === "string");
    this.view = VIEWS.find(({ view }) => view === kept)?.view ?? "portfolio";
  }
}

export const maturity = new Maturity();
