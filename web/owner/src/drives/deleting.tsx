import { useQueryClient } from '@tanstack/react-query'
import { deleteTrips } from '@tsunagu/contract/drives.ts'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { problemSentence } from '@tsunagu/kit/problems.ts'
import { ConfirmDialog } from '@tsunagu/kit/Sheet.tsx'
import { call, codeOf } from '@tsunagu/kit/session.ts'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { useState } from 'react'
import { ConfirmItIsMe } from '../contracts/ConfirmItIsMe.tsx'
import { problems } from '../problems.ts'
import { drivesKey } from './drives.ts'
import { keepingTexts } from './keeping-texts.ts'

interface Asked {
  body: { what: 'trip'; tripId: string } | { what: 'days'; from: string; until: string } | { what: 'everything' }
  /** What goes, in words. */
  words: string
}

/** Says that it is for good, makes sure who it is when the centre wants that, deletes, and says so. */
export function useDeleting(vehicleId: string, gone?: () => void) {
  const t = useTexts(keepingTexts)
  const { language } = useLanguage()
  const client = useQueryClient()
  const [asked, setAsked] = useState<Asked>()
  const [unsure, setUnsure] = useState<Asked>()
  const go = async (one: Asked) => {
    try {
      const { trips } = await call(deleteTrips, { params: { vehicleId }, body: one.body })
      toast(t.deleted(trips), 'good')
      gone?.()
      await client.invalidateQueries({ queryKey: drivesKey })
    } catch (error) {
      if (codeOf(error) === 'fresh-needed') setUnsure(one)
      else toast(problemSentence({ code: codeOf(error) }, language, problems), 'bad')
    }
  }
  const sheets = (
    <>
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
      <ConfirmItIsMe
        open={unsure !== undefined}
        lead={t.freshLead}
        onClose={() => setUnsure(undefined)}
        onConfirmed={() => {
          setUnsure(undefined)
          if (unsure) void go(unsure)
        }}
      />
    </>
  )
  return { ask: setAsked, sheets }
}
