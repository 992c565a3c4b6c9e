import { Button } from '@tsunagu/kit/Button.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { Checkbox } from '@tsunagu/kit/Choice.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import * as z from 'zod'
import { useProcedure } from '../frame/procedure.ts'
import { useStepForm } from '../frame/step-form.ts'
import { signupProblems } from '../problems.ts'
import { partyTexts } from './texts.ts'

/** Not here today: what happens after delivery, and an invitation if wanted (USR-42, IMP-35). */
export function LaterGuidancePage() {
  const t = useTexts(partyTexts)
  const { answer, procedure } = useProcedure()
  const form = useStepForm({
    initial: { wantsInvite: false as boolean, invite: procedure.facts.other?.invited ?? '' },
    check: ({ wantsInvite, invite }) => ({
      invite: !wantsInvite || z.email().safeParse(invite.trim()).success ? undefined : invite.trim() === '' ? 'required' : 'email',
    }),
    send: ({ wantsInvite, invite }) => answer({ step: 'later-guidance', invite: wantsInvite ? invite : null }),
  })
  const wants = form.field('wantsInvite')
  return (
    <Form form={form} labels={{ invite: t.inviteEmail }} problems={signupProblems}>
      <ul className="points">
        {[t.laterPoints1, t.laterPoints2, t.laterPoints3].map((point) => (
          <li key={point}>
            <Icon name="check" size={18} />
            <span>{point}</span>
          </li>
        ))}
      </ul>
      <Card>
        <Checkbox name="wantsInvite" selected={wants.value} onChange={wants.onChange} about={t.inviteMore}>
          {t.invite}
        </Checkbox>
        {wants.value ? (
          <TextField label={t.inviteEmail} type="email" inputMode="email" autoComplete="off" {...form.field('invite')} />
        ) : null}
      </Card>
      <Button kind="primary" type="submit" wide pending={form.pending}>
        {t.ok}
      </Button>
    </Form>
  )
}
