/** An XML document as an answer; `content` is its root element, written without a person's text. */
export function xmlResponse(content: string): Response {
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${content}\n`, {
    headers: { "Content-Type": "application/xml; charset=utf-8" },
  });
}
