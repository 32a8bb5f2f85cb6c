import { describe, expect, it } from "vitest";
import { ConfirmDisclosure, FilterForm } from "./actions.tsx";
import { CheckboxField, CheckboxGroup, RadioGroup } from "./choices.tsx";
import { ErrorSummary } from "./feedback.tsx";
import { DateField, FileField, fieldId, SelectField, TextArea, TextField } from "./fields.tsx";
import { attributes, htmlOf } from "./html.testing.tsx";

const base = {
  name: "titre",
  label: "Titre",
  aide: "Tel qu’adopté.",
  erreur: "Donnez un titre.",
  requis: true,
};

describe.each([
  ["TextField", <TextField key="f" {...base} />, "input"],
  ["TextArea", <TextArea key="f" {...base} />, "textarea"],
  ["SelectField", <SelectField key="f" {...base} options={[{ value: "a", label: "A" }]} />, "select"],
  ["DateField", <DateField key="f" {...base} />, "input"],
  ["FileField", <FileField key="f" {...base} limites="CSV, 20 Mo" />, "input"],
  ["CheckboxField", <CheckboxField key="f" {...base} />, "input"],
])("%s", (_, node, tag) => {
  const html = htmlOf(node);

  it("ties its label, hint and error to the control", () => {
    const control = attributes(html, tag);
    expect(control.id).toBe("champ-titre");
    expect(attributes(html, "label").for).toBe("champ-titre");
    expect(control["aria-describedby"]?.split(" ")).toEqual(["champ-titre-aide", "champ-titre-erreur"]);
    expect(html).toContain('id="champ-titre-aide"');
    expect(html).toContain('id="champ-titre-erreur"');
    expect(control["aria-invalid"]).toBe("true");
  });

  it("says in words that it is required", () => {
    expect(html).toContain("(obligatoire)");
    expect(attributes(html, tag)).toHaveProperty("required");
  });
});

describe("a field without hint nor error", () => {
  it("refers to nothing", () => {
    const control = attributes(htmlOf(<TextField name="q" label="Rechercher" />), "input");
    expect(control).not.toHaveProperty("aria-describedby");
    expect(control).not.toHaveProperty("aria-invalid");
    expect(control).not.toHaveProperty("required");
  });
});

describe("groups of choices", () => {
  const options = [
    { value: "a", label: "A", aide: "Le premier" },
    { value: "b", label: "B" },
  ];

  it("names the group by its legend and each control by its label", () => {
    const html = htmlOf(<RadioGroup {...base} options={options} defaultValue="b" />);
    expect(attributes(html, "fieldset")["aria-describedby"]).toBe("champ-titre-aide champ-titre-erreur");
    expect(html).toMatch(/<legend>Titre/);
    expect(html).toContain('<label for="champ-titre">A</label>');
    expect(html).toContain('<label for="champ-titre-1">B</label>');
    expect(html).toContain('aria-describedby="champ-titre-precision"');
    expect(attributes(html, 'input[^>]*value="b"')).toHaveProperty("checked");
    expect(attributes(html, 'input[^>]*value="a"')).not.toHaveProperty("checked");
  });

  it("sends several ticked boxes under one name", () => {
    const html = htmlOf(
      <CheckboxGroup name="volets" label="Volets" options={options} defaultValues={["a", "b"]} />,
    );
    expect(html.match(/name="volets"/g)).toHaveLength(2);
    expect(html.match(/checked=""/g)).toHaveLength(2);
  });
});

describe("ErrorSummary", () => {
  it("leads to each field and is announced", () => {
    const html = htmlOf(
      <ErrorSummary
        titre="Deux erreurs"
        erreurs={[
          { champ: fieldId("titre"), message: "Donnez un titre." },
          { message: "Fichier illisible." },
        ]}
      />,
    );
    expect(attributes(html, "div").role).toBe("alert");
    expect(html).toContain('<a href="#champ-titre">Donnez un titre.</a>');
    expect(html).toContain("<li>Fichier illisible.</li>");
  });

  it("is absent when nothing is wrong", () => {
    expect(htmlOf(<ErrorSummary titre="Rien" erreurs={[]} />)).toBe("");
  });
});

describe("forms without script", () => {
  it("filters by the address, keeping the sort and dropping what is unknown", () => {
    const html = htmlOf(
      <FilterForm effacer="/63/plan" garder={{ tri: "code", sens: null }}>
        <TextField name="q" label="Rechercher" />
      </FilterForm>,
    );
    expect(attributes(html, "form").method).toBe("get");
    expect(html).toContain('<input type="hidden" name="tri" value="code"/>');
    expect(html).not.toContain('name="sens"');
    expect(html).toMatch(/<button type="submit"[^>]*>Filtrer<\/button>/);
    expect(html).toMatch(/<a [^>]*href="\/63\/plan"[^>]*>Effacer<\/a>/);
  });

  it("folds a dangerous gesture with its consequence", () => {
    const html = htmlOf(
      <ConfirmDisclosure titre="Supprimer" consequence="Tout sera perdu.">
        <button type="submit">Oui</button>
      </ConfirmDisclosure>,
    );
    expect(html).toMatch(/^<details class="confirmation"><summary[^>]*>Supprimer<\/summary>/);
    expect(html.indexOf("Tout sera perdu.")).toBeLessThan(html.indexOf("Oui"));
  });
});
