// Light or dark as the pages of the handbook, before anything is shown: what a reader has chosen
// there, otherwise what the system says.
(() => {
  try {
    const root = new URL(document.documentElement.dataset.root ?? ".", location.href);
    const chosen = JSON.parse(localStorage.getItem(`${root.pathname}.__palette`) ?? "null");
    const { scheme, media } = chosen?.color ?? {};
    if (scheme && media !== "(prefers-color-scheme)") {
      document.documentElement.dataset.theme = scheme === "slate" ? "dark" : "light";
    }
  } catch {
    // Nothing is stored, or it may not be read: as the system says.
  }
})();
