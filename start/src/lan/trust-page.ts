/** A page without TLS from which a phone takes our authority: it cannot be opened over a certificate that nobody trusts yet. */
import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { LanCertificates } from './authority.ts'

const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)

/** Serves `/`, `/tsunagu.crt` (DER) and `/tsunagu.mobileconfig` (iOS, iPadOS, macOS). */
export async function serveTrustPage(
  port: number,
  host: string,
  origin: string,
  { authority, fingerprint }: Pick<LanCertificates, 'authority' | 'fingerprint'>,
): Promise<Server> {
  const profile = mobileProfile(authority)
  const server = createServer((request, response) => {
    const send = (type: string, body: string | Buffer, file?: string) => {
      response.writeHead(200, {
        'content-type': type,
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
        ...(file ? { 'content-disposition': `attachment; filename="${file}"` } : {}),
      })
      response.end(body)
    }
    const path = (request.url ?? '/').split('?')[0]
    if (path === '/tsunagu.crt') send('application/x-x509-ca-cert', authority, 'tsunagu.crt')
    else if (path === '/tsunagu.mobileconfig') send('application/x-apple-aspen-config', profile, 'tsunagu.mobileconfig')
    else if (path === '/') send('text/html; charset=utf-8', page(origin, fingerprint))
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return server
}

const page = (origin: string, fingerprint: string) => `<!doctype html>
<html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Tsunagu</title>
<style>
  :root { color-scheme: light dark }
  body { font: 17px/1.75 "Hiragino Sans", "Noto Sans JP", system-ui, sans-serif; max-width: 34rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem }
  h1 { font-size: 1.5rem; line-height: 1.4 } h2 { font-size: 1.1rem; margin-top: 2.5rem }
  a.go { display: block; padding: .9rem 1.2rem; margin: .75rem 0; border-radius: .9rem; background: #0d5c63; color: #fff; text-decoration: none; text-align: center }
  code { word-break: break-all; font-size: .8rem } section[lang=en] { border-top: 1px solid #8884; margin-top: 3rem }
</style>
<h1>このスマートフォンで試すための準備</h1>
<p>お試しのノートパソコンが発行した証明書を、このスマートフォンに登録します。試し終わったら、設定から削除してください。</p>
<h2>iPhone・iPad</h2>
<p><a class="go" href="/tsunagu.mobileconfig">プロファイルをダウンロード</a>
「設定」→「プロファイルがダウンロード済み」でインストールし、「設定」→「一般」→「情報」→「証明書信頼設定」でオンにします。</p>
<h2>Android</h2>
<p><a class="go" href="/tsunagu.crt">証明書をダウンロード</a>
「設定」→「セキュリティ」→「暗号化と認証情報」→「証明書のインストール」→「CA証明書」で、このファイルを選びます。</p>
<h2>そのあと</h2>
<p><a class="go" href="${escaped(origin)}/">${escaped(origin)} を開く</a>
登録の画面に出る指紋（SHA-256）が、パソコンの画面と同じことをお確かめください。<br><code>${escaped(fingerprint)}</code></p>
<section lang="en"><h1>Prepare this phone for the trial</h1>
<p>Install the certificate of the laptop you are trying. Remove it in the phone’s settings afterwards.</p>
<p><b>iPhone, iPad:</b> <a href="/tsunagu.mobileconfig">download the profile</a>, install it in Settings, then switch it on under General → About → Certificate Trust Settings.<br>
<b>Android:</b> <a href="/tsunagu.crt">download the certificate</a>, then Settings → Security → Encryption &amp; credentials → Install a certificate → CA certificate.<br>
<b>Then</b> open <a href="${escaped(origin)}/">${escaped(origin)}</a>. The fingerprint must be the one on the laptop’s screen.</p></section>
</html>`

/** An unsigned configuration profile with one root certificate. */
function mobileProfile(authority: Buffer): string {
  const [whole, part] = [randomUUID(), randomUUID()]
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>PayloadContent</key><array><dict>
<key>PayloadCertificateFileName</key><string>tsunagu.crt</string>
<key>PayloadContent</key><data>${authority.toString('base64')}</data>
<key>PayloadDisplayName</key><string>Tsunagu on a laptop</string>
<key>PayloadIdentifier</key><string>tsunagu.lan.${part}</string>
<key>PayloadType</key><string>com.apple.security.root</string>
<key>PayloadUUID</key><string>${part}</string>
<key>PayloadVersion</key><integer>1</integer>
</dict></array>
<key>PayloadDisplayName</key><string>Tsunagu on a laptop</string>
<key>PayloadIdentifier</key><string>tsunagu.lan.${whole}</string>
<key>PayloadType</key><string>Configuration</string>
<key>PayloadUUID</key><string>${whole}</string>
<key>PayloadVersion</key><integer>1</integer>
</dict></plist>
`
}
