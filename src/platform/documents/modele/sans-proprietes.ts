import type { DXT } from "docxtemplater";

/**
 * A module of docxtemplater, which serves once. Leaves the properties of the file alone: office suites write identifiers between braces there, which nobody would
 * recognise as a field.
 */
export const sansProprietes = (): DXT.Module => ({
  name: "sansProprietes",
  optionsTransformer: (options, document) => {
    const { targets } = document as unknown as { targets: string[] };
    targets.splice(0, targets.length, ...targets.filter((name) => !name.startsWith("docProps/")));
    return options;
  },
});
