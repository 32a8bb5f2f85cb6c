/** A page of PDF with a few lines of text, enough to be saved and opened: the demonstration ships no file. */
export function petitPdf(lignes: readonly string[]): Uint8Array {
  const escaped = lignes.map((ligne) => `(${ligne.replace(/[\\()]/g, "\\$&")}) Tj T*`);
  const texte = `BT /F1 12 Tf 16 TL 60 780 Td ${escaped.join(" ")} ET`;
  const objets = [
    "<< /Type /Catalog /Pages 2 0 R /Lang (fr) >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    `<< /Length ${texte.length} >>\nstream\n${texte}\nendstream`,
  ];
  let pdf = "%PDF-1.4\n";
  const debuts = objets.map((objet, index) => {
    const debut = pdf.length;
    pdf += `${index + 1} 0 obj\n${objet}\nendobj\n`;
    return String(debut).padStart(10, "0");
  });
  const table = pdf.length;
  pdf += `xref\n0 ${objets.length + 1}\n0000000000 65535 f \n${debuts.map((debut) => `${debut} 00000 n \n`).join("")}`;
  pdf += `trailer\n<< /Size ${objets.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  // One byte a letter, as its encoding says.
  return new Uint8Array(Buffer.from(pdf, "latin1"));
}
