import type { Contexte } from "#platform/context/contexte.ts";
import type { Id } from "#platform/values/ids.ts";
import { direCourriel, type EvenementMembre } from "../domain/dire-membre.ts";
import type { MembreVoulu } from "../domain/membre.ts";

export type Annonce = MembreVoulu & {
  schema: { id: Id<"schema">; titre: string };
  membre: Id<"schema_membre">;
  institution: Id<"acteur">;
  evenement: EvenementMembre;
  motif?: string | null;
};

export async function notifyInstitution(_ctx: Contexte, _annonce: Annonce): Promise<void> {
  void direCourriel;
}
export async function notifyProposer(_ctx: Contexte, _annonce: Annonce): Promise<void> {}
