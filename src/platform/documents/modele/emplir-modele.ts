import type PizZip from "pizzip";
import type { DonneesModele } from "./champ.ts";
import { dezipper, ouvrirModele } from "./ouvrir-modele.ts";

/** What the process of documents is given beside the model. */
export type EntreeModele = { readonly titre: string; readonly donnees: DonneesModele };

/** The model, filled. Runs in the process of documents. @throws the errors of docxtemplater for a model that has faults. */
export function emplirModele(octets: Uint8Array, { titre, donnees }: EntreeModele): Uint8Array {
  const { document } = ouvrirModele(dezipper(octets));
  document.render(donnees);
  const zip: PizZip = document.getZip();
  nommer(zip, titre);
  return zip.generate({ type: "uint8array", compression: "DEFLATE" });
}

const PROPRIETES = "docProps/core.xml";

/** The title in the properties of the file, which readers of screens say first; that of the model would lie. */
function nommer(zip: PizZip, titre: string): void {
  const xml = zip.file(PROPRIETES)?.asText();
  if (!xml) return;
  const escaped = titre.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  const element = `<dc:title>${escaped}</dc:title>`;
  const named = xml.replace(/<dc:title\s*\/>|<dc:title>[^<]*<\/dc:title>/, () => element);
  zip.file(
    PROPRIETES,
    named === xml ? xml.replace("</cp:coreProperties>", () => `${element}</cp:coreProperties>`) : named,
  );
}
