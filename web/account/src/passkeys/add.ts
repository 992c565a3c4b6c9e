import { useQueryClient } from '@tanstack/react-query'
import { addPasskey, passkeyOptions } from '@tsunagu/contract/accounts.ts'
import { useFresh } from '@tsunagu/kit/fresh.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { makePasskey } from './browser.ts'
import { passkeyTexts } from './texts.ts'

/** A first name for a passkey made here; user agents lie, so the person may change it. */
function deviceHere(agent = navigator.userAgent): string | null {
  const signs: [RegExp, string][] = [
    [/iPhone/, 'iPhone'],
    [/iPad/, 'iPad'],
    [/Android/, 'Android'],
    [/Windows/, 'Windows'],
    [/Macintosh/, 'Mac'],
    [/CrOS/, 'Chromebook'],
    [/Linux/, 'Linux'],
  ]
  return signs.find(([sign]) => sign.test(agent))?.[1] ?? null
}

/** The name offered for a passkey of this device. */
export function useDefaultName(): string {
  const t = useTexts(passkeyTexts)
  return t.thisDevice(deviceHere() ?? t.someDevice)
}

/** Makes a passkey and keeps it; asks for a fresh authentication where the centre does. Throws CallFailed or PasskeyFailed. */
export function useAddPasskey(): (name?: string) => Promise<void> {
  const client = useQueryClient()
  const withFresh = useFresh()
  const usual = useDefaultName()
  return async (name = usual) => {
    const response = await makePasskey(await withFresh(() => call(passkeyOptions)))
    await withFresh(() => call(addPasskey, { body: { name, response } }))
    await client.invalidateQueries({ queryKey: ['account'] })
  }
}
