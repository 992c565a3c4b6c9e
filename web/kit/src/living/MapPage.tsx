import { useState } from 'react'
import { Card } from '../Card.tsx'
import { CarMap } from '../CarMap.tsx'
import { RadioGroup } from '../Choice.tsx'
import { useLanguage } from '../language.tsx'
import { Specimen } from './Specimen.tsx'

const car = { latitude: 35.62817, longitude: 139.77584, accuracy: 30, heading: 42 }
const user = { latitude: 35.63062, longitude: 139.77311 }

export function MapPage() {
  const ja = useLanguage().language === 'ja'
  const [which, setWhich] = useState<'outline' | 'broken'>('outline')
  return (
    <Specimen
      title={ja ? 'お車の位置' : 'Where the car is'}
      from="CarMap.tsx"
      ja="地図のあるページだけが MapLibre を読み込みます。100 m・500 m・1 km の輪で、道路のない簡易地図でも遠さがわかります。"
      en="Only a page with a map loads MapLibre. Rings of 100 m, 500 m and 1 km tell the distance where no streets are drawn."
    >
      <CarMap
        key={which}
        car={car}
        user={user}
        tiles={which === 'broken' ? { raster: 'https://tiles.invalid/{z}/{x}/{y}.png', attribution: 'tiles.invalid' } : undefined}
      />
      <Card>
        <RadioGroup
          label={ja ? '地図データ' : 'Map data'}
          value={which}
          onChange={setWhich}
          options={[
            { value: 'outline', label: ja ? '設定なし（簡易地図）' : 'None configured (outline)' },
            { value: 'broken', label: ja ? 'つながらないとき' : 'Out of reach' },
          ]}
        />
      </Card>
    </Specimen>
  )
}
