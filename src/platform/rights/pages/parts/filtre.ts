import { LIBELLE_ROLE } from "#platform/identity/libelle-role.ts";
import {
  type FiltreDroits,
  type LigneDroits,
  type ModuleOperations,
  QUI,
  type Qui,
} from "../../qui-peut-quoi.ts";

/** Reads `?qui=…&module=…`; what is unknown is no filter. */
export function readFiltre(params: URLSearchParams, modules: readonly ModuleOperations[]): FiltreDroits {
  return {
    qui: QUI.find((one) => one === params.get("qui")) ?? null,
    module: modules.find(({ cle }) => cle === params.get("module"))?.cle ?? null,
  };
}

export const LIBELLE_QUI: Readonly<Record<Qui, string>> = { visiteur: "visite", ...LIBELLE_ROLE };

/** In whose name somebody acts, beside the operation; null where it does not matter. */
export const LIBELLE_INSTITUTION: Readonly<Record<LigneDroits["institution"], string | null>> = {
  toute: null,
  concernee: "au nom d'une institution concernée",
  autre: "au nom d'une autre institution",
};

export const LIBELLE_REPONSE = { oui: "oui", selon: "selon le cas", non: "non" } as const;
