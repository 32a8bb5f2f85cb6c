import Docxtemplater, { type DXT } from "docxtemplater";
import InspectModule from "docxtemplater/js/inspect-module.js";
import PizZip from "pizzip";
import { ELEMENT } from "./champ.ts";
import { sansProprietes } from "./sans-proprietes.ts";

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

/** A model that is ready to be read or filled. @throws the errors of docxtemplater. */
export function ouvrirModele(octets: Uint8Array): { document: Docxtemplater; parties: InspectModule } {
  const parties = new InspectModule();
  return {
    document: new Docxtemplater(new PizZip(octets), { ...OPTIONS, modules: [parties, sansProprietes()] }),
    parties,
  };
}
