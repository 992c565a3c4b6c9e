import { useRouter } from '@tanstack/react-router'
import { beginAfterDelivery } from '@tsunagu/contract/signup.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { RadioGroup } from '@tsunagu/kit/Choice.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { useForm } from '@tsunagu/kit/form.ts'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { procedureAddress } from '../frame/addresses.ts'
import { Frame } from '../frame/Frame.tsx'
import { useTitle } from '../frame/title.ts'
import { signupProblems } from '../problems.ts'
import { entryTexts } from './texts.ts'

/** Open to everybody (PDL-02); whether the car can be registered at all is asked first, not at the end (IMP-42). */
export function AfterDeliveryPage() {
  const t = useTexts(entryTexts)
  const { language } = useLanguage()
  const router = useRouter()
  useTitle(t.afterTitle)
  const form = useForm({
    initial: { kei: '' as '' | 'yes' | 'no' },
    check: ({ kei }) => ({ kei: kei === '' ? 'unanswered' : undefined }),
    sentences: { 'kei.unanswered': t.keiFault },
    send: async ({ kei }) => {
      const { procedureId } = await call(beginAfterDelivery, { body: { language, kei: kei === 'yes' } })
      router.history.push(procedureAddress(procedureId))
    },
  })
  const { value, error } = form.field('kei')
  return (
    <Frame>
      <PageHeader title={t.afterTitle} lead={t.afterLead} back="/signup/" backLabel={t.back} />
      <Form form={form} labels={{ kei: t.kei }} problems={signupProblems}>
        <section className="flex flex-col gap-2">
          <h2 className="type-heading">{t.afterNeed}</h2>
          <ul className="points">
            {[t.afterNeed1, t.afterNeed2].map((need) => (
              <li key={need}>
                <Icon name="check" size={18} />
                <span>{need}</span>
              </li>
            ))}
          </ul>
        </section>
        <RadioGroup
          label={t.kei}
          note={t.keiNote}
          name="kei"
          options={[
            { value: 'no', label: t.keiNo },
            { value: 'yes', label: t.keiYes },
          ]}
          value={value === '' ? null : value}
          onChange={(kei) => form.set('kei', kei)}
          error={error}
        />
        {value === 'yes' ? (
          <Banner tone="caution" title={t.keiNot} live>
            {t.keiNotMore}
          </Banner>
        ) : (
          <>
            <p className="type-small text-quiet">{t.reviewNote}</p>
            <p className="type-note text-quiet">{t.data}</p>
            <Button kind="primary" type="submit" wide pending={form.pending}>
              {t.start}
            </Button>
          </>
        )}
      </Form>
    </Frame>
  )
}
