import { renderPng } from "#platform/documents/render-png.ts";
import { attachmentHeaders } from "#platform/http/attachment.ts";

/** A drawing as a file to keep, `nom` without its extension. */
export async function drawingResponse(svg: string, nom: string, format: "svg" | "png"): Promise<Response> {
  const type = format === "png" ? "image/png" : "image/svg+xml; charset=utf-8";
  const body = format === "png" ? await renderPng(svg) : svg;
  return new Response(body, { headers: { ...attachmentHeaders(`${nom}.${format}`), "Content-Type": type } });
}
