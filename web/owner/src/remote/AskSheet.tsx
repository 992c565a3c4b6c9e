import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { acknowledgeCaution } from '@tsunagu/contract/remote.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call, codeOf } from '@tsunagu/kit/session.ts'
import { useRef } from 'react'
import { problems } from '../problems.ts'
import { ProblemBanner } from '../shell/ProblemBanner.tsx'
import { useWhyNot } from '../vehicles/why-not.ts'
import { askTexts } from './ask-texts.ts'
import type { Asking } from './asking.ts'
import { CautionPoints } from './CautionPoints.tsx'
import { cautionsKey, useCautions } from './car.ts'
import { cautionTexts } from './caution-texts.ts'
import { type Ask, asking, fresh } from './operations.ts'

/** Before the car is asked: cautions at the first use (GEN-21), the warning (ROP-03), the passkey that is missing. */
export function AskSheet({ asking: asked }: { asking: Asking }) {
  const last = useRef<Ask>('refresh')
  if (asked.shown) last.current = asked.shown
  const ask = last.current
  const cautions = useCautions()
  const caution = cautions.data?.find(({ about }) => about === asking[ask].caution)
  const open = asked.shown !== undefined
  if (!caution) return <Loading open={open} onClose={asked.close} ask={ask} error={cautions.error} retry={() => void cautions.refetch()} />
  if (caution.acknowledgedAt === null) return <ReadFirst open={open} asked={asked} ask={ask} version={caution.version} />
  if (codeOf(asked.problem) === 'passkey-needed') return <PasskeyMissing open={open} onClose={asked.close} />
  return <Confirm open={open} asked={asked} ask={ask} />
}

function Loading(props: { open: boolean; onClose: () => void; ask: Ask; error: unknown; retry: () => void }) {
  const t = useTexts(askTexts[props.ask])
  return (
    <Sheet open={props.open} onClose={props.onClose} title={t.title}>
      {props.error ? <ErrorState error={props.error} onRetry={props.retry} problems={problems} /> : <Skeleton lines={4} />}
    </Sheet>
  )
}

function ReadFirst({ open, asked, ask, version }: { open: boolean; asked: Asking; ask: Ask; version: number }) {
  const t = useTexts(askTexts.common)
  const { language } = useLanguage()
  const client = useQueryClient()
  const { caution: about, confirm } = asking[ask]
  const read = useMutation({
    mutationFn: () => call(acknowledgeCaution, { params: { about }, body: { version } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: cautionsKey })
      // with nothing more to confirm, what was tapped now happens
      if (!confirm && asked.whyNot(ask) === null) asked.send(ask)
    },
    onError: (error) => {
      if (codeOf(error) === 'caution-changed') void client.invalidateQueries({ queryKey: cautionsKey })
    },
  })
  return (
    <Sheet
      open={open}
      onClose={asked.close}
      title={cautionTexts[about][language].title}
      acts={
        <>
          <Button kind="primary" wide pending={read.isPending || asked.busy(ask)} onPress={() => read.mutate()}>
            {confirm ? t.readAndGoOn : t.readAndDo(askTexts[ask][language].verb)}
          </Button>
          <Button wide onPress={asked.close}>
            {t.cancel}
          </Button>
        </>
      }
    >
      <p className="mb-4 text-quiet">{t.readOnce}</p>
      <CautionPoints about={about} />
      <ProblemBanner error={read.error} />
    </Sheet>
  )
}

function Confirm({ open, asked, ask }: { open: boolean; asked: Asking; ask: Ask }) {
  const t = useTexts(askTexts[ask])
  const common = useTexts(askTexts.common)
  const reason = useWhyNot()(asked.whyNot(ask))
  const emptyUnknown = asking[ask].confirm && fresh(asked.state?.occupied) === undefined
  return (
    <Sheet
      open={open}
      onClose={asked.close}
      title={t.title}
      acts={
        <>
          <Button kind="primary" wide pending={asked.busy(ask)} disabledReason={reason} onPress={() => asked.send(ask)}>
            {t.verb}
          </Button>
          <Button wide onPress={asked.close}>
            {common.cancel}
          </Button>
        </>
      }
    >
      {asking[ask].confirm ? (
        <Banner tone="danger" title={common.danger}>
          <p>{t.about}</p>
        </Banner>
      ) : (
        <p className="text-quiet">{t.about}</p>
      )}
      {emptyUnknown ? (
        <div className="mt-3">
          <Banner tone="caution">{common.emptyUnknown}</Banner>
        </div>
      ) : null}
      {t.note ? <p className="mt-4 type-small text-quiet">{t.note}</p> : null}
      <ProblemBanner error={asked.problem} />
    </Sheet>
  )
}

/** Step-up without a passkey: one is offered, and the way leads back here. */
function PasskeyMissing({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTexts(askTexts.common)
  const here = useLocation({ select: ({ href }) => href })
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t.passkeyTitle}
      acts={
        <>
          <LinkButton kind="primary" wide icon="key" href={`/account/security?return=${encodeURIComponent(here)}`}>
            {t.passkeyMake}
          </LinkButton>
          <Button wide onPress={onClose}>
            {t.later}
          </Button>
        </>
      }
    >
      <p>{t.passkeyText}</p>
      <p className="mt-3 type-small text-quiet">{t.passkeyNote}</p>
    </Sheet>
  )
}
