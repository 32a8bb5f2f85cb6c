/** What fills the .docx model of an institution: every field of `champs.ts`, as text. */
import type { DonneesModele } from "#platform/documents/modele/champ.ts";
import { formatIsoDay, formatList, formatNumber } from "#platform/values/french.ts";
import type { DocumentSchema, Morceau, VoletImprime } from "../../domain/imprime/document.ts";
import type { ActionImprimee, FicheImprimee } from "../../domain/imprime/fiche-imprimee.ts";
import { type BlocImprime, blocsImprimes } from "../blocs-imprimes.ts";
import { titreTerme } from "../phrases.ts";

/** Fields of one fiche. @param jour ISO day of the print */
export function donneesFiche(d: DocumentSchema, fiche: FicheImprimee, jour: string): DonneesModele {
  const volet = d.volets.find(({ rubriques }) => rubriques.some(({ fiches }) => fiches.includes(fiche)));
  return { ...schemaOf(d, jour), ...ficheOf(fiche, volet) };
}

/** Fields of the whole scheme. @param jour ISO day of the print */
export function donneesSchema(d: DocumentSchema, jour: string): DonneesModele {
  const fiches = d.volets.flatMap(({ rubriques }) => rubriques.flatMap((one) => one.fiches));
  const actions = [
    ...fiches.flatMap((fiche) => fiche.actions),
    ...d.volets.flatMap(({ horsFiche }) => horsFiche.flatMap((one) => one.actions)),
  ];
  return {
    ...schemaOf(d, jour),
    nombre_de_volets: formatNumber(d.volets.length),
    nombre_d_objectifs: formatNumber(fiches.length),
    nombre_total_d_actions: formatNumber(actions.length),
    enjeux_du_schema: d.enjeux.join(", "),
    institutions: d.membres.map(({ institution, role, portee }) => ({ nom: institution, role, portee })),
    avant_propos: textes(d.textes.avant_propos),
    gouvernance: textes(d.textes.gouvernance),
    methode: textes(d.textes.methode),
    territoire: textes(d.textes.territoire),
    habitants: d.territoire.population,
    communes: d.territoire.communes,
    intercommunalites: d.territoire.epci.map(({ nom, communes, population }) => ({
      epci: nom,
      epci_communes: communes,
      epci_habitants: population,
    })),
    volets: d.volets.map(voletOf),
    composition: textes(d.textes.composition),
    annuaire: d.annuaire.map(({ nom, sigle, courriel }) => ({ nom, sigle, courriel })),
    glossaire: d.glossaire.map((one) => ({ terme: titreTerme(one), definition: one.definition })),
    annexes: textes(d.textes.annexe),
  };
}

function schemaOf({ etat, ...d }: DocumentSchema, jour: string): DonneesModele {
  const adopte = etat.genre === "adopte" ? etat : null;
  return {
    schema: d.titre,
    type_schema: d.sousTitre || d.titre,
    departement: d.departement,
    annees: d.annees,
    annee_debut: d.listeAnnees[0] ?? "",
    annee_fin: d.listeAnnees.at(-1) ?? "",
    etat_du_texte:
      etat.genre === "adopte"
        ? `Texte adopté le ${formatIsoDay(etat.adopteeLe)}`
        : `Document de travail, phase « ${etat.phase} », au ${d.jour}`,
    adopte_le: adopte ? formatIsoDay(adopte.adopteeLe) : "",
    adopte_le_court: adopte ? enChiffres(adopte.adopteeLe) : "",
    instance: adopte?.instance ?? "",
    decision: adopte?.numeroDecision ?? "",
    version: adopte ? String(adopte.numero) : "",
    imprime_le: formatIsoDay(jour),
    imprime_le_court: enChiffres(jour),
    copilotes: formatList(d.copilotes.map(({ court }) => court)),
  };
}

/** « 2022-12-14 » → « 14/12/2022 ». */
function enChiffres(iso: string): string {
  return iso.slice(0, 10).split("-").reverse().join("/");
}

function voletOf(volet: VoletImprime): DonneesModele {
  let before = "";
  const fiches = volet.rubriques.flatMap((rubrique) =>
    rubrique.fiches.map((fiche) => {
      const engagement = rubrique.titre ?? "";
      const nouvel_engagement = engagement === before ? "" : engagement;
      before = engagement;
      return { ...ficheOf(fiche, volet), nouvel_engagement };
    }),
  );
  return {
    volet: nomOf(volet),
    numero_de_volet: volet.numero,
    diagnostic: textes(volet.diagnostic),
    fiches,
    actions_sans_objectif: volet.horsFiche.flatMap(({ actions }) => actions.map(actionOf)),
  };
}

function nomOf({ mot, numero, titre }: VoletImprime): string {
  return numero === "" ? titre : `${mot} ${numero} : ${titre}`;
}

function ficheOf(fiche: FicheImprimee, volet: VoletImprime | undefined): DonneesModele {
  const label = (nom: string) => fiche.etiquettes.find((one) => one.nom === nom)?.libelles ?? "";
  const own = volet ? nomOf(volet) : "";
  return {
    numero: fiche.numero,
    titre: fiche.titre,
    volet: own,
    // Without an engagement, what stands above a fiche is its volet.
    engagement: volet?.rubriques.find(({ fiches }) => fiches.includes(fiche))?.titre ?? "",
    contexte: fiche.contexte,
    resultats: fiche.resultats,
    indicateurs: fiche.indicateurs,
    pilotes: fiche.pilotes.join(", "),
    coordination: fiche.coordination.join(", "),
    partenaires: fiche.partenaires.join(", "),
    enjeux: label("Enjeux transversaux"),
    publics: label("Publics"),
    types_de_territoire: label("Types de territoire"),
    nombre_d_actions: formatNumber(fiche.actions.length),
    actions: fiche.actions.map(actionOf),
  };
}

function actionOf(action: ActionImprimee): DonneesModele {
  const { code, intitule, description, nature, calendrier, debut, fin, precisions } = action;
  return {
    ...{ code, intitule, description, nature, calendrier, debut, fin, precisions },
    pilotes_action: action.pilotes.join(", "),
    ou_en_est: action.etat ?? "",
  };
}

function textes(morceaux: readonly Morceau[]): DonneesModele[] {
  return morceaux.map(({ titre, texte }) => ({ titre_du_texte: titre, texte: enLignes(texte) }));
}

/** A text in lines: the model decides of letters, not of what is a list or a table inside of it. */
function enLignes(texte: string): string {
  return blocsImprimes(texte).map(linesOf).join("\n\n");
}

function linesOf(bloc: BlocImprime): string {
  switch (bloc.genre) {
    case "intertitre":
    case "paragraphe":
      return bloc.texte;
    case "liste":
      return bloc.elements.map((one) => `– ${one}`).join("\n");
    case "enumeration":
      return bloc.elements.map((one, rang) => `${rang + 1}. ${one}`).join("\n");
    case "tableau":
      return bloc.lignes.map((cells) => cells.join(" | ")).join("\n");
  }
}
