// Light or dark as the pages of the handbook, before anything is shown: what a reader has chosen
// there, otherwise what the system says, also when that changes.
(() => {
  const { dataset } = document.documentElement;
  try {
    const root = new URL(dataset.root ?? ".", location.href);
    const chosen = JSON.parse(localStorage.getItem(`${root.pathname}.__palette`) ?? "null");
    const { scheme, media } = chosen?.color ?? {};
    if (scheme && media !== "(prefers-color-scheme)") {
      dataset.theme = scheme === "slate" ? "dark" : "light";
      return;
    }
  } catch {
    // Nothing is stored, or it may not be read: as the system says.
  }
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => (dataset.theme = dark.matches ? "dark" : "light");
  dark.addEventListener("change", follow);
  follow();
})();

// Browsers run no modules from a disk: without this nobody would be told.
addEventListener("DOMContentLoaded", () => {
  const told = document.getElementById("from-disk");
  const modules = document.querySelector('script[type="module"]');
  if (told && modules && location.protocol === "file:") told.hidden = false;
});
