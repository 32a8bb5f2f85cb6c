import Docxtemplater, { type DXT } from "docxtemplater";
import InspectModule from "docxtemplater/js/inspect-module.js";
import PizZip from "pizzip";
import { ELEMENT } from "./champ.ts";
import { sansProprietes } from "./sans-proprietes.ts";
import { metAJour, videSommaires } from "./sommaire.ts";

/** Only what an object holds of its own: « constructor » is a field like another, which nobody declares. */
const parser = (tag: string): DXT.Parser => ({
  get: (scope: unknown) => {
    if (tag === ELEMENT) return scope;
    return typeof scope === "object" && scope !== null && Object.hasOwn(scope, tag)
      ? (scope as Record<string, unknown>)[tag]
      : undefined;
  },
});

const OPTIONS: DXT.ConstructorOptions = {
  parser,
  paragraphLoop: true,
  linebreaks: true,
  nullGetter: () => "",
  errorLogging: false,
  stripInvalidXMLChars: true,
  // No other signs than braces: « {=[[ ]]=} » would make fields that nobody sees.
  syntax: { changeDelimiterPrefix: null },
};

const CORPS = "word/document.xml";
const REGLAGES = "word/settings.xml";

/** The archive of a model, without what its tables of contents remember. */
export function dezipper(octets: Uint8Array): PizZip {
  const zip = new PizZip(octets);
  const corps = zip.file(CORPS)?.asText() ?? "";
  const bare = videSommaires(corps);
  if (bare === corps) return zip;
  zip.file(CORPS, bare);
  const reglages = zip.file(REGLAGES)?.asText();
  if (reglages) zip.file(REGLAGES, metAJour(reglages));
  return zip;
}

/** A model that is ready to be read or filled. @throws the errors of docxtemplater. */
export function ouvrirModele(zip: PizZip): { document: Docxtemplater; parties: InspectModule } {
  const parties = new InspectModule();
  return {
    document: new Docxtemplater(zip, { ...OPTIONS, modules: [parties, sansProprietes()] }),
    parties,
  };
}
