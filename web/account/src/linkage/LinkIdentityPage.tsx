import { useRouter } from '@tanstack/react-router'
import { checkCard } from '@tsunagu/contract/linkage.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { useForm } from '@tsunagu/kit/form.ts'
import { Link } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { CardFields, useCardLabels } from './CardFields.tsx'
import { cardFaults, cardOf, cardValues } from './card.ts'
import { linkingAt, useLinking } from './flow.ts'
import { cardSentences, linkageProblems, linkageTexts } from './texts.ts'

/** Procedure ①, step 9: card and person against the card's record and this account (ACC-07). */
export function LinkIdentityPage() {
  const t = useTexts(linkageTexts)
  const labels = useCardLabels()
  const { draft, setDraft } = useLinking()
  const router = useRouter()
  const form = useForm({
    initial: cardValues(draft),
    check: cardFaults,
    sentences: cardSentences(t),
    // what was found belongs to what was typed before
    onChange: (values) => setDraft({ ...draft, ...values, checkId: '', found: '' }),
    send: async (values) => {
      const { checkId, shows } = await call(checkCard, { body: cardOf(values) })
      setDraft({ ...draft, ...values, checkId, found: JSON.stringify(shows) })
      router.history.push(linkingAt('confirm'))
    },
  })
  const mine = form.problem?.code === 'identity-differs' && form.problem.facts?.against === 'account'
  return (
    <Form form={form} labels={labels} problems={linkageProblems}>
      {mine ? (
        <Link href="/account/" alone icon="user">
          {t.toDetails}
        </Link>
      ) : null}
      <CardFields form={form} />
      <Button kind="primary" type="submit" wide pending={form.pending}>
        {t.check}
      </Button>
    </Form>
  )
}
