import { LICENCE } from "./donnees-ouvertes.ts";

export type CatalogueVoulu = {
  titre: string;
  description: string;
  source: string;
  /** ISO days. */
  adopteeLe: string | null;
  modifieLe: string;
  debut: number;
  fin: number;
  departement: string;
  /** Whole addresses. */
  page: string;
  fichiers: readonly { titre: string; adresse: string; type: "application/json" | "text/csv" }[];
};

/** The dataset as other catalogues read it: DCAT 3, as JSON-LD. */
export function catalogueDcat(voulu: CatalogueVoulu) {
  return {
    "@context": {
      dcat: "http://www.w3.org/ns/dcat#",
      dct: "http://purl.org/dc/terms/",
      foaf: "http://xmlns.com/foaf/0.1/",
      xsd: "http://www.w3.org/2001/XMLSchema#",
    },
    "@type": "dcat:Dataset",
    "@id": voulu.page,
    "dct:title": { "@language": "fr", "@value": voulu.titre },
    "dct:description": { "@language": "fr", "@value": voulu.description },
    "dct:language": "http://publications.europa.eu/resource/authority/language/FRA",
    "dct:license": { "@id": LICENCE.adresse },
    "dct:publisher": { "@type": "foaf:Organization", "foaf:name": voulu.source },
    "dct:spatial": {
      "@id": "http://publications.europa.eu/resource/authority/country/FRA",
      "dct:identifier": voulu.departement,
    },
    "dct:temporal": {
      "@type": "dct:PeriodOfTime",
      "dcat:startDate": { "@type": "xsd:gYear", "@value": String(voulu.debut) },
      "dcat:endDate": { "@type": "xsd:gYear", "@value": String(voulu.fin) },
    },
    ...(voulu.adopteeLe && { "dct:issued": { "@type": "xsd:date", "@value": voulu.adopteeLe } }),
    "dct:modified": { "@type": "xsd:date", "@value": voulu.modifieLe },
    "dcat:landingPage": { "@id": voulu.page },
    "dcat:distribution": voulu.fichiers.map(({ titre, adresse, type }) => ({
      "@type": "dcat:Distribution",
      "dct:title": { "@language": "fr", "@value": titre },
      "dcat:downloadURL": { "@id": adresse },
      "dcat:mediaType": `https://www.iana.org/assignments/media-types/${type}`,
      "dct:license": { "@id": LICENCE.adresse },
    })),
  };
}
