import { NBSP, NNBSP } from "#platform/values/french.ts";
import type { Bloc } from "./contenu.ts";
import type { GenreCourriel } from "./genres.ts";

/** What the two forms of a mail are made of. */
export type ARendre = {
  readonly genre: Pick<GenreCourriel, "raison">;
  readonly sujet: string;
  /** One, or several that became one: each then begins with its own subject. */
  readonly parties: readonly { readonly sujet: string; readonly contenu: readonly Bloc[] }[];
  /** The site, as its footer names it. */
  readonly origine: string;
  /** Where the addressee says which mails they want and how often, this one too when it may be refused; null: nowhere. */
  readonly choix: { readonly lien: string; readonly refusable: boolean } | null;
};

/** French spaces before « : ; ! ? » and inside « », where somebody typed plain ones. */
export function typographie(text: string): string {
  return text
    .replace(/ (?=[;!?](?:\s|$))/g, NNBSP)
    .replace(/ (?=:(?:\s|$))/g, NBSP)
    .replace(/« /g, `«${NBSP}`)
    .replace(/ »/g, `${NBSP}»`);
}

const SERVICE = "Maillage";

/** The mail for those who read text: the same words in the same order as the HTML. */
export function renderText(mail: ARendre): string {
  const parts = mail.parties.map(({ sujet, contenu }) =>
    [...(mail.parties.length > 1 ? [heading(sujet)] : []), ...contenu.map(blocText)].join("\n\n"),
  );
  return `${parts.join("\n\n\n")}\n\n-- \n${footer(mail).join("\n")}\n`;
}

function blocText(bloc: Bloc): string {
  switch (bloc.bloc) {
    case "titre":
      return heading(bloc.texte);
    case "bouton":
      return `${typographie(`${bloc.texte} :`)}\n${bloc.adresse}`;
    case "liste":
      return bloc.elements.map((one) => `- ${typographie(one)}`).join("\n");
    case "article":
      return [
        typographie(bloc.texte),
        ...bloc.elements.map((one) => `- ${typographie(one)}`),
        bloc.adresse,
      ].join("\n");
    case "citation":
      return typographie(bloc.texte).replace(/^/gm, "> ");
    default:
      return typographie(bloc.texte);
  }
}

function heading(text: string): string {
  const line = typographie(text);
  return `${line}\n${"=".repeat(Math.min([...line].length, 60))}`;
}

function footer({ genre, origine, choix }: ARendre): string[] {
  return [
    typographie(`Vous recevez ce courriel de ${SERVICE} parce que ${genre.raison}.`),
    ...(choix ? [typographie(`${direChoix(choix)} : ${choix.lien}`)] : []),
    origine,
  ];
}

function direChoix({ refusable }: NonNullable<ARendre["choix"]>): string {
  return refusable
    ? "Ne plus recevoir ce genre de courriel, ou moins souvent"
    : "Choisir les courriels que vous recevez";
}

const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";
const TEXT = `${FONT};font-size:17px;line-height:1.55;color:#1b2430`;
const SMALL = `${FONT};font-size:14px;line-height:1.5;color:#51606f`;

/** Clients that know dark mode turn these; the others keep the inline colours, readable on their own. */
const DARK = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.fond{background:#12181f!important}.carte{background:#1b232c!important}
.texte{color:#e8edf2!important}.discret{color:#a9b6c3!important}.lien{color:#8fc7ff!important}
.citation{border-color:#5a6b7c!important}.bouton{background:#8fc7ff!important}.bouton a{color:#0c1a28!important}
}`;

/**
 * The mail as HTML, for phones first: one column of tables, styles on the elements themselves (mail clients drop the
 * rest), no image, nothing fetched, nothing that says the mail was read. Everything that people wrote is escaped.
 */
export function renderHtml(mail: ARendre): string {
  const body = mail.parties
    .map(({ sujet, contenu }) =>
      [...(mail.parties.length > 1 ? [h(sujet)] : []), ...contenu.map(blocHtml)].join("\n"),
    )
    .join(`\n${row(`<hr style="border:0;border-top:1px solid #c9d2db;margin:8px 0">`)}\n`);
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(typographie(mail.sujet))}</title>
<style>${DARK}</style>
</head>
<body class="fond" style="margin:0;padding:0;background:#eef2f5">
<table role="presentation" class="fond" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#eef2f5">
<tr><td align="center" style="padding:16px 8px">
<table role="presentation" class="carte" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background:#ffffff;border-radius:8px">
${row(`<p class="discret" style="margin:0;${SMALL};font-weight:600">${SERVICE}</p>`, "20px 20px 4px")}
${body}
${row(footerHtml(mail), "16px 20px 20px")}
</table>
</td></tr>
</table>
</body>
</html>
`;
}

function footerHtml({ genre, origine, choix }: ARendre): string {
  const why = escapeHtml(typographie(`Vous recevez ce courriel de ${SERVICE} parce que ${genre.raison}.`));
  const lines = [
    why,
    ...(choix ? [link(choix.lien, direChoix(choix))] : []),
    link(origine, origine.replace(/^https?:\/\//, "")),
  ];
  return `<hr style="border:0;border-top:1px solid #c9d2db;margin:0 0 12px">
<p class="discret" style="margin:0;${SMALL}">${lines.join("<br>\n")}</p>`;
}

function blocHtml(bloc: Bloc): string {
  switch (bloc.bloc) {
    case "titre":
      return row(
        `<h1 class="texte" style="margin:0;${FONT};font-size:22px;line-height:1.3;color:#1b2430">${lines(bloc.texte)}</h1>`,
      );
    case "bouton":
      return row(buttonHtml(bloc.texte, bloc.adresse));
    case "liste":
      return row(
        `<ul class="texte" style="margin:0;padding:0 0 0 22px;${TEXT}">${bloc.elements
          .map((one) => `<li style="margin:0 0 6px">${lines(one)}</li>`)
          .join("\n")}</ul>`,
      );
    case "article":
      return row(
        `<p style="margin:0;${FONT};font-size:17px;line-height:1.4;font-weight:600;${BREAK}">${link(bloc.adresse, typographie(bloc.texte))}</p>
${bloc.elements.map((one) => `<p class="texte" style="margin:4px 0 0;${TEXT};font-size:16px;${BREAK}">${lines(one)}</p>`).join("\n")}`,
        "8px 20px",
      );
    case "citation":
      return row(
        `<blockquote class="texte citation" style="margin:0;padding:2px 0 2px 14px;border-left:3px solid #9fb0c0;${TEXT};${BREAK}">${lines(bloc.texte)}</blockquote>`,
      );
    case "note":
      return row(`<p class="discret" style="margin:0;${SMALL};${BREAK}">${lines(bloc.texte)}</p>`);
    default:
      return row(`<p class="texte" style="margin:0;${TEXT};${BREAK}">${lines(bloc.texte)}</p>`);
  }
}

/** A long address or a word without end must not make a phone scroll sideways. */
const BREAK = "overflow-wrap:anywhere;word-break:break-word";

/** Under the button its address in full, for whoever cannot press it, or wants to see where it leads. */
function buttonHtml(label: string, address: string): string {
  const href = escapeHtml(safeAddress(address));
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>
<td class="bouton" style="border-radius:6px;background:#0b4f8a"><a href="${href}" style="display:inline-block;padding:13px 22px;${FONT};font-size:17px;font-weight:600;line-height:1.3;color:#ffffff;text-decoration:none">${escapeHtml(typographie(label))}</a></td>
</tr></table>
<p class="discret" style="margin:10px 0 0;${SMALL};${BREAK}">${typographie("Ou copiez cette adresse :")}<br>${link(address, address)}</p>`;
}

function h(text: string): string {
  return row(
    `<h2 class="texte" style="margin:0;${FONT};font-size:19px;line-height:1.3;color:#1b2430">${lines(text)}</h2>`,
  );
}

function link(address: string, label: string): string {
  return `<a class="lien" href="${escapeHtml(safeAddress(address))}" style="color:#0b4f8a;${BREAK}">${escapeHtml(label)}</a>`;
}

function row(html: string, padding = "10px 20px"): string {
  return `<tr><td style="padding:${padding}">${html}</td></tr>`;
}

function lines(text: string): string {
  return escapeHtml(typographie(text)).replace(/\n/g, "<br>\n");
}

/** An address that opens a page, or none: no script, no data. */
function safeAddress(address: string): string {
  return /^https?:\/\//i.test(address) ? address : "#";
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
