import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvResponse, csvText } from "./csv.ts";

describe("csvText", () => {
  it("writes a mark, semicolons and CRLF", () => {
    expect(csvText(["Nom", "Population"], [["Riom", 68319]])).toBe("\ufeffNom;Population\r\nRiom;68319\r\n");
  });

  it("disarms what a spreadsheet would compute, numbers excepted", () => {
    const [, line] = csvText(["a"], [["=1+1", "+33", "-x", "@somme", "\t=1", -4.5, null]]).split("\r\n");
    expect(line).toBe("'=1+1;'+33;'-x;'@somme;'\t=1;-4,5;");
  });

  it("is read back as it was, the mark of disarmed cells apart", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string()), { minLength: 1 }), (rows) => {
        const read = parse(csvText(["a", "b"], rows), {
          delimiter: ";",
          bom: true,
          from_line: 2,
          record_delimiter: "\r\n",
        });
        const disarmed = rows.map((row) =>
          row.map((cell) => (/^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell)),
        );
        expect(read).toEqual(disarmed);
      }),
    );
  });
});

describe("csvResponse", () => {
  it("names the file", async () => {
    const response = csvResponse("acteurs-63.csv", ["Nom"], [["Caf"]]);
    expect(response.headers.get("Content-Disposition")).toBe('attachment; filename="acteurs-63.csv"');
    expect(response.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
  });
});
