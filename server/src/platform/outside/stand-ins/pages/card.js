/** The page on which a card is typed, shown in a frame. It tells the page around it what happens, never what was typed. */
import { cardTexts } from './card-texts.js'
import { $, busy, choose, fault, isBusy, post, show, speak, tell, wear } from './page.js'

const parentOrigin = document.querySelector('meta[name="parent"]').content
const secret = location.hash.slice(1)
const framed = window.parent !== window
const here = location.pathname

const parent = (message) => {
  if (framed) window.parent.postMessage({ type: 'tsunagu-card', ...message }, parentOrigin)
}
const ask = (door, body) => post(`${here}/${door}`, body, { 'x-client-secret': secret })

const tests = [
  ['4242 4242 4242 4242', 'test-ok'],
  ['4000 0027 6000 3184', 'test-3ds'],
  ['4000 0000 0000 0002', 'test-declined'],
  ['4000 0000 0000 0069', 'test-expired'],
  ['4000 0000 0000 0127', 'test-cvc'],
  ['4000 0000 0000 0119', 'test-error'],
  ['4000 0084 0000 1629', 'test-3ds-declined'],
]
const digits = (text) => text.normalize('NFKC').replaceAll(/\D/g, '')
const inFours = (text) =>
  digits(text)
    .slice(0, 19)
    .replaceAll(/(\d{4})(?=\d)/g, '$1 ')

/** Keeps the caret where the person left it, counted in digits. */
function format(input, make) {
  const before = digits(input.value.slice(0, input.selectionStart ?? 0)).length
  input.value = make(input.value)
  let place = 0
  for (let seen = 0; place < input.value.length && seen < before; place++) if (/\d/.test(input.value[place])) seen++
  input.setSelectionRange(place, place)
}

/** `0429`, `04/29`, `4/2029` → `04 / 29`. */
function monthYear(text) {
  const plain = text.normalize('NFKC')
  const split = /^\s*(\d{1,2})\s*[/.-]\s*(?:20)?(\d{0,2})/.exec(plain)
  const [month, year] = split
    ? [split[1].length === 1 && split[2] ? `0${split[1]}` : split[1], split[2]]
    : [digits(plain).slice(0, 2), digits(plain).slice(2, 4)]
  return year ? `${month} / ${year}` : month
}

function passesLuhn(number) {
  const sum = [...number].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 1 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return number.length >= 12 && sum % 10 === 0
}

/** What is wrong before anything leaves the page: a real card number never does. */
function faultsOf({ number, month, year, cvc }) {
  const faults = {}
  if (!passesLuhn(number)) faults.number = 'incorrect_number'
  else if (!tests.some(([known]) => digits(known) === number) && !['5555555555554444', '3530111333300000'].includes(number))
    faults.number = 'not_a_test_card'
  const now = new Date()
  if (!(month >= 1 && month <= 12) || !year) faults.expiry = 'invalid_expiry'
  else if (year * 12 + month < now.getFullYear() * 12 + now.getMonth() + 1) faults.expiry = 'expired_card'
  if (!/^\d{3,4}$/.test(cvc)) faults.cvc = 'incorrect_cvc'
  return faults
}

const fields = ['number', 'expiry', 'cvc']
const typed = () => {
  const [month, year] = [digits($('expiry').value).slice(0, 2), digits($('expiry').value).slice(2, 4)]
  return {
    number: digits($('number').value),
    month: Number(month),
    year: year.length === 2 ? 2000 + Number(year) : 0,
    cvc: digits($('cvc').value),
  }
}

/** The view that belongs to how the setup stands. */
function stand(setup, { focus = true } = {}) {
  if (!setup) return tell('alert', 'no-line')
  const { status, error, card } = setup
  tell('alert', status === 'requires_payment_method' && error ? error : '')
  if (status === 'succeeded') {
    show('done', { focus })
    return parent({ state: 'succeeded' })
  }
  if (status === 'canceled') {
    show('over', { focus })
    return parent({ state: 'over' })
  }
  if (status === 'processing') {
    show('working')
    setTimeout(async () => stand(await ask('state')), 1000)
    return
  }
  if (status === 'requires_action') {
    $('code').value = ''
    tell('code-fault', '')
    show('challenge', { focus })
    return parent({ state: 'step', step: 'challenge' })
  }
  if (status === 'requires_confirmation' && card) {
    $('shown-card').textContent = `${card.brand} •••• ${card.last4}`
    $('shown-expiry').textContent = `${String(card.month).padStart(2, '0')} / ${String(card.year).slice(2)}`
    show('review', { focus })
    return parent({ state: 'step', step: 'review' })
  }
  show('entry', { focus })
  parent({ state: 'step', step: 'entry' })
  if (error) parent({ state: 'failed', error })
}

/** One act by one button: nothing is sent twice, and a broken line leaves everything as it was. */
async function act(button, door, body, { wait = false } = {}) {
  if (isBusy(button)) return undefined
  busy(button, true)
  const view = button.closest('[data-view]').dataset.view
  if (wait) show('working')
  const answer = await ask(door, body)
  busy(button, false)
  if (!answer) {
    show(view)
    tell('alert', 'no-line')
  }
  return answer
}

$('number').addEventListener('input', (event) => format(event.target, inFours))
$('expiry').addEventListener('input', (event) => {
  if (event.inputType !== 'deleteContentBackward') event.target.value = monthYear(event.target.value)
})
$('cvc').addEventListener('input', (event) => format(event.target, (text) => digits(text).slice(0, 4)))
$('code').addEventListener('input', (event) => format(event.target, (text) => digits(text).slice(0, 8)))

$('entry').addEventListener('submit', async (event) => {
  event.preventDefault()
  const card = typed()
  tell('alert', '')
  if (!fault(fields, faultsOf(card))) return
  const answer = await act($('check'), 'card', card)
  if (!answer || (answer.faults && !fault(fields, answer.faults))) return
  // nobody who comes after finds it in the page
  if (answer.status === 'requires_confirmation') for (const name of fields) $(name).value = ''
  stand(answer)
})
$('register').addEventListener('click', async () => {
  const answer = await act($('register'), 'confirmation', {}, { wait: true })
  if (answer) stand(answer)
})
$('retype').addEventListener('click', async () => {
  const answer = await act($('retype'), 'retype')
  if (answer) stand(answer)
})
$('challenge').addEventListener('submit', async (event) => {
  event.preventDefault()
  const code = digits($('code').value)
  if (!fault(['code'], code ? {} : { code: 'code-missing' })) return
  const answer = await act($('send'), 'challenge', { code }, { wait: true })
  if (answer) stand(answer)
})
$('give-up').addEventListener('click', async () => {
  const answer = await act($('give-up'), 'challenge', { code: null }, { wait: true })
  if (answer) stand(answer)
})

for (const [number, what] of tests) {
  const button = document.createElement('button')
  button.type = 'button'
  const [shown, about] = [document.createElement('b'), document.createElement('span')]
  shown.textContent = number
  about.dataset.text = what
  button.append(shown, about)
  button.addEventListener('click', () => {
    $('number').value = number
    $('expiry').value = `12 / ${String(new Date().getFullYear() + 3).slice(2)}`
    $('cvc').value = '123'
    fault(fields, {})
    $('check').focus()
  })
  $('tests').append(document.createElement('li'))
  $('tests').lastChild.append(button)
}

addEventListener('message', ({ origin, source, data }) => {
  if (origin !== parentOrigin || source !== window.parent || data?.type !== 'tsunagu-card-look') return
  if (data.theme === 'light' || data.theme === 'dark') wear(data.theme)
  if (data.language === 'ja' || data.language === 'en') choose(data.language)
})
new ResizeObserver(() => parent({ state: 'height', height: Math.ceil(document.documentElement.getBoundingClientRect().height) })).observe(
  document.body,
)

document.body.classList.toggle('framed', framed)
speak(cardTexts)
parent({ state: 'ready' })
if (!framed) wear(matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')
stand(await ask('state'), { focus: false })
