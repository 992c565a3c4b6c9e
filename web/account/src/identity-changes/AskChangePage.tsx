import { useRouter } from '@tanstack/react-router'
import { askIdentityChange, type Profile } from '@tsunagu/contract/profile.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { RadioGroup } from '@tsunagu/kit/Choice.tsx'
import { BirthDateField } from '@tsunagu/kit/details/BirthDateField.tsx'
import { detailsSentences, detailsTexts } from '@tsunagu/kit/details/texts.ts'
import { Form } from '@tsunagu/kit/Form.tsx'
import { useForm } from '@tsunagu/kit/form.ts'
import { useFresh } from '@tsunagu/kit/fresh.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { useMe } from '../details/me.ts'
import { useProfile } from '../details/profile.ts'
import { useTitle } from '../frame/title.ts'
import { accountProblems } from '../problems.ts'
import { useRenewChanges } from './changes.ts'
import { changesTexts } from './texts.ts'
import { changeFaults, type Identity, onlyChanged } from './wanted.ts'

const reasons = ['marriage', 'court', 'misspelt', 'other'] as const

/** Asks for another name, reading or birth date; the document follows on the list, where the request then stands (IMP-28). */
export function AskChangePage() {
  const t = useTexts(changesTexts)
  const profile = useProfile()
  useTitle(t.askTitle)
  return (
    <>
      <PageHeader title={t.askTitle} lead={t.askLead} back="/account/identity-changes" backLabel={t.title} />
      {profile.data ? (
        <AskForm profile={profile.data} />
      ) : profile.isError ? (
        <ErrorState error={profile.error} onRetry={() => void profile.refetch()} />
      ) : (
        <Skeleton lines={6} />
      )}
    </>
  )
}

function AskForm({ profile: { kind, details } }: { profile: Profile }) {
  const t = useTexts(changesTexts)
  const words = useTexts(detailsTexts)
  const me = useMe()
  const renew = useRenewChanges()
  const withFresh = useFresh()
  const router = useRouter()
  const person = kind === 'individual'
  const kept: Identity = { name: me.name, kana: me.kana, birthDate: details?.kind === 'individual' ? details.birthDate : '' }
  const form = useForm({
    initial: { ...kept, reason: '' },
    check: (values) => changeFaults(values, kept),
    sentences: { ...detailsSentences(words, person), 'name.unchanged': t.unchanged, 'reason.required': t.reasonFault },
    send: async ({ reason, ...values }) => {
      const body = { ...onlyChanged(values, kept), reason: reason as (typeof reasons)[number] }
      await withFresh(() => call(askIdentityChange, { body }))
      await renew()
      router.history.push('/account/identity-changes')
    },
  })
  const nameLabel = person ? words.name : words.corporationName
  const kanaLabel = person ? words.kana : words.corporationKana
  return (
    <Card>
      <Form
        form={form}
        labels={{ name: nameLabel, kana: kanaLabel, birthDate: words.birthDate, reason: t.reason }}
        problems={accountProblems}
      >
        <p className="type-small text-quiet">{t.onlyWhatChanges}</p>
        <TextField label={nameLabel} maxLength={60} autoComplete={person ? 'name' : 'organization'} {...form.field('name')} />
        <TextField label={kanaLabel} note={words.kanaNote} maxLength={100} {...form.field('kana')} />
        {kept.birthDate === '' ? null : <BirthDateField {...form.field('birthDate')} />}
        <RadioGroup
          label={t.reason}
          name="reason"
          options={reasons.map((value) => ({ value, label: t[value] }))}
          value={(form.values.reason || null) as (typeof reasons)[number] | null}
          onChange={(value) => form.set('reason', value)}
          error={form.field('reason').error}
        />
        <Button kind="primary" type="submit" wide pending={form.pending}>
          {t.toDocument}
        </Button>
      </Form>
    </Card>
  )
}
