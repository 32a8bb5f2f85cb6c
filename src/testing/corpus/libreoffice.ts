import { escapeXml, MIMETYPE_ODS, part, zip } from "./archives.ts";
import { type Cas, ENTETE, PETIT_PLAN, TITRES } from "./cas.ts";

/*
 * Workbooks with the words of LibreOffice Calc 7.4, as it saves a sheet typed in it or opened from XLSX: the value twice
 * (office and calcext), rows as wide as the sheet is (16 384 columns), rows repeated down to the last one (1 048 576),
 * cells covered by a merge with a style and a count, notes before the text, spans and links inside of it, booleans as
 * formulas, and much around the tables.
 */

const ODF = "urn:oasis:names:tc:opendocument:xmlns";
const NAMESPACES = [
  ...["office", "table", "text", "style"].map((name) => `xmlns:${name}="${ODF}:${name}:1.0"`),
  `xmlns:draw="${ODF}:drawing:1.0"`,
  `xmlns:form="${ODF}:form:1.0"`,
  `xmlns:number="${ODF}:datastyle:1.0"`,
  `xmlns:fo="${ODF}:xsl-fo-compatible:1.0"`,
  `xmlns:svg="${ODF}:svg-compatible:1.0"`,
  'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"',
  'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
].join(" ");

const STYLES = `
<style:style style:name="co1" style:family="table-column"><style:table-column-properties fo:break-before="auto" style:column-width="1.5in"/></style:style>
<style:style style:name="ro1" style:family="table-row"><style:table-row-properties style:row-height="0.2in" style:use-optimal-row-height="true"/></style:style>
<style:style style:name="ta1" style:family="table" style:master-page-name="Default"><style:table-properties table:display="true" style:writing-mode="lr-tb"/></style:style>
<style:style style:name="ta2" style:family="table" style:master-page-name="Default"><style:table-properties table:display="false" style:writing-mode="lr-tb"/></style:style>
<number:date-style style:name="N36" number:automatic-order="true"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/></number:date-style>
<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="Default" style:data-style-name="N36"><style:table-cell-properties fo:wrap-option="wrap" loext:vertical-justify="auto"/></style:style>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>`;

const CELL = 'table:style-name="ce1"';
const WIDTH = 16_384;
const HEIGHT = 1_048_576;

/** A cell of text as LibreOffice writes it; `inside` is XML, `before` what comes before its paragraph. */
const texte = (inside: string, { attributes = "", before = "" } = {}): string =>
  `<table:table-cell ${CELL} office:value-type="string" calcext:value-type="string" ${attributes}>${before}<text:p>${inside}</text:p></table:table-cell>`;
const valeur = (type: string, value: string, displayed: string, attributes = ""): string =>
  `<table:table-cell ${CELL} ${attributes} office:value-type="${type}" ${value} calcext:value-type="${type}"><text:p>${displayed}</text:p></table:table-cell>`;
const couvertes = (count: number): string =>
  `<table:covered-table-cell table:number-columns-repeated="${count}" ${CELL}/>`;
const vides = (count: number): string => `<table:table-cell table:number-columns-repeated="${count}"/>`;
const descend = (rows: number): string =>
  `table:number-columns-spanned="1" table:number-rows-spanned="${rows}"`;
/** `width`: columns that the cells take; the rest of the sheet follows, as one empty cell. */
const ligne = (cells: readonly string[], width: number, attributes = ""): string =>
  `<table:table-row table:style-name="ro1" ${attributes}>${cells.join("")}${vides(WIDTH - width)}</table:table-row>`;
const NOTE =
  '<office:annotation draw:style-name="gr1" svg:width="1.6in" svg:x="6.7in"><dc:creator>Camille</dc:creator><dc:date>2026-11-25T00:00:00</dc:date><text:p text:style-name="P1">À revoir</text:p></office:annotation>';
const IMAGE =
  '<table:shapes><draw:frame draw:name="Logo" svg:width="1in"><draw:text-box><text:p>Un logo</text:p></draw:text-box></draw:frame></table:shapes>';

function feuille(nom: string, style: string, rows: readonly string[], height: number): string {
  const left = HEIGHT - height - 1;
  return `<table:table table:name="${escapeXml(nom)}" table:style-name="${style}" table:print="false"><office:forms form:automatic-focus="false" form:apply-design-mode="false"/>${IMAGE}<table:table-column table:style-name="co1" table:number-columns-repeated="8" table:default-cell-style-name="ce1"/><table:table-column table:style-name="co1" table:number-columns-repeated="${WIDTH - 8}" table:default-cell-style-name="Default"/>${rows.join("")}<table:table-row table:style-name="ro1" table:number-rows-repeated="${left}">${vides(WIDTH)}</table:table-row>${ligne([], 0)}<table:named-expressions/></table:table>`;
}

function classeur(tables: string): Buffer {
  const settings =
    '<table:calculation-settings table:case-sensitive="false"><table:iteration table:maximum-difference="0.0001"/></table:calculation-settings><table:content-validations><table:content-validation table:name="val1" table:condition="of:cell-content-is-in-list(&quot;Nouvelle&quot;;&quot;À poursuivre&quot;)"/></table:content-validations>';
  const after =
    '<table:named-expressions><table:named-range table:name="_xlnm.Print_Titles" table:cell-range-address="$Plan.$3:.$4"/></table:named-expressions><table:database-ranges><table:database-range table:name="__Anonymous_Sheet_DB__0" table:target-range-address="Plan.A3:Plan.H6" table:display-filter-buttons="true"/></table:database-ranges>';
  const xml = (root: string, inside: string) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<office:${root} ${NAMESPACES} office:version="1.3">${inside}</office:${root}>`;
  return zip([
    part("mimetype", MIMETYPE_ODS),
    part("Configurations2/statusbar/", ""),
    part("manifest.rdf", '<?xml version="1.0" encoding="utf-8"?><rdf/>'),
    part("meta.xml", xml("document-meta", "<office:meta/>")),
    part("styles.xml", xml("document-styles", "<office:styles/>")),
    part("settings.xml", xml("document-settings", "<office:settings/>")),
    part("Thumbnails/thumbnail.png", "\x89PNG"),
    part(
      "content.xml",
      xml(
        "document-content",
        `<office:scripts/><office:font-face-decls/><office:automatic-styles>${STYLES}</office:automatic-styles><office:body><office:spreadsheet>${settings}${tables}${after}</office:spreadsheet></office:body>`,
      ),
    ),
    part(
      "META-INF/manifest.xml",
      '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>',
    ),
  ]);
}

const [, un = [], deux = []] = PETIT_PLAN;

/** The small plan as LibreOffice saves it: title above, two lines of headers, levels merged down, a hidden sheet. */
export function planDeLibreOffice(): Buffer {
  const entete = ENTETE.map((titre) => texte(escapeXml(titre), { attributes: descend(2) }));
  const plan = [
    ligne(
      [
        texte("Plan d&apos;actions", {
          attributes: 'table:number-columns-spanned="8" table:number-rows-spanned="1"',
        }),
        couvertes(7),
      ],
      8,
    ),
    ligne([], 0),
    `<table:table-header-rows>${ligne(entete, 8)}${ligne([couvertes(8)], 8)}</table:table-header-rows>`,
    ligne(
      [
        ...un.slice(0, 2).map((text) => texte(escapeXml(text), { attributes: descend(2) })),
        texte("1-A"),
        texte('Ouvrir <text:span text:style-name="T1">l&apos;été</text:span>', { before: NOTE }),
        texte("Nouvelle", { attributes: 'table:content-validation-name="val1"' }),
        valeur("date", 'office:date-value="2024-01-15"', "15/01/2024"),
        valeur("float", 'office:value="2025"', "2 025"),
        texte('<text:a xlink:href="https://exemple.fr/" xlink:type="simple">Caf</text:a>'),
      ],
      8,
    ),
    `<table:table-row-group table:display="false">${ligne(
      [couvertes(2), ...deux.slice(2).map((text) => (text === "" ? vides(1) : texte(escapeXml(text))))],
      8,
      'table:visibility="collapse"',
    )}</table:table-row-group>`,
  ];
  const listes = [ligne([texte("Nouvelle")], 1), ligne([texte("À poursuivre")], 1)];
  return classeur(feuille("Plan", "ta1", plan, 6) + feuille("Listes", "ta2", listes, 2));
}

/** Every kind of value, one a row of a sheet, and what each must be read as. */
export function valeursDeLibreOffice(): { fichier: Buffer; attendus: string[] } {
  const euros = 'office:currency="EUR" office:value="1234.56"';
  const values: [string, string][] = [
    ["2025", valeur("float", 'office:value="2025"', "2 025,00")],
    ["50%", valeur("percentage", 'office:value="0.5"', "50%")],
    ["1 234,56 €", valeur("currency", euros, "1 234,56 €")],
    ["2024-01-15", valeur("date", 'office:date-value="2024-01-15"', "15/01/24")],
    ["2024-03-01T08:30:00", valeur("date", 'office:date-value="2024-03-01T08:30:00"', "01/03/2024 08:30")],
    ["13:45", valeur("time", 'office:time-value="PT13H45M00.000000105S"', "13:45")],
    ["oui", valeur("boolean", 'office:boolean-value="true"', "VRAI")],
    ["non", valeur("float", 'office:value="0"', "FAUX", 'table:formula="of:=FALSE()"')],
    ["oui", valeur("float", 'office:value="1"', "VRAI", 'table:formula="of:=TRUE()"')],
    ["Réunir  à   Noël", texte('Réunir <text:s/>à <text:s text:c="2"/>Noël')],
    ["Former tous\net les élus", texte("Former <text:span>tous</text:span></text:p><text:p>et les élus")],
    ["a\tb", texte("a<text:tab/>b")],
  ];
  const rows = values.map(([, cell]) => ligne([cell], 1));
  return {
    fichier: classeur(feuille("Valeurs", "ta1", rows, rows.length)),
    attendus: values.map(([wanted]) => wanted),
  };
}

export const LIBREOFFICE: readonly Cas[] = [
  {
    titre: "ODS of LibreOffice: the whole of its ways",
    nom: "plan.ods",
    make: planDeLibreOffice,
    attendu: { lignes: 6, actions: TITRES, erreurs: [], dates: ["2024-01-15", "2025"], dit: "masquées (1)" },
  },
];
