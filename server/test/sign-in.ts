/** The steps of signing in and registering, as a person takes them through the pages. */
import { completeRegistration, signIn, startRegistration, verifyCode } from '@tsunagu/contract/accounts.ts'
import type { TestServer } from './start-server.ts'
import type { Page, Visitor } from './visitor.ts'

export const starts = { owner: '/api/session/start', staff: '/api/staff-session/start' } as const

/** Opens an app that sends the browser to its sign-in page; gives the uid of that sign-in. */
export async function beginSignIn(visitor: Visitor, start: string = starts.owner): Promise<string> {
  return uidOf(await visitor.open(start))
}

/** uid of the sign-in or consent page that a browser was sent to. */
export function uidOf({ url, status, body }: Page): string {
  const uid = /^\/account\/(?:staff\/)?sign-in\/([\w-]+)$/.exec(url.pathname)?.[1]
  if (!uid) throw new Error(`no sign-in page but ${url} (${status}) ${body}`)
  return uid
}

/** By password, all the way back to the app. */
export async function signInByPassword(
  visitor: Visitor,
  { email, password }: { email: string; password: string },
  start: string = starts.owner,
): Promise<Page> {
  const uid = await beginSignIn(visitor, start)
  const { next } = await visitor.call(signIn, { params: { uid }, body: { email, password } })
  return visitor.open(next)
}

/** The newest code mailed to an address. */
export function mailedCode(server: TestServer, to: string): string {
  const code = server.sent.mails.findLast((mail) => mail.to === to && mail.kind === 'accounts.code')?.text.match(/^ +(\d{6})$/m)?.[1]
  if (!code) throw new Error(`no code was mailed to ${to}`)
  return code
}

export const newcomer = {
  password: 'a-long-enough-sentence',
  passwordAgain: 'a-long-enough-sentence',
  authPhone: '090-1234-5678',
  name: '青木 花子',
  kana: 'あおき はなこ',
}

/** From the first mail to a verified code; gives the id of the registration. */
export async function verifiedRegistration(server: TestServer, visitor: Visitor, email: string): Promise<string> {
  const { id } = await visitor.call(startRegistration, { body: { email, language: 'ja', termsVersion: '2026-11' } })
  await server.settle()
  await visitor.call(verifyCode, { params: { id }, body: { code: mailedCode(server, email) } })
  return id
}

/** A whole registration; gives where the browser goes next. */
export async function register(server: TestServer, visitor: Visitor, email: string, uid?: string): Promise<string> {
  const id = await verifiedRegistration(server, visitor, email)
  const { next } = await visitor.call(completeRegistration, { params: { id }, body: { ...newcomer, ...(uid ? { uid } : {}) } })
  return next
}
