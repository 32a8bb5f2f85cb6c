import { describe, expect, it } from "vitest";
import { isFormType, readFormBody } from "./form-body.ts";

const bytes = (text: string) => new Uint8Array(Buffer.from(text)).buffer;
const PLAIN = "application/x-www-form-urlencoded";
const PARTS = "multipart/form-data; boundary=coupe";
const part = (name: string, value: string) =>
  `--coupe\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

describe("the body of a form", () => {
  it("is read in both encodings", async () => {
    expect([...(await readFormBody(bytes("a=1&b=%C3%A9"), PLAIN))]).toEqual([
      ["a", "1"],
      ["b", "é"],
    ]);
    expect([...(await readFormBody(bytes(`${part("a", "1")}--coupe--\r\n`), PARTS))]).toEqual([["a", "1"]]);
    expect(isFormType(PARTS)).toBe(true);
    expect(isFormType(`${PLAIN}; charset=utf-8`)).toBe(true);
  });

  it.each(["application/json", "text/plain", "multipart/form-data", "multipart/form-data; boundary=", ""])(
    "is not announced by « %s »",
    (type) => {
      expect(isFormType(type)).toBe(false);
    },
  );

  it("is refused when it is not what it announces", async () => {
    for (const text of ["", "a=1", "--autre\r\n", part("a", "1"), "--coupe\r\nsans en-tête"]) {
      await expect(readFormBody(bytes(text), PARTS)).rejects.toMatchObject({
        code: "requete.forme",
        status: 422,
      });
    }
  });

  it("is refused before it is read when it holds more fields than a form of ours", async () => {
    const many = { code: "requete.champs", status: 413 };
    const start = performance.now();
    // 20 MB of the smallest parts: two hundred thousand of them.
    await expect(readFormBody(bytes(part("a", "").repeat(350_000)), PARTS)).rejects.toMatchObject(many);
    await expect(readFormBody(bytes("a&".repeat(1_900_000)), PLAIN)).rejects.toMatchObject(many);
    await expect(readFormBody(bytes("a=1&".repeat(6_000)), PLAIN)).rejects.toMatchObject(many);
    // Reading them takes seconds; counting does not.
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it("is refused with a text that nobody types, or a name that no form has", async () => {
    await expect(readFormBody(bytes(`a=${"x".repeat(1_000_001)}`), PLAIN)).rejects.toMatchObject({
      code: "requete.champs",
    });
    await expect(readFormBody(bytes(`${"n".repeat(201)}=1`), PLAIN)).rejects.toMatchObject({
      code: "requete.forme",
    });
    await expect(readFormBody(bytes("x".repeat(4_000_001)), PLAIN)).rejects.toMatchObject({
      code: "requete.champs",
    });
  });
});
