// Runs before the first paint, as a file of its own: no inline script, so the page keeps a strict CSP.
;(() => {
  const root = document.documentElement
  let theme = 'system'
  let language = null
  try {
    theme = localStorage.getItem('tsunagu.theme') || 'system'
    language = localStorage.getItem('tsunagu.language')
  } catch {
    // storage is forbidden: follow the system
  }
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.dataset.theme = dark ? 'dark' : 'light'
  root.lang = language === 'en' || language === 'ja' ? language : 'ja'
  const colour = document.querySelector('meta[name="theme-color"]')
  if (colour) colour.content = colour.dataset[root.dataset.theme] || colour.content
})()
