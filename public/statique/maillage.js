// Improves pages that already work without it: printing, double submission, errors brought into view, and a warning before
// typed text is lost.

for (const button of document.querySelectorAll("[data-imprimer]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

for (const form of document.querySelectorAll('form[method="post"]')) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.envoi) {
      // The server makes one thing of two submissions; this only spares the second.
      event.preventDefault();
      return;
    }
    form.dataset.envoi = "en-cours";
    form.setAttribute("aria-busy", "true");
  });
}

// On a phone the form may be several screens below the top, where a refused one would come back without a visible reason.
document.querySelector("[data-erreurs]")?.focus();

// Work under way: its part of the page is asked for again until it is over.
const WATCH = 1500;
function watch() {
  const shown = document.querySelector("[data-suivi]");
  if (!shown) return;
  setTimeout(async () => {
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      const part = fresh.querySelector("[data-suivi]");
      // Over: the whole page has something to say.
      if (!part) return location.reload();
      if (part.textContent !== shown.textContent) shown.replaceChildren(...part.childNodes);
    } catch {
      // No network for a moment: the link « Actualiser » remains, and the next look may do.
    }
    watch();
  }, WATCH);
}
watch();

// Coming back with the « previous » button finds the form ready again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-envoi]")) {
    delete form.dataset.envoi;
    form.removeAttribute("aria-busy");
  }
});

for (const form of document.querySelectorAll("form[data-gardien]")) {
  let changed = false;
  form.addEventListener("input", () => {
    changed = true;
  });
  form.addEventListener("submit", () => {
    changed = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
}

// A name chosen beside a text goes into it, after an « @ ».
for (const field of document.querySelectorAll("[data-prevenir]")) {
  field.addEventListener("change", () => {
    const text = field.form?.elements.texte;
    const chosen = [...(field.list?.options ?? [])].some((option) => option.value === field.value);
    if (!text || !chosen) return;
    text.value = `${text.value.trimEnd()} @${field.value} `.trimStart();
    field.value = "";
    text.focus();
  });
}

// Many boxes to tick: a field above them leaves those that hold what is typed, and the ticked ones.
const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const FEW = 8;
for (const group of document.querySelectorAll("[data-trouver]")) {
  const boxes = [...group.querySelectorAll(".choix-item")];
  if (boxes.length <= FEW) continue;
  const field = document.createElement("input");
  field.type = "search";
  field.className = "saisie";
  field.setAttribute("aria-label", group.dataset.trouver);
  field.placeholder = group.dataset.trouver;
  const count = document.createElement("p");
  count.className = "vh";
  count.setAttribute("role", "status");
  field.addEventListener("input", (event) => {
    // Not a field of the form: nothing is lost with it.
    event.stopPropagation();
    const words = bare(field.value).split(/\s+/).filter(Boolean);
    for (const box of boxes) {
      const text = bare(box.textContent);
      box.hidden = !box.querySelector("input").checked && !words.every((word) => text.includes(word));
    }
    const shown = boxes.filter((box) => !box.hidden).length;
    count.textContent = `${shown} sur ${boxes.length}`;
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  group.querySelector(".choix").before(field, count);
}
