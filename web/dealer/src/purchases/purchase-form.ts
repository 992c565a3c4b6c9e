/** What stands in the form of a purchase, and what of it is sent. Names are the paths of the centre's faults. */
import type { Written } from '@tsunagu/contract/endpoint.ts'
import { changeStated, openPurchase, type Purchase, type StatedParty } from '@tsunagu/contract/signup.ts'
import { faultsOf } from '@tsunagu/kit/faults.ts'
import type { Faults } from '@tsunagu/kit/form.ts'
import { nationalPhone } from '@tsunagu/kit/phone.ts'

const statedFields = [
  'kind',
  'name',
  'kana',
  'birthDate',
  'address.postalCode',
  'address.prefecture',
  'address.city',
  'address.street',
  'address.building',
  'phone',
  'email',
] as const
export type StatedField = (typeof statedFields)[number]
export type Of = 'buyer' | 'user.stated'
type StatedValues<O extends Of> = { [K in `${O}.${StatedField}`]: string }

export type PurchaseValues = StatedValues<'buyer'> &
  StatedValues<'user.stated'> & {
    kind: string
    modelId: string
    paint: string
    chassisNumber: string
    purchasedOn: string
    'user.is': string
  }

const emptyStated = <O extends Of>(of: O) =>
  Object.fromEntries(statedFields.map((field) => [`${of}.${field}`, field === 'kind' ? 'individual' : ''])) as StatedValues<O>

export const emptyPurchase: PurchaseValues = {
  kind: 'new',
  modelId: '',
  paint: '#e8eae9',
  chassisNumber: '',
  purchasedOn: '',
  'user.is': 'same',
  ...emptyStated('buyer'),
  ...emptyStated('user.stated'),
}

const orNull = (text: string) => (text.trim() === '' ? null : text)

type StatedBody = Written<(typeof openPurchase)['body']>['buyer']

function statedBody(values: PurchaseValues, of: Of): StatedBody {
  const value = (field: StatedField) => values[`${of}.${field}`]
  const corporation = value('kind') === 'corporation'
  return {
    kind: corporation ? 'corporation' : 'individual',
    name: value('name'),
    kana: orNull(value('kana')),
    birthDate: corporation ? null : orNull(value('birthDate')),
    address: {
      postalCode: value('address.postalCode'),
      prefecture: value('address.prefecture'),
      city: value('address.city'),
      street: value('address.street'),
      building: orNull(value('address.building')),
    },
    phone: orNull(value('phone')),
    email: orNull(value('email')),
  }
}

function userBody(values: PurchaseValues): Written<(typeof openPurchase)['body']>['user'] {
  if (values['user.is'] === 'different') return { is: 'different', stated: statedBody(values, 'user.stated') }
  return { is: values['user.is'] === 'same' ? 'same' : 'unknown' }
}

export function purchaseBody(values: PurchaseValues): Written<(typeof openPurchase)['body']> {
  return {
    kind: values.kind === 'cpo' ? 'cpo' : 'new',
    modelId: values.modelId,
    paint: values.paint,
    chassisNumber: orNull(values.chassisNumber),
    purchasedOn: values.kind === 'cpo' ? orNull(values.purchasedOn) : null,
    buyer: statedBody(values, 'buyer'),
    user: userBody(values),
  }
}

/** What is sent to correct a purchase: only the parts that were touched, for each opens again what depends on it. */
export function changeBody(values: PurchaseValues, before: PurchaseValues): Written<(typeof changeStated)['body']> {
  const chassisNumber = orNull(values.chassisNumber)
  return {
    ...(touched(values, before, 'buyer.') ? { buyer: statedBody(values, 'buyer') } : {}),
    ...(touched(values, before, 'user.') ? { user: userBody(values) } : {}),
    ...(chassisNumber === null ? {} : { chassisNumber }),
  }
}

const touched = (values: PurchaseValues, before: PurchaseValues, part: 'buyer.' | 'user.') =>
  (Object.keys(values) as (keyof PurchaseValues)[]).some((name) => name.startsWith(part) && values[name] !== before[name])

/** Faults before anything is sent, by the contract's own schema. */
export function purchaseFaults(values: PurchaseValues): Faults<PurchaseValues> {
  return {
    ...faultsByBody(openPurchase.body, purchaseBody(values)),
    ...(values.kind === 'cpo' && values.purchasedOn === '' ? { purchasedOn: 'required' } : {}),
  }
}
export const changeFaults = (values: PurchaseValues, before: PurchaseValues): Faults<PurchaseValues> =>
  faultsByBody(changeStated.body, changeBody(values, before))

/** The paths of the body are the names of the form. */
const faultsByBody = (schema: typeof openPurchase.body | typeof changeStated.body, body: object): Faults<PurchaseValues> =>
  faultsOf<Record<string, unknown>>(schema)(body as Record<string, unknown>)

/** The form of a purchase that is there. */
export function valuesOf(purchase: Purchase): PurchaseValues {
  const [buyer, user] = (['buyer', 'user'] as const).map((party) => purchase.people.find((one) => one.party === party)?.stated ?? null)
  return {
    ...emptyPurchase,
    kind: purchase.kind,
    'user.is': purchase.userIs,
    ...(buyer ? statedValues(buyer, 'buyer') : {}),
    ...(user && purchase.userIs === 'different' ? statedValues(user, 'user.stated') : {}),
  }
}

function statedValues(stated: StatedParty, of: Of): Partial<PurchaseValues> {
  const { address } = stated
  const values: Record<StatedField, string> = {
    kind: stated.kind,
    name: stated.name,
    kana: stated.kana ?? '',
    birthDate: stated.birthDate ?? '',
    'address.postalCode': address.postalCode,
    'address.prefecture': address.prefecture,
    'address.city': address.city,
    'address.street': address.street,
    'address.building': address.building ?? '',
    phone: stated.phone ? nationalPhone(stated.phone) : '',
    email: stated.email ?? '',
  }
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [`${of}.${field}`, value]))
}
