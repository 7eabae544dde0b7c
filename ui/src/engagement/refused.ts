// Refusals as the screens meet them: one thrown shape, whatever went wrong on the way to the core.
import type { Refusal } from "../bindings";

/** The core, or the way to it, did not do what was asked. The message is a sentence for a person. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(sentence(refusal));
    this.name = "Refused";
    this.refusal = refusal;
  }

  /** The person stopped it: nothing needs to be said. */
  get cancelled(): boolean {
    return this.refusal.refusal === "cancelled";
  }

  /** The field whose value is wrong, by its wire name. */
  get field(): string | null {
    return this.refusal.refusal === "invalid" ? this.refusal.field : null;
  }
}

/** Gives any thrown thing the one shape. Malformed arguments come from Tauri as a bare string. */
export function asRefused(thrown: unknown): Refused {
  if (thrown instanceof Refused) return thrown;
  if (isRefusal(thrown)) return new Refused(thrown);
  const said = thrown instanceof Error ? thrown.message : typeof thrown === "string" ? thrown : "";
  const detail = said ? ` (${said})` : "";
  const reason = `The program met a fault and did not do this${detail}. Your file is unchanged; try again.`;
  return new Refused({ refusal: "internal", reason });
}

function sentence(refusal: Refusal): string {
  return refusal.refusal === "cancelled" ? "Stopped. Nothing was written." : refusal.reason;
}

function isRefusal(thrown: unknown): thrown is Refusal {
  return typeof thrown === "object" && thrown !== null && "refusal" in thrown && typeof thrown.refusal === "string";
}
