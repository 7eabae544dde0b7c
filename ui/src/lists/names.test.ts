// Entries of one name are told apart by their side.
import { expect, test } from "vitest";
import type { Entity } from "../engagement";
import { namesOf } from "./names";

const role = (name: string, side: string) => ({ id: `${name} ${side}`, name, side }) as unknown as Entity;

test("roles of one name on both sides are called with their side, others by name alone", () => {
  const roles = [role("Project Teams", "provider"), role("Project Teams", "agency"), role("Sponsor", "agency")];
  expect(namesOf(roles)).toEqual(["Project Teams (provider)", "Project Teams (agency)", "Sponsor"]);
});

test("what no side tells apart stays as it is called", () => {
  const twins = [role("Analyst", "agency"), role("Analyst", "agency")];
  expect(namesOf(twins)).toEqual(["Analyst", "Analyst"]);
});
