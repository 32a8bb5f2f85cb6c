import { Temporal } from "temporal-polyfill";
import { Notice } from "#platform/ui/feedback.tsx";
import { Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { formatInstant, plural } from "#platform/values/french.ts";
import type { FusionListee } from "../../../queries/structure/load-fusion-faite.ts";
import { lienFusion } from "../liens.ts";
import { champsEnMots } from "./champs-suivis.ts";

/** Merges with where each is undone, while it may be. */
export function Fusions({
  departement,
  schema,
  fusions,
  titre,
  dans = false,
}: {
  departement: string;
  schema: string;
  fusions: readonly FusionListee[];
  titre: string;
  /** Says into which action each went. */
  dans?: boolean;
}) {
  if (fusions.length === 0) return null;
  return (
    <Section titre={titre}>
      <ul>
        {fusions.map((one) => (
          <li key={one.publicId}>
            <Link to={lienFusion(departement, schema, one.publicId)}>{one.titre}</Link>
            {dans && ` dans « ${one.gardee.titre} »`}
            <span className="discret">
              {`, ${formatInstant(Temporal.Instant.from(one.le))}${one.jours > 0 ? ` ; se défait encore pendant ${plural(one.jours, "jour")}` : ""}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What was just merged or told apart. */
export function GesteFusion({
  departement,
  schema,
  params,
}: {
  departement: string;
  schema: string;
  /** Of the address. */
  params: { fusion: string | null; separee: boolean; suivis: string | null };
}) {
  const { fusion, separee, suivis } = params;
  if (fusion) {
    return (
      <Notice kind="succes" titre="Les deux actions n’en font plus qu’une" annonce>
        <p>
          <Link to={lienFusion(departement, schema, fusion)}>Voir la fusion, ou la défaire</Link>
        </p>
      </Notice>
    );
  }
  if (!separee) return null;
  const champs = champsEnMots((suivis ?? "").split(","));
  return (
    <Notice kind="succes" titre="Les deux actions sont de nouveau séparées" annonce>
      {champs && <p>{`Changé depuis dans l’autre action, et qui y reste : ${champs}.`}</p>}
    </Notice>
  );
}
