import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CallFailed } from '@tsunagu/contract/client.ts'
import { Badge, Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Section } from '@tsunagu/kit/Card.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { ProblemBanner } from '../shell/ProblemBanner.tsx'
import type { Settings } from './KindSettings.tsx'
import { PushRefused, pushAbility, switchPushOff, switchPushOn, thisBrowser } from './push.ts'
import { settingsKey } from './settings-key.ts'
import { settingsTexts } from './settings-texts.ts'

/** Push messages here: switched on by a tap, explained where it cannot be; and every browser that gets them. */
export function PushOnThisDevice({ settings: { browsers, pushKey } }: { settings: Settings }) {
  const t = useTexts(settingsTexts)
  const client = useQueryClient()
  const again = () => client.invalidateQueries({ queryKey: settingsKey })
  const on = useMutation({ mutationFn: () => switchPushOn(pushKey), onSettled: again })
  const off = useMutation({ mutationFn: switchPushOff, onSuccess: () => toast(t.forgotten, 'good'), onSettled: again })
  const ability = pushAbility()
  const mine = browsers.find(({ id }) => id === thisBrowser())
  return (
    <Section title={t.device}>
      <div className="card flex flex-col gap-4">
        {mine ? (
          <Banner tone="good">{t.isOn}</Banner>
        ) : ability === 'able' ? (
          <>
            <p className="type-small text-quiet">{t.deviceLead}</p>
            <Button icon="bell" wide pending={on.isPending} onPress={() => on.mutate()}>
              {t.on}
            </Button>
          </>
        ) : ability === 'denied' ? (
          <Banner tone="caution" title={t.denied}>
            {t.deniedText}
          </Banner>
        ) : (
          <Banner>{t[ability]}</Banner>
        )}
        <OnProblem error={on.error} />
        <ProblemBanner error={off.error} />
        {browsers.length > 0 ? (
          <Browsers
            browsers={browsers}
            mine={mine?.id}
            onForget={(id) => off.mutate(id)}
            pending={off.isPending ? off.variables : undefined}
          />
        ) : null}
      </div>
    </Section>
  )
}

/** A refusal of the person or the browser is not one of the centre. */
function OnProblem({ error }: { error: Error | null }) {
  const t = useTexts(settingsTexts)
  if (!error) return null
  if (error instanceof CallFailed) return <ProblemBanner error={error} />
  return (
    <Banner tone="caution" live>
      {error instanceof PushRefused || error.name === 'NotAllowedError' ? t.notGranted : t.pushFailed}
    </Banner>
  )
}

function Browsers(props: {
  browsers: Settings['browsers']
  mine: string | undefined
  pending: string | undefined
  onForget: (id: string) => void
}) {
  const { browsers, mine, pending, onForget } = props
  const t = useTexts(settingsTexts)
  const { format } = useLanguage()
  return (
    <div>
      <h3 className="type-small text-quiet">{t.browsers}</h3>
      <ul>
        {browsers.map(({ id, device, since }) => (
          <li key={id} className="browser">
            <span className="row-main">
              {device} {id === mine ? <Badge tone="accent">{t.thisOne}</Badge> : null}
              <span className="row-about">{t.added(format.date(since))}</span>
            </span>
            <Button kind="quiet" pending={pending === id} onPress={() => onForget(id)}>
              {t.forget}
              <span className="only-heard"> {t.forgetNamed(device)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
