import { lienLieux } from "#modules/territoires/index.ts";
import { Notice } from "#platform/ui/feedback.tsx";
import { Link } from "#platform/ui/link.tsx";
import { NBSP, plural } from "#platform/values/french.ts";
import type { LectureAcces } from "../../../queries/accessibilite/read-acces.ts";
import { lienDonneesAcces, lienImports } from "../liens.ts";
import { isComputed } from "./lecture-acces.ts";

/** What a calculation lacks, and which file would bring it. Nothing is supposed in its place. */
export function Manques({ departement, lecture }: { departement: string; lecture: LectureAcces }) {
  const { enfants, offre, structures, lieux, acces, sansLieu, anneau, voisins } = lecture;
  const computed = isComputed(acces) ? acces : null;
  return (
    <>
      {!lieux && (
        <Notice kind="attention" titre="Les communes ne sont pas situées">
          <p>
            Il faut le centre de chaque commune : un CSV avec les colonnes code, lon et lat, en degrés.{" "}
            <Link to={lienLieux(departement)}>Importer les centres des communes</Link>
          </p>
        </Notice>
      )}
      {!enfants && (
        <Notice kind="attention" titre="Aucun nombre d’enfants n’est publié par commune">
          <p>
            Déposez un fichier qui compte les enfants de moins de 3 ans (ou les naissances) de chaque commune.{" "}
            <Link to={`${lienImports(departement)}/deposer`}>Déposer des données</Link>
          </p>
        </Notice>
      )}
      {!offre && !structures && (
        <Notice kind="attention" titre="Aucun nombre de places n’est publié par commune">
          <p>
            Les taux de couverture ne suffisent pas : il faut des places. Déposez le fichier « nbpla_pe_com »
            de la Cnaf (communes de plus de 10 000 habitants), ou la liste des structures du département avec
            leur commune et leurs places.{" "}
            <Link to={lienDonneesAcces(departement, "deposer")}>Déposer une liste de structures</Link>
          </p>
        </Notice>
      )}
      {computed && enfants && computed.sansChiffre > 0 && (
        <Notice kind="info" titre={`${plural(computed.sansChiffre, "commune")} sans « ${enfants.libelle} »`}>
          <p>
            {`Elles n’entrent pas dans le calcul et n’ont pas de résultat${computed.masquees > 0 ? ` ; ${plural(computed.masquees, "d’entre elles est couverte", "d’entre elles sont couvertes")} par le secret statistique, et leur valeur n’est pas utilisée` : ""}. Les autres paraissent donc mieux servies qu’elles ne le sont.`}
          </p>
        </Notice>
      )}
      {sansLieu.length > 0 && (
        <Notice kind="info" titre={`${plural(sansLieu.length, "commune")} sans centre connu`}>
          <p>{`Hors du calcul${NBSP}: ${sansLieu.slice(0, 8).join(", ")}${sansLieu.length > 8 ? "…" : ""}.`}</p>
        </Notice>
      )}
      {computed && anneau === 0 && (
        <Notice kind="info" titre="Les communes d’au-delà du département sont inconnues">
          <p>
            Les communes proches de la limite se lisent avec prudence : importez un fichier de centres qui
            comprend les départements voisins.
          </p>
        </Notice>
      )}
      {computed && anneau > 0 && !voisins && (
        <p className="discret">
          {`${plural(anneau, "commune voisine située", "communes voisines situées")} hors du département, sans chiffres : `}
          <Link to={lienDonneesAcces(departement)}>déposez leurs enfants et leurs structures</Link> pour les
          compter.
        </p>
      )}
    </>
  );
}
