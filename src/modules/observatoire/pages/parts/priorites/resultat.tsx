import { lienPortrait } from "#modules/territoires/index.ts";
import { Bars } from "#platform/ui/charts/bars.tsx";
import { EmptyState, Notice } from "#platform/ui/feedback.tsx";
import { Columns, Section } from "#platform/ui/layout.tsx";
import { Link } from "#platform/ui/link.tsx";
import { type Column, DataTable } from "#platform/ui/table.tsx";
import { formatList, formatNumber, formatPercent, NBSP, plural } from "#platform/values/french.ts";
import { formatFigure, withUnit } from "../../../domain/dire.ts";
import { sayMillesime } from "../../../domain/millesime.ts";
import type { Classement, SansIndicateur, TerritoireClasse } from "../../../domain/priorites/classement.ts";
import type { Methode } from "../../../domain/priorites/demande.ts";
import {
  LIBELLE_METHODE,
  nameClasse,
  nombreDeClasses,
  sayCertitude,
  sayRobustesse,
} from "../../../domain/priorites/dire-classement.ts";
import { facteursMuets, suitLesFacteurs } from "../../../domain/priorites/facteurs.ts";
import { SIGNE_STATUT } from "../../../domain/vocabulaire.ts";
import type { LectureClassement } from "../../../queries/priorites/read-demande.ts";
import { CarteClassement } from "./carte-classement.tsx";
import type { ResultatProps } from "./resultat-props.ts";

/** What a ranking says: who comes first, where, how sure it is, and who is not ranked. */
export function Resultat(props: ResultatProps) {
  const { demande, lecture, resultat, autre } = props;
  const nom = (code: string) => lecture.noms[code] ?? code;
  if (resultat.territoires.length === 0)
    return (
      <EmptyState titre="Aucun territoire ne peut être classé">
        <p>
          Un territoire n’est classé que s’il a une valeur de chaque indicateur. Retirez l’indicateur qui
          manque le plus, ou choisissez une autre année.
        </p>
      </EmptyState>
    );
  const domaines = demande.indicateurs.map(({ domaine }) => domaine);
  const muets = demande.methode === "domaines" && suitLesFacteurs(domaines) ? facteursMuets(domaines) : [];
  return (
    <>
      {muets.length > 0 && (
        <Notice kind="attention" titre={`${plural(muets.length, "facteur")} sans indicateur`}>
          <p>
            Aucun chiffre publié n’a été choisi pour {formatList(muets)}. Le classement ne porte que sur les
            autres facteurs.
          </p>
        </Notice>
      )}
      <Annees lecture={lecture} />
      <Section titre="Le classement">
        <DataTable
          legende="Territoires, du plus défavorisé au moins défavorisé"
          dense
          comptes
          colonnes={colonnes(props)}
          lignes={resultat.territoires}
          cleLigne={({ code }) => code}
          vide={null}
        />
        {autre && <p>{sayDesaccord(resultat, autre.resultat, autre.methode, nom)}</p>}
      </Section>
      <NonClasses {...props} />
      <Columns>
        <CarteClassement {...props} nom={nom} />
        <Robustesse {...props} nom={nom} />
      </Columns>
      <SansChacun {...props} nom={nom} />
    </>
  );
}

function Annees({ lecture: { colonnes } }: { lecture: LectureClassement }) {
  const annees = [...new Set(colonnes.map(({ millesime }) => sayMillesime(millesime)))];
  if (annees.length < 2) return null;
  return (
    <Notice kind="info" titre="Ces indicateurs ne sont pas de la même année">
      <p>L’en-tête de chaque colonne dit la sienne : {formatList(annees.sort())}.</p>
    </Notice>
  );
}

function colonnes(props: ResultatProps): Column<TerritoireClasse>[] {
  const { departement, demande, lecture, autre } = props;
  const { methode } = demande;
  const classes = nombreDeClasses(demande.classes, methode);
  const valeurs = new Map(demande.territoires.map(({ code, valeurs }) => [code, valeurs]));
  const ailleurs = new Map((autre?.resultat.territoires ?? []).map((one) => [one.code, one]));
  const portrait = demande.maille === "epci" || demande.maille === "commune";
  return [
    { cle: "rang", titre: "Rang", align: "end", rendu: sayRang },
    {
      cle: "nom",
      titre: "Territoire",
      entete: true,
      rendu: ({ code }) =>
        portrait ? (
          <Link to={lienPortrait(departement, code)}>{lecture.noms[code] ?? code}</Link>
        ) : (
          (lecture.noms[code] ?? code)
        ),
    },
    {
      cle: "classe",
      titre: "Classe",
      largeur: "ajustee",
      rendu: ({ classe }) => {
        const mot = nameClasse(classe, classes, methode);
        return classe === 1 ? <strong>{mot}</strong> : mot;
      },
    },
    ...(demande.indicateurs.length > 1 || methode !== "sous_reperes"
      ? [{ cle: "score", titre: "Score", align: "end" as const, rendu: sayScore }]
      : []),
    ...lecture.colonnes.map(
      (colonne): Column<TerritoireClasse> => ({
        cle: colonne.code,
        titre: `${colonne.libelle}, ${sayMillesime(colonne.millesime)}${colonne.unite.length > 1 && colonne.unite.length <= 10 ? ` (${colonne.unite})` : ""}`,
        align: "end",
        rendu: ({ code, rangs }) => {
          const valeur = valeurs.get(code)?.[colonne.code];
          if (valeur === null || valeur === undefined) return "";
          return (
            <>
              {withUnit(
                formatFigure(valeur, colonne.decimales),
                colonne.unite.length > 1 ? "" : colonne.unite,
              )}
              {methode === "sous_reperes" ? null : (
                <>
                  <br />
                  <span className="discret">{`rang${NBSP}${formatNumber(rangs[colonne.code] ?? 0)}`}</span>
                </>
              )}
            </>
          );
        },
      }),
    ),
    ...(lecture.familles
      ? [
          {
            cle: "familles",
            titre: `${lecture.familles.libelle}, ${sayMillesime(lecture.familles.millesime)}`,
            align: "end" as const,
            rendu: ({ familles }: TerritoireClasse) => (familles === null ? "n.d." : formatNumber(familles)),
          },
        ]
      : []),
    ...(autre
      ? [
          {
            cle: "autre",
            titre: `${LIBELLE_METHODE[autre.methode]} : rang et classe`,
            rendu: ({ code, classe }: TerritoireClasse) => {
              const one = ailleurs.get(code);
              if (!one) return "non classé";
              const mots = `${sayRang(one)}, ${nameClasse(one.classe, classes, autre.methode)}`;
              return one.classe === classe ? mots : <strong>{mots}</strong>;
            },
          },
        ]
      : []),
  ];
}

function sayRang({ rang, exAequo }: TerritoireClasse): string {
  return exAequo ? `${rang}${NBSP}ex æquo` : String(rang);
}

function sayScore({ score }: TerritoireClasse): string {
  return formatNumber(Math.round(score * 100) / 100);
}

function sayDesaccord(
  ici: Classement,
  la: Classement,
  methode: Methode,
  nom: (code: string) => string,
): string {
  const premiers = ({ territoires }: Classement) =>
    new Set(territoires.filter(({ classe }) => classe === 1).map(({ code }) => code));
  const [un, deux] = [premiers(ici), premiers(la)];
  const sortent = [...un].filter((code) => !deux.has(code)).map(nom);
  const entrent = [...deux].filter((code) => !un.has(code)).map(nom);
  const mot = `« ${LIBELLE_METHODE[methode]} »`;
  if (sortent.length === 0 && entrent.length === 0) return `La méthode ${mot} donne les mêmes premiers.`;
  return [
    sortent.length > 0 ? `Avec ${mot}, ${formatList(sortent)} ne serait pas en priorité 1.` : "",
    entrent.length > 0 ? `Avec ${mot}, ${formatList(entrent)} y entrerait.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

function NonClasses({ lecture, resultat, demande }: ResultatProps) {
  const { nonClasses } = resultat;
  if (nonClasses.length === 0)
    return <p className="discret">{`${plural(demande.territoires.length, "territoire")}, tous classés.`}</p>;
  const libelles = new Map(lecture.colonnes.map(({ code, libelle }) => [code, libelle]));
  return (
    <Section
      titre={`${plural(nonClasses.length, "territoire non classé", "territoires non classés")}`}
      niveau={3}
    >
      <p>
        Il leur manque une valeur. Une valeur masquée ou absente n’est pas un zéro : elle ne dit rien, et le
        territoire n’est ni prioritaire ni écarté.
      </p>
      <DataTable
        legende="Territoires non classés"
        legendeMasquee
        dense
        colonnes={[
          {
            cle: "nom",
            titre: "Territoire",
            entete: true,
            rendu: ({ code }) => lecture.noms[code] ?? code,
          },
          {
            cle: "manque",
            titre: "Ce qui manque",
            rendu: ({ code, manquants }) =>
              manquants
                .map((one) => `${libelles.get(one) ?? one} (${signe(lecture.absences[code]?.[one])})`)
                .join(", "),
          },
        ]}
        lignes={nonClasses}
        cleLigne={({ code }) => code}
        vide={null}
      />
    </Section>
  );
}

function signe(statut: LectureClassement["absences"][string][string] | undefined): string {
  return statut && statut in SIGNE_STATUT ? SIGNE_STATUT[statut as keyof typeof SIGNE_STATUT] : "n.d.";
}

function Robustesse({ resultat, demande, nom }: ResultatProps & { nom: (code: string) => string }) {
  const { territoires } = resultat;
  if (territoires[0]?.probabiliteClasse1 === null || demande.tirages === 0) return null;
  const montres = territoires.filter(({ probabiliteClasse1 }) => (probabiliteClasse1 ?? 0) >= 0.005);
  return (
    <Section titre="Est-ce sûr ?">
      <Bars
        titre="Sur cent façons de peser les indicateurs, combien mettent ce territoire en priorité 1"
        phrase={sayRobustesse(resultat, nom)}
        maximum={100}
        barres={montres.map(({ code, classe, probabiliteClasse1 }) => ({
          cle: code,
          label: `${nom(code)}, ${sayCertitude(probabiliteClasse1 ?? 0)}`,
          valeur: (probabiliteClasse1 ?? 0) * 100,
          ton: classe === 1 ? ("primaire" as const) : ("neutre" as const),
        }))}
        format={(valeur) => formatPercent(valeur / 100)}
      />
      <p className="discret">
        {`${formatNumber(demande.tirages)} jeux de poids tirés au hasard (graine ${demande.graine}), chacun aussi probable que les autres ; les territoires qui n’y sont jamais ne sont pas montrés.`}
      </p>
    </Section>
  );
}

function SansChacun({ resultat, lecture, nom }: ResultatProps & { nom: (code: string) => string }) {
  if (resultat.sansIndicateur.length < 2) return null;
  const libelles = new Map(lecture.colonnes.map(({ code, libelle }) => [code, libelle]));
  const noms = (codes: readonly string[]) => (codes.length === 0 ? "personne" : formatList(codes.map(nom)));
  return (
    <Section titre="Si l’on retirait un indicateur">
      <DataTable
        legende="Ce que change le retrait de chaque indicateur"
        legendeMasquee
        dense
        colonnes={[
          {
            cle: "indicateur",
            titre: "Sans",
            entete: true,
            rendu: ({ indicateur }: SansIndicateur) => libelles.get(indicateur) ?? indicateur,
          },
          { cle: "entrants", titre: "Entrent en priorité 1", rendu: ({ entrants }) => noms(entrants) },
          { cle: "sortants", titre: "En sortent", rendu: ({ sortants }) => noms(sortants) },
        ]}
        lignes={resultat.sansIndicateur}
        cleLigne={({ indicateur }) => indicateur}
        vide={null}
      />
    </Section>
  );
}
