import { useState } from 'react'
import { AgeText } from '../AgeText.tsx'
import { Button } from '../Button.tsx'
import { Card } from '../Card.tsx'
import { type CarKind, CarPicture } from '../CarPicture.tsx'
import { CarPlan } from '../CarPlan.tsx'
import { Checkbox } from '../Choice.tsx'
import type { PlanState } from '../car-plan.ts'
import { useLanguage } from '../language.tsx'
import { RequestProgress } from '../RequestProgress.tsx'
import { Specimen } from './Specimen.tsx'

const kinds: readonly [CarKind, string][] = [
  ['sedan', '#2f3c42'],
  ['suv', '#d9dcdc'],
  ['hatch', '#8c2f2b'],
]
const ways = [
  ['waiting', 'sent', 'doing', 'done'],
  ['waking', 'sent', 'refused'],
  ['waiting', 'sent', 'no-answer'],
] as const

export function CarPage() {
  const ja = useLanguage().language === 'ja'
  return (
    <>
      <Specimen
        title={ja ? 'お車の姿' : 'The car'}
        from="CarPicture.tsx"
        ja="特定の車種ではない自作の絵です。車体の色は CSS の色で渡します。"
        en="Our own drawings of no particular model; the body takes any CSS colour."
      >
        <div className="grid gap-4 lg:grid-cols-3">
          {kinds.map(([kind, colour]) => (
            <Card key={kind}>
              <CarPicture kind={kind} colour={colour} label={ja ? `${kind} の絵` : `A ${kind}`} />
            </Card>
          ))}
        </div>
      </Specimen>
      <Plan />
      <Specimen
        title={ja ? 'いつの情報か' : 'Age'}
        from="AgeText.tsx"
        ja="時刻と経過を添え、古くなればグレーにして理由を書きます。"
        en="The time and how long ago; old values are greyed and explained."
      >
        <Card>
          <div className="flex flex-col gap-4">
            <AgeText at={Date.now() - 40_000} />
            <AgeText at={Date.now() - 25 * 60_000} />
            <AgeText at={Date.now() - 5 * 3600_000} why="charging" />
            <AgeText at={null} />
          </div>
        </Card>
      </Specimen>
      <Progress />
    </>
  )
}

function Plan() {
  const ja = useLanguage().language === 'ja'
  const [open, setOpen] = useState({ door: true, window: true, boot: false, hazard: true, locked: false, old: false })
  const state: PlanState = {
    doors: [
      { place: 'front-right', open: false, window: open.window ? 60 : 0 },
      { place: 'front-left', open: open.door, window: 0 },
      { place: 'rear-right', open: false, window: 0 },
      { place: 'rear-left', open: false, window: 0 },
    ],
    boot: open.boot,
    bonnet: false,
    hazard: open.hazard,
    locked: open.locked,
    old: open.old,
  }
  const names = ja
    ? { door: '助手席のドアが開', window: '運転席の窓が開', boot: 'トランクが開', hazard: 'ハザード点滅', locked: '施錠', old: '古い情報' }
    : {
        door: 'Passenger’s door open',
        window: 'Driver’s window open',
        boot: 'Boot open',
        hazard: 'Hazard lamps',
        locked: 'Locked',
        old: 'Old',
      }
  return (
    <Specimen
      title={ja ? '上から見た状態' : 'Plan'}
      from="CarPlan.tsx, car-plan.ts"
      ja="状態は planOf(carState) から。絵と同じことを文でも読み上げます（planSentences）。"
      en="From planOf(carState). The same is said in sentences (planSentences)."
    >
      <Card>
        <div className="grid items-center gap-8 sm:grid-cols-2">
          <div className="mx-auto w-52">
            <CarPlan state={state} />
          </div>
          <div>
            {(Object.keys(open) as (keyof typeof open)[]).map((name) => (
              <Checkbox key={name} selected={open[name]} onChange={(selected) => setOpen({ ...open, [name]: selected })}>
                {names[name]}
              </Checkbox>
            ))}
          </div>
        </div>
      </Card>
    </Specimen>
  )
}

function Progress() {
  const ja = useLanguage().language === 'ja'
  const [place, setPlace] = useState(1)
  return (
    <Specimen
      title={ja ? 'ご依頼の進みぐあい' : 'Progress of a request'}
      from="RequestProgress.tsx"
      ja="変化はすべて読み上げられます。応答がないときは「実行されなかった」とは言いません。"
      en="Each change is read out. No answer is never called “not done”."
    >
      <div className="grid gap-4 lg:grid-cols-3">
        {ways.map((way) => {
          const state = way[Math.min(place, way.length - 1)] ?? 'waiting'
          return (
            <Card key={way.join()}>
              <RequestProgress
                state={state}
                names={ja ? { doing: '施錠しています', done: '施錠しました' } : { doing: 'Locking', done: 'Locked' }}
                about={state === 'refused' ? (ja ? 'ドアが開いているため、施錠できません。' : 'A door is open.') : undefined}
              />
            </Card>
          )
        })}
      </div>
      <div className="flex gap-4">
        <Button onPress={() => setPlace((place + 1) % 4)}>{ja ? '次の段階' : 'Next state'}</Button>
      </div>
    </Specimen>
  )
}
