import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Parsed } from '@tsunagu/contract/endpoint.ts'
import { listMandates, recordBankResult } from '@tsunagu/contract/payments.ts'
import { Badge, Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { RadioGroup } from '@tsunagu/kit/Choice.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { useForm } from '@tsunagu/kit/form.ts'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { EmptyState, ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { Table } from '@tsunagu/kit/Table.tsx'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { useState } from 'react'
import { problems } from '../problems.ts'
import { Page } from '../shell/Page.tsx'
import { mandateTexts } from './texts.ts'

type Mandate = Parsed<(typeof listMandates)['response']>[number]
const key = ['payments', undefined, 'mandates']

/** Direct-debit forms that wait for the bank, and what it answered (CHG-11). */
export function MandatesPage() {
  const t = useTexts(mandateTexts)
  const mandates = useQuery({ queryKey: key, queryFn: ({ signal }) => call(listMandates, { signal }) })
  const [recording, setRecording] = useState<Mandate | null>(null)
  return (
    <Page title={t.title} lead={t.lead}>
      <Card flush>
        {!mandates.data ? (
          mandates.error ? (
            <ErrorState error={mandates.error} problems={problems} onRetry={() => void mandates.refetch()} />
          ) : (
            <div className="p-7">
              <Skeleton lines={4} />
            </div>
          )
        ) : mandates.data.length === 0 ? (
          <EmptyState icon="bank" title={t.empty}>
            {t.emptyText}
          </EmptyState>
        ) : (
          <Mandates mandates={mandates.data} onRecord={setRecording} />
        )}
      </Card>
      <Banner title={t.print}>
        <p>{t.printText}</p>
      </Banner>
      <Sheet open={recording !== null} onClose={() => setRecording(null)} title={recording ? t.recordOf(recording.accountName) : t.record}>
        {recording ? <BankResult mandate={recording} onDone={() => setRecording(null)} /> : null}
      </Sheet>
    </Page>
  )
}

function Mandates({ mandates, onRecord }: { mandates: Mandate[]; onRecord: (mandate: Mandate) => void }) {
  const t = useTexts(mandateTexts)
  const { format } = useLanguage()
  const words = { 'pending-paper': t.pending, active: t.accepted, refused: t.refused, removed: t.removed }
  const tones = { 'pending-paper': 'caution', active: 'good', refused: 'danger', removed: 'plain' } as const
  return (
    <Table
      label={t.title}
      rows={mandates}
      rowKey={({ methodId }) => methodId}
      columns={[
        { key: 'holder', title: t.holder, cell: ({ accountName }) => accountName },
        { key: 'dealer', title: t.dealer, cell: ({ dealer }) => dealer },
        { key: 'asked', title: t.asked, cell: ({ askedAt }) => format.dateTime(askedAt) },
        { key: 'state', title: t.state, plain: true, cell: ({ state }) => <Badge tone={tones[state]}>{words[state]}</Badge> },
        {
          key: 'act',
          title: t.record,
          plain: true,
          end: true,
          cell: (mandate) =>
            mandate.state === 'pending-paper' ? (
              <Button onPress={() => onRecord(mandate)}>
                {t.record}
                <span className="only-heard">（{mandate.accountName}）</span>
              </Button>
            ) : null,
        },
      ]}
    />
  )
}

function BankResult({ mandate, onDone }: { mandate: Mandate; onDone: () => void }) {
  const t = useTexts(mandateTexts)
  const client = useQueryClient()
  const form = useForm<{ accepted: string; bank: string; why: string }>({
    initial: { accepted: 'yes', bank: '', why: '' },
    check: ({ accepted, bank, why }) => ({
      bank: accepted === 'yes' && bank.trim() === '' ? 'required' : undefined,
      why: accepted === 'no' && why.trim() === '' ? 'required' : undefined,
    }),
    send: async ({ accepted, bank, why }) => {
      const yes = accepted === 'yes'
      const body = { accepted: yes, bank: yes ? bank : '', why: yes ? '' : why }
      await call(recordBankResult, { params: { methodId: mandate.methodId }, body })
      await client.invalidateQueries({ queryKey: key })
      toast(t.saved, 'good')
      onDone()
    },
  })
  return (
    <Form form={form} labels={{ bank: t.bank, why: t.why }} problems={problems}>
      <RadioGroup
        label={t.result}
        options={[
          { value: 'yes', label: t.yes, about: t.yesAbout },
          { value: 'no', label: t.no, about: t.noAbout },
        ]}
        value={form.values.accepted}
        onChange={(accepted) => form.set('accepted', accepted)}
      />
      {form.values.accepted === 'yes' ? (
        <TextField label={t.bank} note={t.bankNote} maxLength={60} {...form.field('bank')} />
      ) : (
        <TextField label={t.why} note={t.whyNote} long maxLength={200} {...form.field('why')} />
      )}
      <Button kind="primary" type="submit" wide pending={form.pending}>
        {t.save}
      </Button>
    </Form>
  )
}
