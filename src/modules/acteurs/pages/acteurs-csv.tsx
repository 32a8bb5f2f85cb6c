import { csvResponse } from "#platform/http/csv.ts";
import { readOrder } from "#platform/http/listing.ts";
import { readPage } from "#platform/http/page.ts";
import { LIBELLE_GENRE } from "../domain/genre.ts";
import { listActeurs, TRIS_ACTEURS } from "../queries/list-acteurs.ts";
import { noteListReading } from "../queries/note-reading.ts";
import type { Route } from "./+types/acteurs-csv.ts";
import { readFiltre } from "./parts/filtre.ts";

/** The acteurs that the filters of the address keep, as a file; persons only for whoever may see them. */
export async function loader(args: Route.LoaderArgs) {
  const params = new URL(args.request.url).searchParams;
  const tri = readOrder(params, TRIS_ACTEURS, { cle: "nom", sens: "asc" });
  const acteurs = await readPage(args, async (ctx) => {
    const found = await listActeurs(ctx, readFiltre(params), null, tri);
    noteListReading(ctx, found);
    return found;
  });
  return csvResponse(
    `acteurs-${args.params.departement}.csv`,
    ["Nom", "Sigle", "Genre", "Rattachement", "Fonction", "À confirmer"],
    acteurs.map((one) => [
      one.nom,
      one.sigle,
      LIBELLE_GENRE[one.genre],
      one.parent,
      one.fonction,
      one.aConfirmer ? "oui" : "non",
    ]),
  );
}
