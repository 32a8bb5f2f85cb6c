import { LIBELLE_ROLE } from "#platform/identity/libelle-role.ts";
import { Button } from "#platform/ui/actions.tsx";
import { Card, Cards } from "#platform/ui/cards.tsx";
import { formatList } from "#platform/values/french.ts";
import type { ChoixExpress } from "../../demo/choix-express.ts";
import type { Identite } from "../../queries/read-principal.ts";

/** An identity as a form sends it: département, person, institution. */
export function fieldValue({
  departement,
  personne,
  institution,
}: Pick<Identite, "departement" | "personne" | "institution">): string {
  return `${departement}/${personne}/${institution}`;
}

/** The button that signs in as a person; it says who and in the name of which institution. */
function Entrer({ identite, variant }: { identite: Identite; variant: "primaire" | "secondaire" }) {
  return (
    <Button name="identite" value={fieldValue(identite)} variant={variant} glyphe="personne">
      {`${identite.nom}, ${identite.institutionNom}`}
    </Button>
  );
}

/** The few identities that show the most, one sentence each. */
export function IdentitesExpress({ choix }: { choix: readonly ChoixExpress[] }) {
  return (
    <Cards forme="etroite">
      {choix.map(({ titre, phrase, identite }) => (
        <Card key={titre} titre={titre} surtitre={identite.departement}>
          <p>{phrase}</p>
          <Entrer identite={identite} variant="primaire" />
        </Card>
      ))}
    </Cards>
  );
}

/** All the persons of one département, by institution. */
export function IdentitesDepartement({ identites }: { identites: readonly Identite[] }) {
  const institutions = new Map<string, Identite[]>();
  for (const one of identites) {
    institutions.set(one.institutionComplete, [...(institutions.get(one.institutionComplete) ?? []), one]);
  }
  return (
    <Cards forme="large">
      {[...institutions].map(([institution, persons]) => (
        <Card key={institution} titre={institution}>
          {persons.map((one) => (
            <div key={fieldValue(one)} className="pile pile--serree">
              <Entrer identite={one} variant="secondaire" />
              <p className="discret">
                {`${one.fonction ?? "Fonction inconnue"}. Rôle : ${formatList(one.roles.map((role) => LIBELLE_ROLE[role]))}.`}
              </p>
            </div>
          ))}
        </Card>
      ))}
    </Cards>
  );
}
