import { type Demande, LONGUEUR_DEMANDE } from "../../chercher.ts";

/** Reads a search from an address; what cannot be understood is left out. */
export function readDemande(params: URLSearchParams): Demande {
  const code = (name: string): string | null => {
    const text = params.get(name) ?? "";
    return /^[0-9a-z]{1,40}$/.test(text) ? text : null;
  };
  const q = (params.get("q") ?? "").replace(/[\s\p{Cc}]+/gu, " ").trim();
  const page = Number(params.get("page") ?? 1);
  return {
    // By characters: half of one would be no text.
    q: [...q].slice(0, LONGUEUR_DEMANDE).join("").trim(),
    genre: code("genre"),
    schema: code("schema"),
    page: Number.isSafeInteger(page) ? page : 1,
  };
}
