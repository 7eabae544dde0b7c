// Which workshop fills the window, if one does.
import { core, type Id } from "../engagement";

class Stage {
  workshop: Id | null = $state(null);

  /** Projects a workshop. */
  enter(workshop: Id): void {
    this.workshop = workshop;
    void core.fillScreen(true);
  }

  /** Back to the frame; the workshop stays as it is. */
  leave(): void {
    this.workshop = null;
    void core.fillScreen(false);
  }
}

export const stage = new Stage();
