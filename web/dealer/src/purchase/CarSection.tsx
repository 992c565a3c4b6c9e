import { type Purchase, recordDelivery } from '@tsunagu/contract/signup.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { useForm } from '@tsunagu/kit/form.ts'
import { tokyoDay } from '@tsunagu/kit/format.ts'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { Pair, Pairs } from '@tsunagu/kit/Pairs.tsx'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { useState } from 'react'
import { problems } from '../problems.ts'
import { useKeepPurchase } from '../purchases/purchases.ts'
import { purchasesTexts } from '../purchases/texts.ts'
import { ComparedItems } from './ComparedItems.tsx'
import { purchaseTexts } from './texts.ts'

/** The car: its numbers, its registration, its delivery. */
export function CarSection({ purchase }: { purchase: Purchase }) {
  const t = useTexts(purchaseTexts)
  const list = useTexts(purchasesTexts)
  const { format } = useLanguage()
  const [delivering, setDelivering] = useState(false)
  const day = (date: string | null) => (date ? format.date(`${date}T00:00:00+09:00`) : <span className="text-quiet">{t.none}</span>)
  const open = purchase.state !== 'cancelled'
  return (
    <Section title={t.car}>
      <Pairs>
        <Pair name={t.model}>{purchase.vehicle}</Pair>
        <Pair name={t.contractKind}>{list[`kind_${purchase.kind}`]}</Pair>
        <Pair name={t.chassis}>{purchase.vinTail ? t.chassisTail(purchase.vinTail) : <span className="text-quiet">{t.none}</span>}</Pair>
        <Pair name={t.plate}>{purchase.plate ?? <span className="text-quiet">{t.none}</span>}</Pair>
        <Pair name={t.firstRegistered}>{day(purchase.registeredOn)}</Pair>
        <Pair name={t.delivered}>{day(purchase.deliveredOn)}</Pair>
      </Pairs>
      {open && purchase.registeredOn === null ? (
        <div className="flex flex-col gap-2 items-start">
          <LinkButton icon="file" href={`/dealer/purchases/${purchase.id}/registration`}>
            {t.record}
          </LinkButton>
          <p className="type-note text-quiet">{t.recordAbout}</p>
        </div>
      ) : null}
      {open && purchase.registeredOn !== null && purchase.deliveredOn === null ? (
        <div>
          <Button icon="key" onPress={() => setDelivering(true)}>
            {t.deliver}
          </Button>
        </div>
      ) : null}
      <Sheet open={delivering} onClose={() => setDelivering(false)} title={t.deliverTitle}>
        <Delivery purchase={purchase} onDone={() => setDelivering(false)} />
      </Sheet>
    </Section>
  )
}

function Delivery({ purchase, onDone }: { purchase: Purchase; onDone: () => void }) {
  const t = useTexts(purchaseTexts)
  const keep = useKeepPurchase()
  const form = useForm({
    initial: { deliveredOn: tokyoDay(Date.now()) },
    check: ({ deliveredOn }) => ({ deliveredOn: deliveredOn === '' ? 'required' : undefined }),
    send: async (body) => {
      keep(await call(recordDelivery, { params: { purchaseId: purchase.id }, body }))
      toast(t.deliveredNow, 'good')
      onDone()
    },
  })
  return (
    <Form form={form} labels={{ deliveredOn: t.deliverDay }} problems={problems}>
      <TextField label={t.deliverDay} type="date" {...form.field('deliveredOn')} />
      <Button kind="primary" type="submit" wide pending={form.pending}>
        {t.deliver}
      </Button>
    </Form>
  )
}

/** The certificate's user against the registered one, item by item (USR-05). */
export function CertificateSection({ certificate }: { certificate: NonNullable<Purchase['certificate']> }) {
  const t = useTexts(purchaseTexts)
  const words = { same: t.matchSame, unclear: t.matchUnclear, differs: t.matchDiffers, none: t.matchNone }
  const tones = { same: 'good', unclear: 'caution', differs: 'danger', none: 'plain' } as const
  return (
    <Section title={t.certificate}>
      <Banner tone={tones[certificate.match]} title={words[certificate.match]}>
        <p>{t.certificateUser(certificate.user)}</p>
      </Banner>
      {certificate.items.length > 0 ? (
        <Card flush>
          <ComparedItems label={t.certificate} items={certificate.items} expected={t.onCertificate} given={t.onAccount} />
        </Card>
      ) : null}
    </Section>
  )
}
