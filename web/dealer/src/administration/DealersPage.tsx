import { useQueryClient } from '@tanstack/react-query'
import { addDealer } from '@tsunagu/contract/accounts.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { faultsOf } from '@tsunagu/kit/faults.ts'
import { useForm } from '@tsunagu/kit/form.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { EmptyState, ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { Table } from '@tsunagu/kit/Table.tsx'
import { PhoneField, TextField } from '@tsunagu/kit/TextField.tsx'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { useState } from 'react'
import { problems } from '../problems.ts'
import { AdministrationPage } from './AdministrationPage.tsx'
import { dealersKey, useDealers } from './administration.ts'
import { administrationTexts } from './texts.ts'

export function DealersPage() {
  const t = useTexts(administrationTexts)
  const dealers = useDealers()
  const [adding, setAdding] = useState(false)
  const add = (
    <Button kind="primary" icon="plus" onPress={() => setAdding(true)}>
      {t.addDealer}
    </Button>
  )
  return (
    <AdministrationPage of="dealers" action={add}>
      <Card flush>
        {!dealers.data ? (
          dealers.error ? (
            <ErrorState error={dealers.error} problems={problems} onRetry={() => void dealers.refetch()} />
          ) : (
            <div className="p-7">
              <Skeleton lines={4} />
            </div>
          )
        ) : dealers.data.length === 0 ? (
          <EmptyState icon="building" title={t.emptyDealers}>
            {t.emptyDealersText}
          </EmptyState>
        ) : (
          <Table
            label={t.dealers}
            rows={dealers.data}
            rowKey={({ id }) => id}
            columns={[
              { key: 'name', title: t.dealerName, cell: ({ name }) => name },
              { key: 'phone', title: t.phone, cell: ({ phone }) => phone },
              { key: 'place', title: t.place, cell: ({ place }) => place },
            ]}
          />
        )}
      </Card>
      <Sheet open={adding} onClose={() => setAdding(false)} title={t.addDealer}>
        <AddDealer onDone={() => setAdding(false)} />
      </Sheet>
    </AdministrationPage>
  )
}

type Values = { name: string; phone: string; place: string }
const byContract = faultsOf<Values>(addDealer.body)

function AddDealer({ onDone }: { onDone: () => void }) {
  const t = useTexts(administrationTexts)
  const client = useQueryClient()
  const form = useForm<Values>({
    initial: { name: '', phone: '', place: '' },
    check: byContract,
    sentences: { 'phone.too-short': t['phone.invalid'], 'phone.too-long': t['phone.invalid'] },
    send: async (body) => {
      const dealer = await call(addDealer, { body })
      await client.invalidateQueries({ queryKey: dealersKey })
      toast(t.dealerAdded(dealer.name), 'good')
      onDone()
    },
  })
  return (
    <Form form={form} labels={{ name: t.dealerName, phone: t.phone, place: t.place }} problems={problems}>
      <TextField label={t.dealerName} autoComplete="off" {...form.field('name')} />
      <PhoneField label={t.phone} note={t.phoneNote} {...form.field('phone')} />
      <TextField label={t.place} autoComplete="off" {...form.field('place')} />
      <Button kind="primary" type="submit" wide pending={form.pending}>
        {t.save}
      </Button>
    </Form>
  )
}
