/** The bank's own page, on which a customer agrees to direct debit. */
import { bankTexts } from './bank-texts.js'
import { $, busy, choose, fault, isBusy, other, post, show, speak, tell, wear } from './page.js'

const known = document.querySelector('meta[name="known"]').content === 'yes'
const ask = (door, body) => post(`/bank/mandate/${door}${location.search}`, body)
const half = (text) => text.normalize('NFKC')
const fields = ['branch', 'number', 'holder']
const right = {
  branch: (text) => text.trim() !== '',
  number: (text) => /^\d{7}$/.test(text),
  holder: (text) => /^[ァ-ヶー・（）()\s]{1,40}$/.test(text),
}
/** Hiragana is turned, as on the account details of the centre. */
const katakana = (text) => half(text).replaceAll(/[ぁ-ゖ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60))

function stand(mandate, { focus = true } = {}) {
  if (!mandate) {
    show('entry', { focus })
    return tell('alert', 'no-line')
  }
  tell('alert', '')
  if (mandate.state === 'refused') tell('why', mandate.why ?? '')
  show(mandate.state === 'open' ? 'entry' : mandate.state, { focus })
}

async function act(button, door, body) {
  if (isBusy(button)) return undefined
  busy(button, true)
  const answer = await ask(door, body)
  busy(button, false)
  if (!answer) tell('alert', 'no-line')
  return answer
}

$('entry').addEventListener('submit', async (event) => {
  event.preventDefault()
  const account = {
    bank: $('bank').value,
    branch: $('branch').value.trim(),
    number: half($('number').value),
    holder: katakana($('holder').value).trim(),
  }
  const wrong = Object.fromEntries(fields.filter((name) => !right[name](account[name])).map((name) => [name, `${name}-wrong`]))
  if (!fault(fields, wrong)) return
  const answer = await act($('check'), 'account', account)
  if (!answer) return
  if (answer.state !== 'open') return stand(answer)
  $('shown-bank').textContent = `${account.bank} ${account.branch}`
  $('shown-number').textContent = `•••••${account.number.slice(-2)}`
  $('pin').value = ''
  fault(['pin'], {})
  show('review')
})
$('review').addEventListener('submit', async (event) => {
  event.preventDefault()
  const pin = half($('pin').value)
  if (!fault(['pin'], /^\d{4}$/.test(pin) ? {} : { pin: 'pin-missing' })) return
  const answer = await act($('agree'), 'pin', { pin })
  if (!answer) return
  if (answer.state === 'open') {
    $('pin').value = ''
    fault(['pin'], { pin: 'pin-again' })
  } else stand(answer)
})
$('retype').addEventListener('click', () => show('entry'))
$('give-up').addEventListener('click', async () => {
  const answer = await act($('give-up'), 'given-up')
  if (answer) stand(answer)
})
$('language').addEventListener('click', () => choose(other()))

speak(bankTexts)
wear(matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')
if (known) stand(await ask('state'), { focus: false })
else show('unknown', { focus: false })
