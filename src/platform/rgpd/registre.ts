import type { Contexte } from "#platform/context/contexte.ts";
import { may, require } from "#platform/rights/rights.ts";
import { plural } from "#platform/values/french.ts";
import { type DureeConservation, joursDe } from "./conservation.ts";
import type { Complement, Responsable } from "./reglages.ts";
import { operationsRgpd } from "./rights.ts";
import { type BaseLegale, LIBELLE_BASE, type Traitement } from "./traitement.ts";

/** A processing as the register shows it: declared by a module, completed by the département. */
export type LigneRegistre = {
  cle: string;
  activite: string;
  finalite: string;
  base: string;
  personnes: readonly string[];
  donnees: readonly string[];
  destinataires: string;
  conservation: readonly string[];
  securite: string;
  precisions: string;
  complement: Complement;
};

export type Registre = { responsable: Responsable; lignes: LigneRegistre[]; peutRegler: boolean };

/** The whole register of a département. @throws Refusal `droit.sans-identite`, `droit.autre-departement` */
export async function readRegistre(
  ctx: Contexte,
  traitements: readonly Traitement[],
  durees: readonly DureeConservation[],
): Promise<Registre> {
  require(ctx, operationsRgpd.lire, null);
  const { tx, departement } = ctx;
  const who = await tx
    .selectFrom("registre")
    .selectAll()
    .where("departement", "=", departement)
    .executeTakeFirst();
  const rows = await tx
    .selectFrom("registre_complement")
    .selectAll()
    .where("departement", "=", departement)
    .execute();
  const byKey = new Map(rows.map((row) => [row.traitement, row]));
  const jours = await joursDe(tx, departement);
  return {
    responsable: {
      responsable: who?.responsable ?? "",
      responsableContact: who?.responsable_contact ?? "",
      dpo: who?.dpo ?? "",
      dpoContact: who?.dpo_contact ?? "",
      revision: who?.revision ?? 0,
    },
    peutRegler: may(ctx, operationsRgpd.regler, null),
    lignes: traitements.map((one): LigneRegistre => {
      const own = byKey.get(one.cle);
      return {
        cle: one.cle,
        activite: one.activite,
        finalite: own?.finalite ?? one.finalite,
        base: LIBELLE_BASE[(own?.base ?? one.base) as BaseLegale] ?? LIBELLE_BASE[one.base],
        personnes: one.personnes,
        donnees: one.donnees,
        destinataires: own?.destinataires ?? one.destinataires.join(" ; "),
        conservation: one.conservation.map((item) => sayDuree(item, durees, jours)),
        securite: own?.securite ?? one.securite.join(" ; "),
        precisions: own?.precisions ?? "",
        complement: {
          traitement: one.cle,
          finalite: own?.finalite ?? "",
          base: own?.base ?? "",
          destinataires: own?.destinataires ?? "",
          securite: own?.securite ?? "",
          precisions: own?.precisions ?? "",
          revision: own?.revision ?? 0,
        },
      };
    }),
  };
}

function sayDuree(
  item: Traitement["conservation"][number],
  durees: readonly DureeConservation[],
  jours: (duree: DureeConservation) => number,
): string {
  if (typeof item === "string") return item;
  const duree = durees.find(({ cle }) => cle === item.duree);
  if (!duree) throw new Error(`no duration named ${item.duree}`);
  const kept = duree.portee === "locale" ? duree.jours : jours(duree);
  return `${duree.libelle} : ${plural(kept, "jour")} après ${duree.depuisLibelle}`;
}
