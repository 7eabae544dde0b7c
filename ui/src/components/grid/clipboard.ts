// Tables on the clipboard, as Excel and LibreOffice write and read them: cells parted by tabs, lines by
// CRLF, a cell with a tab or a line break inside in quotes, quotes in it doubled.

/** Lines of cells as text. */
export function writeTable(lines: readonly (readonly string[])[]): string {
  return lines.map((cells) => cells.map(quoted).join("\t")).join("\r\n");
}

function quoted(cell: string): string {
  return /[\t\r\n]/.test(cell) || cell.startsWith('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Text as lines of cells, all lines equally long. Line breaks inside cells become `\n`. */
export function readTable(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let from = 0;
  while (from <= text.length) {
    const { cell, end } = readCell(text, from);
    line.push(cell);
    if (text[end] === "\t") {
      from = end + 1;
      continue;
    }
    lines.push(line);
    line = [];
    from = end + (text.startsWith("\r\n", end) ? 2 : 1);
    // Spreadsheets end the last line too; what follows it is no further line.
    if (from >= text.length) break;
  }
  const width = Math.max(...lines.map((cells) => cells.length));
  return lines.map((cells) => [...cells, ...Array<string>(width - cells.length).fill("")]);
}

function readCell(text: string, from: number): { cell: string; end: number } {
  if (text[from] === '"') {
    const inQuotes = readQuoted(text, from + 1);
    if (inQuotes) return inQuotes;
  }
  let end = from;
  while (end < text.length && !isBorder(text[end])) end++;
  return { cell: text.slice(from, end), end };
}

/** A cell in quotes; nothing where the closing quote is missing or text follows it: then the quotes are text. */
function readQuoted(text: string, from: number): { cell: string; end: number } | null {
  let end = text.indexOf('"', from);
  while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end === -1 || (end + 1 < text.length && !isBorder(text[end + 1]))) return null;
  const cell = text.slice(from, end).replaceAll('""', '"').replaceAll(/\r\n?/g, "\n");
  return { cell, end: end + 1 };
}

function isBorder(letter: string | undefined): boolean {
  return letter === "\t" || letter === "\n" || letter === "\r";
}
