// The marks of own text, put around what is selected; put there twice, they go again.

export interface Selected {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

export function emboldened({ text, from, to }: Selected): Selected {
  const inner = text.slice(from, to);
  if (text.slice(from - 2, from) === "**" && text.slice(to, to + 2) === "**")
    return { text: text.slice(0, from - 2) + inner + text.slice(to + 2), from: from - 2, to: to - 2 };
  return { text: `${text.slice(0, from)}**${inner}**${text.slice(to)}`, from: from + 2, to: to + 2 };
}

/** Without an address yet: that is what is selected then. */
export function linked({ text, from, to }: Selected): Selected {
  const words = text.slice(from, to) || "words";
  const address = "https://";
  const start = from + words.length + 3;
  return {
    text: `${text.slice(0, from)}[${words}](${address})${text.slice(to)}`,
    from: start,
    to: start + address.length,
  };
}

/** Every line that the selection touches becomes an item, or none of them. */
export function listed({ text, from, to }: Selected, sign: "- " | "1. "): Selected {
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const next = text.indexOf("\n", to);
  const end = next === -1 ? text.length : next;
  const lines = text.slice(start, end).split("\n");
  const plain = lines.map((line) => line.replace(/^(- |\d{1,3}\. )/, ""));
  const isListed = lines.every((line) => (sign === "- " ? line.startsWith("- ") : /^\d{1,3}\. /.test(line)));
  const marked = isListed ? plain : plain.map((line, at) => (sign === "- " ? `- ${line}` : `${at + 1}. ${line}`));
  const block = marked.join("\n");
  const end2 = start + block.length;
  return { text: text.slice(0, start) + block + text.slice(end), from: lines.length > 1 ? start : end2, to: end2 };
}
