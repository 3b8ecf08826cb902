// Runs before the first paint, so that a chosen theme and language never flash. A file and not inline: the server's
// Content-Security-Policy allows no inline script. The keys are those of PreferenceStore.
(function () {
  var root = document.documentElement;
  try {
    var theme = localStorage.getItem('jeongsi.theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    if (localStorage.getItem('jeongsi.contrast') === 'more') root.dataset.contrast = 'more';
    if (localStorage.getItem('jeongsi.language') === 'en') root.lang = 'en';
  } catch {
    // Storage is blocked: the defaults stand.
  }
})();
