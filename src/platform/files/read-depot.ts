/** What was dropped in the field of a form; null when nothing was chosen, which browsers send as a file without a name. */
export async function readDepot(
  form: FormData,
  champ: string,
): Promise<{ nom: string; contenu: Uint8Array } | null> {
  const given = form.get(champ);
  if (!(given instanceof Blob) || (given.size === 0 && (given as File).name === "")) return null;
  return { nom: (given as File).name, contenu: new Uint8Array(await given.arrayBuffer()) };
}
