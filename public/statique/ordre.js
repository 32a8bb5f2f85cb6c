// Drags a line of the plan to its place by its handle. What is dropped is sent as the form « Déplacer » sends it; without this
// script, or with the keyboard, the buttons beside each line do the same.

const form = document.querySelector("form[data-ordonner]");
const EDGE = 70;
const STEP = 24;

if (form) {
  for (const handle of document.querySelectorAll("[data-poignee]")) {
    handle.hidden = false;
    handle.addEventListener("pointerdown", (event) => drag(handle, event));
  }
}

function drag(handle, start) {
  const item = handle.closest("[data-ordre]");
  if (start.button !== 0 || form.dataset.envoi || !item) return;
  start.preventDefault();
  const { ordre: niveau, id, revision } = item.dataset;
  const home = { list: item.parentElement, next: item.nextElementSibling };
  const from = placeOf(item);
  item.classList.add("glisse");
  document.body.classList.add("ordonne");

  function follow({ clientX, clientY }) {
    if (clientY < EDGE) window.scrollBy(0, -STEP);
    else if (clientY > window.innerHeight - EDGE) window.scrollBy(0, STEP);
    const under = document.elementFromPoint(clientX, clientY);
    const target = under?.closest(`[data-ordre="${niveau}"]`);
    if (target === item) return;
    if (target?.parentElement.matches(receives(niveau))) {
      const { top, height } = target.getBoundingClientRect();
      target.parentElement.insertBefore(
        item,
        clientY > top + height / 2 ? target.nextElementSibling : target,
      );
      return;
    }
    const list =
      under?.closest("[data-ordre]")?.querySelector(`:scope > ${receives(niveau)}`) ??
      under?.closest(receives(niveau));
    if (list && list !== item.parentElement) list.append(item);
  }

  function end(send) {
    document.removeEventListener("pointermove", follow);
    document.removeEventListener("pointerup", drop);
    document.removeEventListener("pointercancel", cancel);
    document.removeEventListener("keydown", onKey);
    item.classList.remove("glisse");
    document.body.classList.remove("ordonne");
    const place = placeOf(item);
    if (send && place !== from) {
      form.action = `${form.dataset.ordonner}/${niveau}/${id}/deplacer`;
      form.elements.place.value = place;
      form.elements.depuis.value = from;
      form.elements.revision.value = revision;
      form.requestSubmit();
    } else home.list.insertBefore(item, home.next);
  }
  const drop = () => end(true);
  const cancel = () => end(false);
  const onKey = (event) => event.key === "Escape" && cancel();

  // Not on the handle: it leaves the document for an instant each time that its line changes place.
  document.addEventListener("pointermove", follow);
  document.addEventListener("pointerup", drop);
  document.addEventListener("pointercancel", cancel);
  document.addEventListener("keydown", onKey);
}

function receives(niveau) {
  return `[data-niveaux~="${niveau}"]`;
}

// « parent:voisin », as the form writes it: the next line of the same level, nothing at the end.
function placeOf(item) {
  let next = item.nextElementSibling;
  while (next && next.dataset.ordre !== item.dataset.ordre) next = next.nextElementSibling;
  return `${item.parentElement.dataset.sous}:${next?.dataset.id ?? ""}`;
}
