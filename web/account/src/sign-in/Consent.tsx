import { giveConsent } from '@tsunagu/contract/accounts.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useState } from 'react'
import { useAct } from '../frame/act.ts'
import { leaveFor } from '../frame/leave.ts'
import { useTitle } from '../frame/title.ts'
import type { Interaction } from './interaction.ts'
import { signInTexts } from './texts.ts'

/** Another party's app asks for something: what, in plain words, and two answers of equal weight. */
export function Consent({ uid, asked }: { uid: string; asked: Interaction }) {
  const t = useTexts(signInTexts)
  const title = t.allowTitle(asked.client)
  useTitle(title)
  const act = useAct()
  const [answer, setAnswer] = useState<boolean>()
  const give = (allow: boolean) => {
    setAnswer(allow)
    void act.run(async () => {
      const { next } = await call(giveConsent, { params: { uid }, body: { allow } })
      await leaveFor(next)
    })
  }
  const words: Record<string, string> = {
    openid: t.openid,
    profile: t.profile,
    email: t.scopeEmail,
    phone: t.phone,
    offline_access: t.offline,
    'vehicles:read': t.read,
    'drives:read': t.drives,
    'remote:operate': t.operate,
  }
  return (
    <>
      <PageHeader title={title} lead={t.allowLead} />
      <div className="flex flex-col gap-6">
        <Card>
          <ul className="points">
            {asked.scopes.map((scope) => (
              <li key={scope}>
                <Icon name="check" size={20} />
                <span>{words[scope] ?? t.otherScope(scope)}</span>
              </li>
            ))}
          </ul>
        </Card>
        <p className="type-small text-quiet">{t.allowNote}</p>
        <Wrong>{act.wrong}</Wrong>
        <div className="flex flex-col gap-3">
          <Button kind="primary" wide pending={act.pending && answer === true} onPress={() => give(true)}>
            {t.allow}
          </Button>
          <Button kind="secondary" wide pending={act.pending && answer === false} onPress={() => give(false)}>
            {t.deny}
          </Button>
        </div>
      </div>
    </>
  )
}
