// Sets colour scheme and language before the first paint, so that nothing flashes; a file of its own because the page allows no inline script.
(function () {
  const root = document.documentElement;
  let scheme = null;
  try {
    scheme = localStorage.getItem('lupaus-scheme');
    root.lang = localStorage.getItem('lupaus-lang') || 'fi';
  } catch {
    scheme = null;
  }
  if (scheme !== 'light' && scheme !== 'dark') scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  root.setAttribute('data-mantine-color-scheme', scheme);
})();
