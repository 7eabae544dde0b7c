// Names of templates as people read them: the core sends file names.

/** "washington" is shown as "Washington". */
export function templateWords(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll("-", " ");
}
