import { Icon, type IconName } from '@tsunagu/kit/Icon.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { useNow } from '@tsunagu/kit/now.ts'
import { useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { CarView } from '../cars.ts'
import { words } from '../words.ts'
import { HomeScreen } from './HomeScreen.tsx'
import { LineScreen } from './LineScreen.tsx'
import { MapScreen } from './MapScreen.tsx'
import { RequestsScreen } from './RequestsScreen.tsx'
import { Restricted } from './Restricted.tsx'
import { unitTexts } from './texts.ts'

const screens = ['home', 'map', 'requests', 'line'] as const
type Screen = (typeof screens)[number]
const icons: Record<Screen, IconName> = { home: 'gauge', map: 'pin', requests: 'bell', line: 'globe' }

/** The landscape screen in the car. While the car moves, reading and typing are withheld (GEN-07). */
export function HeadUnit({ car }: { car: CarView }) {
  const t = useTexts(unitTexts)
  const [screen, setScreen] = useState<Screen>('home')
  return (
    <section className="unit" aria-label={t.screen}>
      <div className="unit-screen">
        <StatusBar car={car} />
        <Tabs className="unit-body" selectedKey={screen} onSelectionChange={(key) => setScreen(key as Screen)} keyboardActivation="manual">
          <TabList className="unit-menu" aria-label={t.menu}>
            {screens.map((name) => (
              <Tab key={name} id={name} className="unit-tab">
                <Icon name={icons[name]} size={22} />
                <span>{t[name]}</span>
              </Tab>
            ))}
          </TabList>
          {screens.map((name) => (
            <TabPanel key={name} id={name} className="unit-panel">
              <ScreenOf name={name} car={car} />
            </TabPanel>
          ))}
        </Tabs>
      </div>
    </section>
  )
}

function ScreenOf({ name, car }: { name: Screen; car: CarView }) {
  const moving = car.body.driving || car.body.speed > 0
  if (name === 'home') return <HomeScreen car={car} />
  if (name === 'map') return <MapScreen car={car} />
  if (moving) return <Restricted />
  return name === 'requests' ? <RequestsScreen car={car} /> : <LineScreen car={car} />
}

function StatusBar({ car }: { car: CarView }) {
  const t = useTexts(unitTexts)
  const word = useTexts(words)
  const { format } = useLanguage()
  const now = useNow()
  const { power, outside } = car.body
  return (
    <div className="unit-status">
      <time className="unit-clock" dateTime={new Date(now).toISOString()}>
        {format.time(now)}
      </time>
      <span>{power === 'OFF' ? t.off : power === 'ACC' ? t.acc : t.on}</span>
      <span>
        <span className="only-heard">{t.outside} </span>
        {format.number(outside, 0)}°C
      </span>
      <span className="unit-line" data-state={car.line.state} role="status">
        <Icon name={car.line.state === 'no-network' ? 'wifi-off' : 'globe'} size={18} />
        {word[car.line.state]}
      </span>
    </div>
  )
}
