import { changeMe, readMe } from '@tsunagu/contract/accounts.ts'
import { changeProfile, type Details, readProfile } from '@tsunagu/contract/profile.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { corporation, person } from '../../../test/details.ts'
import { type Person, startServer, type TestServer } from '../../../test/start-server.ts'
import { holdIdentity, profileOf, releaseIdentity, setProfile } from '../index.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const change = (owner: Person, details: Details) => owner.call(changeProfile, { body: { details } })
const linked = async () => {
  const owner = await server.owner()
  await change(owner, person)
  await server.work((work) => holdIdentity(work, owner.accountId))
  return owner
}

describe('the profile of a person', () => {
  it('ACC-25 is nine items, kind first; an older account has given none yet', async () => {
    const owner = await server.owner()
    expect(await owner.call(readProfile)).toEqual({ kind: 'individual', details: null, held: [] })
    expect(await change(owner, person)).toEqual({ kind: 'individual', details: person, held: [] })
    const { details } = await owner.call(readProfile)
    expect(Object.keys(details ?? {}).toSorted()).toEqual(
      ['kind', 'name', 'kana', 'gender', 'birthDate', 'address', 'contactPhone', 'mobilePhone'].toSorted(),
    )
    expect(details?.address).toMatchObject({ postalCode: '1000013', prefecture: '東京都' })
  })

  it('ACC-30 changes, asks for the password again after some minutes, and is normal in width and kana', async () => {
    const owner = await server.owner()
    const typed = {
      ...person,
      name: '　青木　花子 ',
      kana: 'ｱｵｷ はなこ',
      contactPhone: '０３－１２３４－５６７８',
      mobilePhone: '090-1234-5678',
    }
    const address = { ...person.address, postalCode: '〒100-0013', street: '霞が関９丁目９－１' }
    expect((await change(owner, { ...typed, address })).details).toEqual(person)
    server.clock.advance(5 * 60_000 + 1)
    await expect(change(owner, person)).rejects.toMatchObject({ problem: { code: 'fresh-needed', status: 401 } })
  })

  it('ACC-16 changes the account: its name is the same everywhere', async () => {
    const owner = await server.owner()
    await change(owner, { ...person, name: '林 花子', kana: 'ハヤシ ハナコ' })
    expect(await owner.call(readMe)).toMatchObject({ name: '林 花子', kana: 'ハヤシ ハナコ' })
    await owner.call(changeMe, { body: { name: '森 花子' } })
    expect((await owner.call(readProfile)).details).toMatchObject({ name: '森 花子', kana: 'ハヤシ ハナコ', birthDate: '1985-04-12' })
  })

  const wrongItems: [object, string][] = [
    [{ name: '' }, 'details.name'],
    [{ kana: '青木' }, 'details.kana'],
    [{ birthDate: '2999-01-01' }, 'details.birthDate'],
    [{ birthDate: '1985-02-30' }, 'details.birthDate'],
    [{ gender: 'x' }, 'details.gender'],
    [{ address: { ...person.address, postalCode: '123' } }, 'details.address.postalCode'],
    [{ address: { ...person.address, prefecture: '' } }, 'details.address.prefecture'],
    [{ contactPhone: undefined }, 'details.contactPhone'],
    [{ mobilePhone: undefined }, 'details.mobilePhone'],
    [{ mobilePhone: '03-1234-5678' }, 'details.mobilePhone'],
  ]
  it.each(wrongItems)('ACC-24 ACC-26 refuses %j at that item', async (wrong, field) => {
    const owner = await server.owner()
    await expect(change(owner, { ...person, ...wrong } as Details)).rejects.toMatchObject({
      problem: { code: 'invalid', fields: { [field]: expect.any(String) } },
    })
  })

  it('ACC-12 ACC-13 needs a kind, and never becomes the other', async () => {
    const owner = await server.owner()
    await expect(change(owner, { ...person, kind: undefined } as never)).rejects.toMatchObject({ problem: { code: 'invalid' } })
    await expect(change(owner, corporation)).rejects.toMatchObject({ problem: { code: 'other-kind', status: 409 } })
    expect(await owner.call(readProfile)).toMatchObject({ kind: 'individual', details: null })
  })

  it('lies sealed: neither birth date nor address nor phone in the table', async () => {
    const owner = await server.owner()
    await change(owner, person)
    const rows = await server.work(({ db }) =>
      sql<{
        row: string
      }>`select convert_from(convert_to(a::text, 'UTF8'), 'UTF8') as row from accounts.accounts a where id = ${owner.accountId}`.execute(
        db,
      ),
    )
    const hex = Buffer.from('1985-04-12').toString('hex')
    expect(rows.rows[0]?.row).toContain('青木 花子')
    for (const part of ['1985-04-12', hex, '霞が関', '312345678']) expect(rows.rows[0]?.row).not.toContain(part)
  })

  it('is nobody else’s', async () => {
    await expect(server.call(readProfile)).rejects.toMatchObject({ problem: { code: 'signed-out' } })
    await expect(server.call(changeProfile, { body: { details: person } })).rejects.toMatchObject({ problem: { code: 'signed-out' } })
    const staff = await server.staff('administrator')
    await expect(staff.call(readProfile)).rejects.toMatchObject({ problem: { status: 401 } })
    await expect(server.work((work) => profileOf(work, staff.accountId))).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('an account linked with G-Link', () => {
  it('ACC-17 keeps name and birth date, and changes everything else', async () => {
    const owner = await linked()
    expect(await owner.call(readProfile)).toMatchObject({ held: ['name', 'kana', 'birthDate'] })
    for (const [item, other] of [
      ['name', { name: '青木 花' }],
      ['kana', { kana: 'アオキ ハナ' }],
      ['birthDate', { birthDate: '1985-04-13' }],
    ] as const)
      await expect(change(owner, { ...person, ...other })).rejects.toMatchObject({
        problem: { code: 'identity-held', status: 409, facts: { items: [item] } },
      })
    const moved = { ...person, address: { ...person.address, building: null }, contactPhone: '+81398765432' }
    expect((await change(owner, moved)).details).toEqual(moved)
  })

  it('ACC-17 keeps its name at the older door too, and takes another phone there', async () => {
    const owner = await linked()
    await expect(owner.call(changeMe, { body: { name: '別の 人' } })).rejects.toMatchObject({ problem: { code: 'identity-held' } })
    await expect(owner.call(changeMe, { body: { kana: 'ベツノ ヒト' } })).rejects.toMatchObject({ problem: { code: 'identity-held' } })
    expect(await owner.call(changeMe, { body: { authPhone: '080-9999-0000', name: '青木　花子' } })).toMatchObject({
      authPhone: '+818099990000',
    })
  })

  it('ACC-17 may give a birth date it never gave, once', async () => {
    const owner = await server.owner()
    await server.work((work) => holdIdentity(work, owner.accountId))
    await change(owner, person)
    await expect(change(owner, { ...person, birthDate: '1990-01-01' })).rejects.toMatchObject({ problem: { code: 'identity-held' } })
  })

  it('is free again when the last link is gone', async () => {
    const owner = await linked()
    await server.work((work) => holdIdentity(work, owner.accountId))
    await server.work((work) => releaseIdentity(work, owner.accountId))
    expect(await change(owner, { ...person, name: '別 花子' })).toMatchObject({ held: [] })
  })

  it('ACC-17 holds for whoever writes a profile', async () => {
    const owner = await linked()
    expect(await server.work((work) => setProfile(work, owner.accountId, { ...person, name: '他 人' }))).toMatchObject({
      code: 'identity-held',
    })
    expect(await server.work((work) => setProfile(work, owner.accountId, corporation))).toMatchObject({ code: 'other-kind' })
  })
})
