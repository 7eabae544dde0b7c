// Words for screen readers about what just happened elsewhere on the screen: announce("Undone, add Public").

class Announcer {
  text = $state("");
}

export const announcer = new Announcer();

/** Says it politely, also when the same words were said before. */
export function announce(text: string): void {
  announcer.text = announcer.text === text ? `${text}\u00a0` : text;
}
