import { Temporal } from "temporal-polyfill";
import { Button } from "#platform/ui/actions.tsx";
import { Formulaire } from "#platform/ui/formulaire.tsx";
import { Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { DataTable } from "#platform/ui/table.tsx";
import { formatInstant } from "#platform/values/french.ts";
import type { PageModele } from "../../modeles/page-modeles.ts";
import { lienModele } from "./liens-modeles.ts";

/** The former models of one paper: downloaded, or taken again. Nothing when there is none. */
export function AnciensModeles({
  code,
  page,
  cleEnvoi,
}: {
  code: string;
  page: PageModele;
  cleEnvoi: string;
}) {
  const { anciens, peutTenir, modele, cle } = page;
  if (anciens.length === 0) return null;
  return (
    <Section titre="Anciens modèles" id="anciens">
      <DataTable
        legende="Anciens modèles"
        legendeMasquee
        lignes={anciens}
        cleLigne={({ publicId }) => publicId}
        colonnes={[
          {
            cle: "nom",
            titre: "Fichier",
            entete: true,
            largeur: "large",
            rendu: ({ nom, publicId }) => (
              <Link to={`${lienModele(code, cle)}/fichiers/${publicId}`} download="">
                {nom}
              </Link>
            ),
          },
          {
            cle: "depose",
            titre: "Déposé le",
            rendu: ({ deposeLe }) => formatInstant(Temporal.Instant.from(deposeLe)),
          },
          { cle: "par", titre: "Par", rendu: ({ deposePar }) => deposePar },
          {
            cle: "retire",
            titre: "Retiré le",
            rendu: ({ retireLe }) => retireLe && formatInstant(Temporal.Instant.from(retireLe)),
          },
          ...(peutTenir
            ? [
                {
                  cle: "reprendre",
                  titre: "Reprendre",
                  rendu: ({ publicId, nom }: PageModele["anciens"][number]) => (
                    <Formulaire>
                      <input type="hidden" name="cle" value={cleEnvoi} />
                      <input type="hidden" name="remplace" value={modele?.publicId ?? ""} />
                      <input type="hidden" name="modele" value={publicId} />
                      <Button variant="discret" name="geste" value="reprendre">
                        Reprendre
                        <span className="vh">{` ${nom}`}</span>
                      </Button>
                    </Formulaire>
                  ),
                },
              ]
            : []),
        ]}
        vide={null}
      />
    </Section>
  );
}
