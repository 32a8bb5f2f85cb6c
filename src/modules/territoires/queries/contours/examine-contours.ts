import type { Contexte } from "#platform/context/contexte.ts";
import { decodeText } from "#platform/import/encodings.ts";
import { formatList } from "#platform/values/french.ts";
import { Refusal } from "#platform/values/refusal.ts";
import {
  type Cadre,
  cadrer,
  dessiner,
  type Forme,
  joindre,
  type Piste,
  rencontres,
} from "../../domain/contours/dessiner.ts";
import { type ContoursLus, type ErreurContours, lireContours } from "../../domain/contours/lire-contours.ts";
import { MILLESIME } from "../../domain/millesime.ts";
import { epciDeCommune } from "../epci-de-commune.ts";
import { listCodes } from "../list-codes.ts";
import { loadCommunes } from "../load-communes.ts";

export type MailleDessinee = "commune" | "epci" | "departement";

/** What an import of contours would draw, and what it says of the file. */
export type ExamenContours = {
  readonly cadre: Cadre;
  readonly jeux: readonly {
    readonly maille: MailleDessinee;
    readonly deduit: boolean;
    readonly formes: readonly Forme[];
  }[];
  /** Codes of communes of the département that the file does not draw. */
  readonly absentes: readonly string[];
  /** Old codes, drawn inside the commune that took them. */
  readonly anciens: readonly string[];
  readonly fictifs: number;
  readonly ailleurs: number;
};

/**
 * Reads a file of contours and draws it, without writing anything. @throws Refusal `contours.*` naming the field `fichier`
 */
export async function examineContours(ctx: Contexte, contenu: Uint8Array): Promise<ExamenContours> {
  const communes = await loadCommunes(ctx);
  const epci = new Set((await listCodes(ctx, "epci")).map(({ code }) => code));
  const lus = lireContours(decodeText(contenu).text, ctx.departement, communes, epci);
  if ("erreur" in lus) throw refusalOf(lus);
  const { parCommune } = await epciDeCommune(ctx, MILLESIME);
  const attendues = [...communes.enVigueur].flatMap(([code, one]) =>
    one.departement === ctx.departement ? [code] : [],
  );
  const absentes = lus.communes.size === 0 ? [] : attendues.filter((code) => !lus.communes.has(code));
  const { anciens, fictifs, ailleurs } = lus;
  return { ...draw(lus, ctx.departement, parCommune), absentes, anciens, fictifs, ailleurs };
}

function draw(
  lus: ContoursLus,
  departement: string,
  parCommune: ReadonlyMap<string, string>,
): Pick<ExamenContours, "cadre" | "jeux"> {
  // One frame for all, so that one mesh can be drawn over another.
  const { cadre, pistes } = cadrer(new Map([...lus.communes, ...lus.epci]));
  const pick = (codes: Iterable<string>) =>
    new Map([...codes].map((code): [string, readonly Piste[]] => [code, pistes.get(code) ?? []]));
  const communes = pick(lus.communes.keys());
  const gathered = new Map<string, Piste[]>();
  for (const [code, rings] of communes) {
    const siren = parCommune.get(code);
    if (siren) gathered.set(siren, [...(gathered.get(siren) ?? []), ...rings]);
  }
  // Joined from its communes an EPCI follows the membership of the vintage, whatever the file thinks of it.
  const deduits = communes.size > 0;
  const epci = deduits
    ? new Map([...gathered].map(([code, rings]) => [code, joindre(rings)]))
    : pick(lus.epci.keys());
  const fixed = rencontres(deduits ? communes : epci);
  const whole = new Map([[departement, joindre([...(deduits ? communes : epci).values()].flat())]]);
  const jeux: ExamenContours["jeux"] = [
    ...(deduits ? [{ maille: "commune" as const, deduit: false, formes: dessiner(communes, fixed) }] : []),
    { maille: "epci", deduit: deduits, formes: dessiner(epci, fixed) },
    { maille: "departement", deduit: true, formes: dessiner(whole, fixed) },
  ];
  return { cadre, jeux };
}

function refusalOf(found: ErreurContours): Refusal {
  const champ = "fichier";
  switch (found.erreur) {
    case "json":
      return new Refusal("contours.json", { champ });
    case "forme":
      return new Refusal("contours.forme", { champ });
    case "vide":
      return new Refusal("contours.vide", { champ });
    case "codes":
      return new Refusal("contours.codes", { champ });
    case "projection":
      return new Refusal("contours.projection", { champ });
    case "inversees":
      return new Refusal("contours.inversees", { champ });
    case "topologie":
      return new Refusal("contours.topologie", { champ });
    case "autre-departement":
      return new Refusal("contours.autre-departement", {
        champ,
        trouves: formatList(found.trouves.slice(0, 5)),
      });
    case "inconnus":
      return new Refusal("contours.inconnus", { champ, codes: listed(found.codes) });
    case "sans-geometrie":
      return new Refusal("contours.sans-geometrie", { champ, codes: listed(found.codes) });
    case "geometrie":
      return new Refusal("contours.geometrie", { champ, codes: listed(found.codes) });
    case "doubles":
      return new Refusal("contours.doubles", { champ, codes: listed(found.codes) });
  }
}

/** The first codes and how many follow: a file may have thousands. */
function listed(codes: readonly string[]): string {
  const shown = codes.slice(0, 8).map((code) => code.slice(0, 20));
  const rest = codes.length - shown.length;
  return formatList(rest > 0 ? [...shown, `${rest} de plus`] : shown);
}
