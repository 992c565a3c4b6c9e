import { useRouter } from '@tanstack/react-router'
import { changeProfile, details as detailsShape, type Profile } from '@tsunagu/contract/profile.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { DetailsFields } from '@tsunagu/kit/details/DetailsFields.tsx'
import { type DetailsValues, detailsOf, emptyDetails, faultsOfDetails, valuesOf } from '@tsunagu/kit/details/details-form.ts'
import { detailsLabels, detailsSentences, detailsTexts as fieldTexts } from '@tsunagu/kit/details/texts.ts'
import { useDraft } from '@tsunagu/kit/draft.ts'
import { Form } from '@tsunagu/kit/Form.tsx'
import { flatly } from '@tsunagu/kit/flat.ts'
import { useForm } from '@tsunagu/kit/form.ts'
import { useFresh } from '@tsunagu/kit/fresh.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { nationalPhone } from '@tsunagu/kit/phone.ts'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { useTitle } from '../frame/title.ts'
import { accountProblems } from '../problems.ts'
import { HeldNote } from './HeldNote.tsx'
import { useMe } from './me.ts'
import { useProfile, useSetProfile } from './profile.ts'
import { detailsTexts } from './texts.ts'

/** The nine items of a person or those of a corporation; saving asks for a fresh authentication (ACC-25, ACC-30). */
export function EditDetailsPage() {
  const t = useTexts(detailsTexts)
  const profile = useProfile()
  useTitle(t.editTitle)
  return (
    <>
      <PageHeader title={t.editTitle} lead={t.editLead} back="/account/" backLabel={t.title} />
      {profile.data ? (
        <EditForm profile={profile.data} />
      ) : profile.isError ? (
        <ErrorState error={profile.error} onRetry={() => void profile.refetch()} />
      ) : (
        <Skeleton lines={8} />
      )}
    </>
  )
}

function EditForm({ profile }: { profile: Profile }) {
  const t = useTexts(detailsTexts)
  const words = useTexts(fieldTexts)
  const me = useMe()
  const setProfile = useSetProfile()
  const withFresh = useFresh()
  const router = useRouter()
  const { kind } = profile
  const person = kind === 'individual'
  const known: DetailsValues = profile.details
    ? valuesOf(profile.details)
    : { ...emptyDetails, name: me.name, kana: me.kana, mobilePhone: nationalPhone(me.authPhone), samePhone: true }
  // what was never given may still be given
  const held = profile.held.filter((item) => known[item] !== '')
  const [draft, setDraft, forget] = useDraft(`profile-${me.id}`, known)
  // what is held is the account's, whatever a draft says
  const whole = (values: DetailsValues) => ({ ...values, ...Object.fromEntries(held.map((name) => [name, known[name]])) }) as DetailsValues
  const leave = (sentence: string) => {
    forget()
    toast(sentence, 'good')
    router.history.push('/account/')
  }
  const form = useForm<DetailsValues>({
    initial: whole(draft),
    check: (values) => faultsOfDetails(kind, whole(values)),
    sentences: detailsSentences(words, person),
    onChange: setDraft,
    send: async (values) => {
      const details = detailsShape.parse(detailsOf(kind, whole(values)))
      if (profile.details && JSON.stringify(details) === JSON.stringify(detailsShape.parse(profile.details))) return leave(t.same)
      setProfile(await flatly(() => withFresh(() => call(changeProfile, { body: { details } }))))
      leave(t.saved)
    },
  })
  return (
    <Card>
      <Form form={form} labels={detailsLabels(words, person)} problems={accountProblems}>
        <p className="type-small text-quiet">
          {t.required} {person ? t.kindIsPerson : t.kindIsCorporation}
        </p>
        <DetailsFields form={form} kind={kind} held={held} heldNote={<HeldNote held={held} />} />
        <Button kind="primary" type="submit" wide pending={form.pending}>
          {t.save}
        </Button>
      </Form>
    </Card>
  )
}
