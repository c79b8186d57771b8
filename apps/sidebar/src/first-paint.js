// Runs before the first paint, so that a dark Zendesk never flashes white. Zendesk names its scheme in the address.
(() => {
  const asked = new URLSearchParams(location.search).get('colorScheme');
  const scheme = asked === 'dark' ? 'dark' : 'light';
  document.documentElement.style.colorScheme = scheme;
  document.documentElement.dataset.scheme = scheme;
})();
