import { useQueryClient } from '@tanstack/react-query'
import { type HomeAssistant, removeHomeAssistant } from '@tsunagu/contract/builders.ts'
import { Badge, Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { Pair, Pairs } from '@tsunagu/kit/Pairs.tsx'
import { ConfirmDialog } from '@tsunagu/kit/Sheet.tsx'
import { EmptyState, ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useState } from 'react'
import { useAct } from '../frame/act.ts'
import { useHomeAssistant } from './builders.ts'
import { HomeAssistantSheet } from './HomeAssistantSheet.tsx'
import { builderTexts, useBuilderWords } from './texts.ts'

/** My cars in my Home Assistant. */
export function HomeAssistantSection() {
  const t = useTexts(builderTexts)
  const read = useHomeAssistant()
  const [editing, setEditing] = useState(false)
  const home = read.data?.homeAssistant ?? undefined
  return (
    <Section title={t.home}>
      <p className="type-small text-quiet">{t.homeMore}</p>
      {read.isPending ? (
        <Skeleton height="9rem" />
      ) : read.isError ? (
        <ErrorState error={read.error} onRetry={() => void read.refetch()} />
      ) : home ? (
        <Connected home={home} onEdit={() => setEditing(true)} />
      ) : (
        <Card flush>
          <EmptyState
            icon="building"
            title={t.noHome}
            action={
              <Button icon="plus" onPress={() => setEditing(true)}>
                {t.connectHome}
              </Button>
            }
          >
            {t.noHomeMore}
          </EmptyState>
        </Card>
      )}
      <HomeAssistantSheet home={home} open={editing} onClose={() => setEditing(false)} />
    </Section>
  )
}

const tones = { off: 'plain', waiting: 'plain', connected: 'good', failing: 'danger' } as const

function Connected({ home, onEdit }: { home: HomeAssistant; onEdit: () => void }) {
  const t = useTexts(builderTexts)
  const w = useBuilderWords()
  const { format } = useLanguage()
  const client = useQueryClient()
  const act = useAct()
  const [asking, setAsking] = useState(false)
  const remove = async () => {
    await act.run(async () => {
      await call(removeHomeAssistant)
      toast(t.disconnected, 'good')
    })
    await client.invalidateQueries({ queryKey: ['builders'] })
  }
  return (
    <>
      {home.error ? <Banner tone="danger">{w.homeErrors[home.error]}</Banner> : null}
      <Wrong>{act.wrong}</Wrong>
      <Pairs>
        <Pair name={t.home}>
          <span className="flex flex-wrap items-center gap-x-3">
            <Badge tone={tones[home.state]}>{w.homeStates[home.state]}</Badge>
            <span className="type-small text-quiet">{t.since(format.dateTime(home.stateSince))}</span>
          </span>
        </Pair>
        <Pair name={t.broker}>{home.url}</Pair>
        <Pair name={t.cars}>
          {home.vehicleIds === null ? t.allCarsShort : t.carCount(home.vehicleIds.length)} · {home.mayOperate ? t.operates : t.lookOnly}
        </Pair>
      </Pairs>
      <div className="flex flex-wrap gap-3">
        <Button icon="edit" onPress={onEdit}>
          {t.edit}
        </Button>
        <Button icon="trash" onPress={() => setAsking(true)}>
          {t.disconnect}
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t.disconnectTitle}
        confirm={t.disconnect}
        danger
        onConfirm={remove}
      >
        {t.disconnectMore}
      </ConfirmDialog>
    </>
  )
}
