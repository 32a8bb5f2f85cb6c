import type { Temporal } from "temporal-polyfill";
import { attachmentHeaders } from "#platform/http/attachment.ts";
import { zipOf } from "#platform/http/zip.ts";
import type { DonneesPersonne } from "./erase-personne.ts";
import type { Tableau } from "./personne.ts";

/** What goes in one file: a person of a département, or an account. */
export type Dossier = { readonly nom: string; readonly titre: string; readonly donnees: unknown } & {
  readonly tableaux: readonly Tableau[];
};

/** A person of a département as a file: `personne-63-kx3f9q2m`. */
export function dossierOf(departement: string, { nom, publicId, tableaux }: DonneesPersonne): Dossier {
  return {
    nom: `personne-${departement}-${publicId}`,
    titre: `Données de ${nom}, département ${departement}`,
    donnees: {
      personne: { nom, identifiant: publicId, departement },
      donnees: Object.fromEntries(tableaux.map(({ titre, lignes }) => [titre, lignes])),
    },
    tableaux,
  };
}

/** An archive with each file twice: JSON for a program (RGPD, article 20), a page for a person. */
export function zipResponse(name: string, dossiers: readonly Dossier[], now: Temporal.Instant): Response {
  const fichiers = dossiers.flatMap((dossier) => [
    { nom: `${dossier.nom}.json`, texte: jsonOf(dossier, now) },
    { nom: `${dossier.nom}.html`, texte: pageOf(dossier, now) },
  ]);
  return new Response(new Uint8Array(zipOf(fichiers, now)), {
    headers: { ...attachmentHeaders(name), "Content-Type": "application/zip" },
  });
}

/** The whole as JSON, with the time at which it was read. */
export function jsonOf({ donnees }: Dossier, now: Temporal.Instant): string {
  return `${JSON.stringify({ etabliLe: now.toString(), ...(donnees as object) }, null, 2)}\n`;
}

/** A page that stands alone, without anything to fetch or to run. */
function pageOf({ titre, tableaux }: Dossier, now: Temporal.Instant): string {
  const sections = tableaux.map(({ titre: legende, lignes }) => {
    const colonnes = Object.keys(lignes[0] ?? {});
    const head = colonnes.map((one) => `<th scope="col">${escaped(one)}</th>`).join("");
    const rows = lignes.map(
      (ligne) =>
        `<tr>${colonnes.map((one) => `<td>${escaped(String(ligne[one] ?? "—"))}</td>`).join("")}</tr>`,
    );
    return `<h2>${escaped(legende)}</h2>
<table border="1"><thead><tr>${head}</tr></thead><tbody>
${rows.join("\n")}
</tbody></table>`;
  });
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'"><title>${escaped(titre)}</title></head><body>
<h1>${escaped(titre)}</h1>
<p>Établi le ${escaped(now.toString())} par Maillage.</p>
${sections.join("\n")}
</body></html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);
}
