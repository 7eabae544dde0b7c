// What entries are called where one of them is chosen: by name and, where both sides have one of that name, its side.

import { type Entity, titleOf } from "../engagement";

const title = (entity: Entity) => titleOf(entity).trim().toLowerCase();

export function namesOf(entities: readonly Entity[]): string[] {
  const sides = new Map<string, Set<string>>();
  for (const entity of entities) {
    const known = sides.get(title(entity)) ?? new Set();
    sides.set(title(entity), known.add("side" in entity ? entity.side : ""));
  }
  return entities.map((entity) => {
    const isShared = (sides.get(title(entity))?.size ?? 0) > 1;
    return isShared && "side" in entity ? `${titleOf(entity)} (${entity.side})` : titleOf(entity);
  });
}
