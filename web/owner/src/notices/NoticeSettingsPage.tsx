import { useQuery } from '@tanstack/react-query'
import { readSettings } from '@tsunagu/contract/notices.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { Page } from '../shell/Page.tsx'
import { ChannelHealthList } from './ChannelHealthList.tsx'
import { KindSettings } from './KindSettings.tsx'
import { PushOnThisDevice } from './PushOnThisDevice.tsx'
import { settingsKey } from './settings-key.ts'
import { settingsTexts } from './settings-texts.ts'
import { TrialNotice } from './TrialNotice.tsx'

/** What is told through which channel, and whether each channel works (IMP-36). */
export function NoticeSettingsPage() {
  const t = useTexts(settingsTexts)
  const { data: settings, error, refetch } = useQuery({ queryKey: settingsKey, queryFn: ({ signal }) => call(readSettings, { signal }) })
  return (
    <Page title={t.title} back="/settings" backLabel={t.back} lead={t.lead} narrow>
      {settings ? (
        <>
          <KindSettings settings={settings} />
          <PushOnThisDevice settings={settings} />
          <ChannelHealthList settings={settings} />
          <TrialNotice />
        </>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton height="30rem" />
      )}
    </Page>
  )
}
