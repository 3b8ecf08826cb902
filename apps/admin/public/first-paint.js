// Runs before the first paint, so that a chosen theme, density and language never flash. A file and not inline: the server's
// Content-Security-Policy allows no inline script. The keys are those of PreferenceStorage, and a first visit is offered
// the language that `offeredLanguage` would offer.
(function () {
  var root = document.documentElement;
  function offered() {
    var wanted = navigator.languages.map(function (tag) {
      return tag.toLowerCase().split('-')[0];
    });
    return wanted.length > 0 && wanted[0] !== 'ko' && wanted.includes('en') ? 'en' : 'ko';
  }
  var language = null;
  try {
    var theme = localStorage.getItem('jeongsi.theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    if (localStorage.getItem('jeongsi.contrast') === 'more') root.dataset.contrast = 'more';
    if (localStorage.getItem('jeongsi.density') === 'dense') root.dataset.density = 'dense';
    language = localStorage.getItem('jeongsi.language');
  } catch {
    // Storage is blocked: the defaults stand.
  }
  root.lang = language === 'ko' || language === 'en' ? language : offered();
})();
