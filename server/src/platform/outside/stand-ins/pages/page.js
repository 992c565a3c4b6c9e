/** What the stand-ins' pages share: language, theme, one view at a time, faults at their fields. */

const $ = (id) => document.getElementById(id)

let language = navigator.language.startsWith('ja') ? 'ja' : 'en'
let texts = { ja: {}, en: {} }

/** A text in the language shown. */
export const say = (key) => texts[language][key] ?? texts.ja[key] ?? key

/** Fills every element that names its text; again when the language changes. */
export function speak(given) {
  texts = given
  choose(language)
}

export function choose(next) {
  language = next
  document.documentElement.lang = next
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = say(element.dataset.text)
  for (const element of document.querySelectorAll('[data-said]')) if (element.dataset.said) element.textContent = say(element.dataset.said)
  document.title = say('title')
}
export const other = () => (language === 'ja' ? 'en' : 'ja')

export function wear(theme) {
  document.documentElement.dataset.theme = theme
}

/** Shows one of the page's views and moves the focus to its title, so that a screen reader knows. */
export function show(view, { focus = true } = {}) {
  for (const element of document.querySelectorAll('[data-view]')) element.hidden = element.dataset.view !== view
  const title = document.querySelector(`[data-view="${view}"] h1`)
  if (focus && title) title.focus({ preventScroll: true })
}

/** A sentence in an element that is read out; '' takes it away. The key stays, for a change of language. */
export function tell(id, key) {
  $(id).dataset.said = key
  $(id).textContent = key ? say(key) : ''
}

/** Faults at their fields; the first one takes the focus. `order`: names of the fields from top to bottom. */
export function fault(order, faults) {
  for (const name of order) {
    tell(`${name}-fault`, faults[name] ?? '')
    if (faults[name]) $(name).setAttribute('aria-invalid', 'true')
    else $(name).removeAttribute('aria-invalid')
  }
  const first = order.find((name) => faults[name])
  if (first) $(first).focus()
  return first === undefined
}

/** Answers of the house; undefined when the line is down. */
export async function post(address, body = {}, headers = {}) {
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    return await answer.json()
  } catch {
    return undefined
  }
}

/** While it works a button takes no second press. */
export function busy(button, on) {
  button.setAttribute('aria-busy', String(on))
}
export const isBusy = (button) => button.getAttribute('aria-busy') === 'true'
export { $ }
