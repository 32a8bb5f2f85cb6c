/** What the address of a comparison chooses: territories as typed, and a theme. */
export function readChoixComparer(request: Request): { demandes: string[]; theme: string | null } {
  const params = new URL(request.url).searchParams;
  return {
    demandes: params
      .getAll("t")
      .map((one) => one.trim().slice(0, 100))
      .filter((one) => one !== ""),
    theme: params.get("theme")?.slice(0, 60) || null,
  };
}
