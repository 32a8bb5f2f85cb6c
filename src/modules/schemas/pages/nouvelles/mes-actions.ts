import { redirect } from "react-router";
import type { Route } from "./+types/mes-actions.ts";

/** Where one's actions were before they joined what awaits one: old links and bookmarks still lead there. */
export function loader({ params }: Route.LoaderArgs): Response {
  return redirect(`/${params.departement}/moi#actions`, 301);
}

/** A form opened before is sent again where it is read now, with all that was typed. */
export function action({ params }: Route.ActionArgs): Response {
  return redirect(`/${params.departement}/moi`, 307);
}
