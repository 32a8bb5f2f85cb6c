import type { z } from "@hono/zod-openapi";
import type { SchemaCompletContract } from "./contracts.ts";

const caf = { id: "b4t7xk2m", nom: "Caisse d'allocations familiales", court: "Caf", genre: "institution" };
const pmi = { id: "q9d3wz5h", nom: "Protection maternelle et infantile", court: "PMI", genre: "service" };

/** What the description shows: invented, one of each level, as the public reads it. */
export const EXEMPLE_SCHEMA: z.input<typeof SchemaCompletContract> = {
  id: "7k2m9qfd",
  titre: "Schéma départemental des services aux familles 2022-2026",
  type: "sdsf",
  debut: 2022,
  fin: 2026,
  phase: "mise_en_oeuvre",
  forme: "engagements",
  jour: "2026-11-22",
  droits: ["schemas.lire"],
  membres: [
    {
      institution: caf.id,
      nom: caf.nom,
      role: "copilote",
      portee: "Tout le schéma",
      depuis: "2022-03-01",
      jusqua: null,
    },
  ],
  volets: [
    {
      no: 1,
      titre: "Petite enfance",
      engagements: [
        {
          no: 1,
          titre: "Ouvrir l'accueil à tous",
          objectifs: [
            {
              id: "h5n8c3vt",
              no: 1,
              titre: "Créer des places d'accueil",
              contexte: "Des familles attendent une place plus de six mois.",
              resultatsAttendus: ["Une place pour chaque enfant de moins de trois ans qui en a besoin"],
              indicateurs: ["Nombre de places créées"],
              pilotes: [caf],
              partenaires: [pmi],
              actions: [
                {
                  id: "m2p6r9kx",
                  code: "1-A",
                  intitule: "Ouvrir trois micro-crèches",
                  nature: "nouvelle",
                  debut: "2023",
                  fin: "2026-06-30",
                  pilotes: [caf],
                  partenaires: [pmi],
                  statut: "en_cours",
                  avancement: 60,
                  dernieresNouvelles: "2026-09-17",
                  situation: { bloquee: false, enRetard: true, nonDemarree: false, sansNouvelles: false },
                  rattachee: null,
                  nouvelles: [{ date: "2026-09-17", statut: "en_cours", avancement: 60, details: null }],
                  droits: [],
                },
              ],
            },
          ],
          actions: [],
        },
      ],
      objectifs: [],
      actions: [],
    },
  ],
};
