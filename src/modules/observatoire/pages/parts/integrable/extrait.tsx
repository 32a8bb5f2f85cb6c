import { TextArea } from "#platform/ui/fields.tsx";
import { Link } from "#platform/ui/link.tsx";

/** The lines to copy in the page of another site, folded: few need them. */
export function Extrait({ adresse, lien, titre }: { adresse: string; lien: string; titre: string }) {
  const source = `${adresse}${lien}`.replaceAll("&", "&amp;");
  const extrait = `<iframe src="${source}" title="${titre.replaceAll('"', "&quot;")}" width="100%" height="640" loading="lazy"></iframe>`;
  return (
    <details className="sans-impression">
      <summary>Placer sur un autre site</summary>
      <TextArea
        name="extrait"
        label="Lignes à copier dans une page de votre site"
        aide="Ce qui s’affiche reste à jour, ne dépose aucun témoin et n’exécute aucun programme."
        rows={4}
        readOnly
        defaultValue={extrait}
      />
      <p>
        <Link to={lien}>Voir ce qui s’affichera</Link>
      </p>
    </details>
  );
}
