import type { Contexte } from "#platform/context/contexte.ts";
import { newId } from "#platform/values/ids.ts";
import { addTerme, hideTerme, updateTerme } from "./edit-glossaire.ts";

/** What is only said in the Puy-de-Dôme. */
const PROPRES: readonly (readonly [sigle: string, terme: string, definition: string, variantes?: string])[] =
  [
    [
      "MAIA",
      "Mission d’accueil et d’information des associations",
      "Réseau de lieux qui renseignent gratuitement les bénévoles sur la création, la gestion et le financement d’une association.",
    ],
    [
      "Utams",
      "Unité territoriale d’action médico-sociale",
      "Équipe du Département, proche des habitants, où l’on rencontre assistants sociaux, puéricultrices et médecins.",
      "UTAMS",
    ],
    [
      "SDLP",
      "Semaines de la parentalité",
      "Chaque automne, des ateliers, des spectacles et des rencontres pour les parents, partout dans le département.",
      "Semaines de la parentalité",
    ],
    [
      "",
      "Mutuacm",
      "Plateforme où les accueils de loisirs du département partagent offres d’emploi, formations et idées.",
    ],
  ];

/** Entries of the first département of the demonstration: some of its own, one said otherwise, one hidden. */
export async function loadGlossaireDemo(ctx: Contexte): Promise<void> {
  if (ctx.departement !== "63") return;
  for (const [sigle, terme, definition, variantes = ""] of PROPRES) {
    await addTerme(ctx, { sigle, terme, definition, variantes, lien: "", envoi: newId() });
  }
  await updateTerme(ctx, {
    ...{ cle: "gad", revision: 0, sigle: "GAD", terme: "Groupe d’appui départemental", variantes: "" },
    definition:
      "Dans le Puy-de-Dôme, réunion mensuelle de l’Éducation nationale, de la jeunesse et des sports et de la Caf : elle aide les communes à écrire leur projet éducatif.",
    lien: "https://www.education.gouv.fr",
  });
  await hideTerme(ctx, { cle: "frr", revision: 0 });
}
