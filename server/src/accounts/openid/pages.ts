/** The few pages the provider shows itself: a fault, a sign-out that a third party asked for. Japanese first. */
import { brand } from '@tsunagu/contract/brand.ts'

const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

const { light, dark } = brand.colours
const style = `:root{color-scheme:light dark;--page:${light.page};--accent:${light.accent};--on:${light.onAccent}}
@media(prefers-color-scheme:dark){:root{--page:${dark.page};--accent:${dark.accent};--on:${dark.onAccent}}}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--page);font:16px/1.8 system-ui,"Noto Sans JP",sans-serif}
main{box-sizing:border-box;width:100%;max-width:26rem;padding:2rem 1.5rem}h1{font-size:1.35rem;font-weight:600;margin:0 0 .5rem}
p{margin:0 0 1.5rem}small{opacity:.75}form{display:grid;gap:.75rem}
button,a.button{box-sizing:border-box;display:block;width:100%;min-height:3rem;padding:.65rem 1rem;border:1px solid var(--accent);border-radius:.5rem;
font:inherit;text-align:center;text-decoration:none;background:none;color:var(--accent);cursor:pointer}.first{background:var(--accent)!important;color:var(--on)!important}`

const page = (title: string, body: string) => `<!doctype html><html lang="ja"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(title)} · ${escaped(brand.account.ja)}</title>
<style>${style}</style></head><body><main>${body}</main></body></html>`

/** `code`: OAuth error word, for whoever is asked for help. */
export const faultPage = (code: string, home: string): string =>
  page(
    'ログインできませんでした',
    `<h1>ログインできませんでした</h1>
<p>手続きの有効期限が切れたか、途中で別の画面が開かれました。はじめからやり直してください。<br>
<span lang="en">We could not sign you in: this took too long, or another page got in between. Please start again.</span></p>
<p><a class="button first" href="${escaped(home)}">はじめからやり直す / Start again</a></p><p><small>${escaped(code)}</small></p>`,
  )

/** `form`: the provider's own, with the id `op.logoutForm`. */
export const signOutPage = (form: string): string =>
  page(
    'ログアウト',
    `<h1>ログアウトしますか？</h1>
<p>このブラウザで${escaped(brand.account.ja)}からログアウトします。<br><span lang="en">Sign out of your ${escaped(brand.account.en)} in this browser?</span></p>
${form}<div style="display:grid;gap:.75rem"><button class="first" type="submit" form="op.logoutForm" name="logout" value="yes">ログアウトする / Sign out</button>
<button type="submit" form="op.logoutForm">ログインしたままにする / Stay signed in</button></div>`,
  )

export const signedOutPage = (home: string): string =>
  page(
    'ログアウトしました',
    `<h1>ログアウトしました</h1><p lang="en">You are signed out.</p><p><a class="button" href="${escaped(home)}">${escaped(brand.product.ja)}</a></p>`,
  )
