// The page of /docs: search, copy, and the details of what a link names. It works without: then everything is just there to read.
const search = document.querySelector('#search')
const articles = [...document.querySelectorAll('article')]

function find() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean)
  for (const article of articles) article.hidden = !words.every((word) => article.dataset.words.includes(word))
  for (const part of document.querySelectorAll('[data-intro]')) part.hidden = words.length > 0
  for (const section of document.querySelectorAll('section.tag'))
    section.hidden = words.length > 0 && !section.querySelector('article:not([hidden])')
  document.querySelector('#nothing').hidden = articles.some((article) => !article.hidden)
}

function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  const details = target?.querySelector('details')
  if (details) details.open = true
}

search.addEventListener('input', find)
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.target instanceof HTMLInputElement) return
  event.preventDefault()
  search.focus()
})
document.addEventListener('click', async (event) => {
  const button = event.target.closest?.('.copy')
  if (!button) return
  await navigator.clipboard.writeText(button.previousElementSibling.textContent)
  const before = button.textContent
  button.textContent = document.body.dataset.copied
  setTimeout(() => {
    button.textContent = before
  }, 1500)
})
addEventListener('hashchange', openTarget)
openTarget()
