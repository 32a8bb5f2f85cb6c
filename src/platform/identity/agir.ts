import { recordJournal } from "#platform/journal/journal.ts";
import type { CodeDepartement, Id } from "#platform/values/ids.ts";
import { isCodeDepartement, isId } from "#platform/values/ids.ts";
import { Refusal } from "#platform/values/refusal.ts";
import type { Deploiement, IdentiteProposee } from "./comptes.ts";
import { empreinteOf, newJeton } from "./jeton.ts";
import { ANONYME } from "./principal.ts";
import type { SessionLue } from "./session.ts";

/** An identity as a form sends it. */
export function identiteValue({
  departement,
  institution,
}: Pick<IdentiteProposee, "departement" | "institution">): string {
  return `${departement}/${institution}`;
}

/**
 * Acts from now on in the name of another institution, written in the journal of its département. The session gets another
 * cookie, which is returned: the former one opens nothing.
 *
 * @throws Refusal `identite.inconnue` when the account is nobody there, or holds no role there today.
 */
export async function agirAuNomDe(
  { platform, personnes }: Deploiement,
  session: SessionLue,
  wanted: string,
): Promise<{ jeton: string; departement: CodeDepartement }> {
  const [departement = "", institution = ""] = wanted.split("/");
  const { compte } = session;
  if (compte === null || !isCodeDepartement(departement) || !isId(institution)) {
    throw new Refusal("identite.inconnue", { champ: "identite" });
  }
  const jeton = await platform.act(departement, ANONYME, async (ctx) => {
    const attached = await ctx.tx
      .selectFrom("compte_personne")
      .select("personne")
      .where("compte", "=", compte)
      .where("departement", "=", departement)
      .executeTakeFirst();
    const personne = attached?.personne as Id<"acteur"> | undefined;
    const all = personne ? await personnes.identites(ctx, personne) : [];
    const identite = all.find((one) => one.institution === institution);
    if (!identite) throw new Refusal("identite.inconnue", { champ: "identite" });
    const next = newJeton();
    const { numUpdatedRows } = await ctx.tx
      .updateTable("session")
      .set({
        empreinte: empreinteOf(next),
        departement,
        personne: identite.personne,
        institution: identite.institution,
      })
      .where("empreinte", "=", session.empreinte)
      .executeTakeFirst();
    // Revoked meanwhile from another device.
    if (numUpdatedRows === 0n) throw new Refusal("identite.session-finie", {}, 403);
    const avant = session.agir?.departement === departement ? session.agir.institution : null;
    await recordJournal({ ...ctx, principal: { ...identite, compte } }, [
      {
        operation: "identite.agir-au-nom-de",
        objet: { genre: "acteur", id: identite.personne },
        avant: avant && { institution: avant },
        apres: { institution: identite.institution, moyen: session.moyen },
      },
    ]);
    return next;
  });
  return { jeton, departement };
}
