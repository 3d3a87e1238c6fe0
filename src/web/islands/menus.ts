// Menus are details elements and open without us; this closes them as people expect: Escape, or a click elsewhere.
const openMenus = () => document.querySelectorAll<HTMLDetailsElement>("details.menu[open]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }
});

document.addEventListener("click", (event) => {
  for (const menu of openMenus()) {
    if (!menu.contains(event.target as Node)) menu.open = false;
  }
});

// On wide screens the folded parts stand open. The style sheet does it where browsers can (::details-content).
const wide = matchMedia("(min-width: 56rem)");
const unfold = () => {
  for (const fold of document.querySelectorAll<HTMLDetailsElement>("details.fold")) fold.open = wide.matches;
};
if (!CSS.supports("selector(::details-content)")) {
  wide.addEventListener("change", unfold);
  unfold();
}

export {};
