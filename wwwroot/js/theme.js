// Light or dark: what was chosen here before, otherwise what the system says. Runs before the first paint, so that nothing flashes.
(() => {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const stored = () => { try { return localStorage.getItem('ps-theme'); } catch { return null; } };
  const apply = () => { root.dataset.theme = stored() ?? (system.matches ? 'dark' : 'light'); };
  apply();
  system.addEventListener('change', apply);
  document.addEventListener('click', event => {
    if (!event.target.closest?.('[data-theme-toggle]')) return;
    try { localStorage.setItem('ps-theme', root.dataset.theme === 'dark' ? 'light' : 'dark'); } catch { return; }
    apply();
  });
})();
