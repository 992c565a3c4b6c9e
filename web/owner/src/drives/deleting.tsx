import { useQueryClient } from '@tanstack/react-query'
import { deleteTrips } from '@tsunagu/contract/drives.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { ConfirmDialog } from '@tsunagu/kit/Sheet.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { useState } from 'react'
import { useProven } from '../accounts/proven.ts'
import { problems } from '../problems.ts'
import { drivesKey } from './drives.ts'
import { keepingTexts } from './keeping-texts.ts'

interface Asked {
  body: { what: 'trip'; tripId: string } | { what: 'days'; from: string; until: string } | { what: 'everything' }
  /** What goes, in words. */
  words: string
}

/** Says that it is for good, deletes, and says so. */
export function useDeleting(vehicleId: string, gone?: () => void) {
  const t = useTexts(keepingTexts)
  const client = useQueryClient()
  const proven = useProven(problems)
  const [asked, setAsked] = useState<Asked>()
  const go = ({ body }: Asked) =>
    proven(async () => {
      const { trips } = await call(deleteTrips, { params: { vehicleId }, body })
      toast(t.deleted(trips), 'good')
      gone?.()
      await client.invalidateQueries({ queryKey: drivesKey })
    })
  const sheets = (
    <ConfirmDialog
      open={asked !== undefined}
      onClose={() => setAsked(undefined)}
      title={t.deleteAsk}
      confirm={t.deleteDo}
      danger
      onConfirm={async () => {
        if (asked) await go(asked)
      }}
    >
      <div className="flex flex-col gap-3">
        <p>
          <strong>{asked?.words}</strong>
        </p>
        <p>{t.deleteForGood}</p>
      </div>
    </ConfirmDialog>
  )
  return { ask: setAsked, sheets }
}
