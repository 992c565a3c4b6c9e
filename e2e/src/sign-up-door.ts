/** The same way behind the pages, at the door: for specs that begin somewhere in the middle of it. */
import type { Page } from '@playwright/test'
import { readDocument } from '@tsunagu/contract/contracts.ts'
import type { Details } from '@tsunagu/contract/profile.ts'
import {
  type Answer,
  answerStep,
  begin,
  confirmParty,
  issueLink,
  type Procedure,
  readProcedure,
  readPurchase,
} from '@tsunagu/contract/signup.ts'
import type { StepId } from '@tsunagu/contract/signup-steps.ts'
import { addressOf, apiHere } from './dealer.ts'
import type { House } from './house.ts'
import type { Customer } from './sign-up.ts'

type Party = 'buyer' | 'user'
interface Sold {
  staff: Page
  purchaseId: string
  party?: Party
}

/** Binds the link to this phone without a look at a page; gives the procedure's id. */
export async function beginAtDoor(page: Page, house: House, { staff, purchaseId, party = 'buyer' }: Sold): Promise<string> {
  const link = await apiHere(staff, house)(issueLink, { params: { purchaseId, party } })
  const secret = new URL(link.url).hash.slice('#k='.length)
  return (await apiHere(page, house)(begin, { body: { key: { secret }, language: 'ja' } })).procedureId
}

/** The staff says yes about the details as they are now. */
export async function confirmAtDoor(house: House, { staff, purchaseId, party = 'buyer' }: Sold): Promise<void> {
  const api = apiHere(staff, house)
  const { people } = await api(readPurchase, { params: { purchaseId } })
  const version = people.find((one) => one.party === party)?.check?.version ?? 0
  const body = { version, confirmed: true, compared: ['name', 'address', 'birth-date'] as ('name' | 'address' | 'birth-date')[] }
  await api(confirmParty, { params: { purchaseId, party }, body })
}

/** Answers one step after the other until that one is open, or all are. */
export async function walkAtDoor(page: Page, house: House, id: string, who: Customer, sold?: Sold, until?: StepId): Promise<Procedure> {
  const api = apiHere(page, house)
  const params = { procedureId: id }
  let now = await api(readProcedure, { params })
  for (let n = 0; !now.finished && now.step !== until; n++) {
    if (n > 60) throw new Error(`goes round at ${now.step}`)
    if (now.step === 'staff-check') {
      if (!sold) throw new Error('nobody is there to confirm')
      await confirmAtDoor(house, sold)
      now = await api(readProcedure, { params })
    } else now = await api(answerStep, { params, body: { answer: await answerOf(page, house, now.step, who) } })
  }
  return now
}

const documents = {
  'data-consent': 'dealer-information',
  terms: 'account-terms',
  'web-terms': 'web-terms',
  'user-terms': 'user-registration',
  'charging-terms': 'charging-terms',
} as const

async function answerOf(page: Page, house: House, step: StepId, who: Customer): Promise<Answer> {
  const version = async (documentId: (typeof documents)[keyof typeof documents] | 'g-link-terms' | 'g-link-important') =>
    (await apiHere(page, house)(readDocument, { params: { documentId }, query: {} })).version
  switch (step) {
    case 'data-consent':
    case 'terms':
    case 'web-terms':
    case 'user-terms':
    case 'charging-terms':
      return { step, version: await version(documents[step]) }
    case 'g-link-terms':
      return { step, terms: await version('g-link-terms'), important: await version('g-link-important') }
    case 'sign-in':
      return { step, account: 'new' }
    case 'email':
      return { step, email: who.email }
    case 'code':
      return { step, code: await house.mailedCode(who.email) }
    case 'login':
      return { step, password: who.password, passwordAgain: who.password, authPhone: '090-1111-2222' }
    case 'kind':
      return { step, kind: who.kind }
    case 'method':
      return { step, input: 'direct' }
    case 'details':
    case 'check-details':
      return { step, details: detailsOf(who) }
    case 'name-choice':
      return { step, user: who.user }
    case 'presence':
      return { step, present: who.present }
    case 'later-guidance':
      return { step, invite: who.invite }
    case 'g-link-choice':
      return { step, apply: who.gLink }
    case 'g-link-content':
      return { step, application: { options: [], alertContacts: [] } }
    case 'survey':
      return { step, reason: 'later' }
    case 'charging-choice':
      return { step, apply: who.charging }
    case 'charging-plan':
      return { step, plan: 'normal' }
    case 'magazine':
      return { step, subscribe: false }
    default:
      return { step } as Answer
  }
}

/** What an account keeps of a person. */
export const detailsOf = (who: Customer): Details => ({
  kind: 'individual',
  name: who.name,
  kana: who.kana,
  gender: 'female',
  birthDate: who.birthDate,
  address: addressOf(who),
  contactPhone: '+819012345678',
  mobilePhone: '+819012345678',
})
