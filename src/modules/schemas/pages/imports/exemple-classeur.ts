import { sampleWorkbook } from "../../demo/classeur-exemple.ts";

export async function loader(): Promise<Response> {
  return new Response(new Uint8Array(await sampleWorkbook()), {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": 'attachment; filename="exemple-plan-actions.xlsx"',
      "Cache-Control": "public, max-age=3600",
    },
  });
}
