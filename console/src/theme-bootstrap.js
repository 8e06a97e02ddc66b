// Runs before the first paint, as a file of its own because the content security policy forbids inline scripts.
(() => {
  const root = document.documentElement;
  const wanted = new URLSearchParams(location.search).get("theme") ?? remembered();
  const dark = wanted === "dark" || (wanted !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.dataset.theme = dark ? "dark" : "light";
  root.classList.add(root.dataset.theme);

  function remembered() {
    try {
      return localStorage.getItem("throughline.theme");
    } catch {
      // Storage is forbidden in this browser: the system's theme is used.
      return null;
    }
  }
})();
