import { useQuery } from '@tanstack/react-query'
import { brand } from '@tsunagu/contract/brand.ts'
import { listRegistrations } from '@tsunagu/contract/signup.ts'
import { Badge } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { List, ListItem } from '@tsunagu/kit/List.tsx'
import { useBoth, useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { EmptyState, ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { useState } from 'react'
import { useTitle } from '../frame/title.ts'
import { carsTexts } from './texts.ts'

const tones = { received: 'plain', 'under-review': 'accent', approved: 'good', rejected: 'caution' } as const

/** マイカー情報 (ACC-28): how each registration stands, and [クルマを追加する] → [車台番号・自動車登録番号を利用する]. */
export function CarsPage() {
  const t = useTexts(carsTexts)
  const both = useBoth()
  const { format } = useLanguage()
  // live changes of topic `signup` renew it
  const registrations = useQuery({
    queryKey: ['signup', undefined, 'registrations'],
    queryFn: ({ signal }) => call(listRegistrations, { signal }),
  })
  const [adding, setAdding] = useState(false)
  useTitle(t.title)
  const add = (
    <Button icon="plus" onPress={() => setAdding(true)}>
      {t.add}
    </Button>
  )
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} back="/account/" />
      <Section title={t.registrations} action={registrations.data?.length ? add : undefined}>
        {registrations.isPending ? (
          <Skeleton height="10rem" />
        ) : registrations.isError ? (
          <ErrorState error={registrations.error} onRetry={() => void registrations.refetch()} />
        ) : registrations.data.length === 0 ? (
          <EmptyState icon="car" title={t.none} action={add}>
            {t.noneMore}
          </EmptyState>
        ) : (
          <Card flush>
            <List label={t.registrations}>
              {registrations.data.map(({ id, state, vehicle, plate, at, receipt }) => (
                <ListItem
                  key={id}
                  icon="car"
                  title={vehicle ?? plate}
                  about={[vehicle ? plate : null, t.at(format.date(at)), receipt].filter(Boolean).join(' · ')}
                  value={<Badge tone={tones[state]}>{t[state]}</Badge>}
                  href="/signup/status"
                />
              ))}
            </List>
          </Card>
        )}
      </Section>
      <Section title={t.garage}>
        <Card flush>
          <List label={t.garage}>
            <ListItem icon="car" title={both(brand.services.garage)} about={t.garageMore} href="/garage" />
          </List>
        </Card>
      </Section>
      <Sheet open={adding} onClose={() => setAdding(false)} title={t.add}>
        <Card flush>
          <List label={t.add}>
            <ListItem icon="file" title={t.byNumbers} about={t.byNumbersMore} href="/signup/after-delivery" />
            <ListItem icon="qr" title={t.byCode} about={t.byCodeMore} href="/garage/add" />
          </List>
        </Card>
      </Sheet>
    </>
  )
}
