import { useMutation, useQueryClient } from '@tanstack/react-query'
import { selectVehicle, type Vehicle } from '@tsunagu/contract/vehicles.ts'
import { Badge } from '@tsunagu/kit/Banner.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { List, ListItem } from '@tsunagu/kit/List.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { problemSentence } from '@tsunagu/kit/problems.ts'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { call, codeOf } from '@tsunagu/kit/session.ts'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { problems } from '../problems.ts'
import { CarImage } from './CarImage.tsx'
import { vehiclesKey } from './garage.ts'
import { vehicleTexts } from './texts.ts'

/** Makes a car the one the app is about; the page changes when the centre has agreed. */
export function useSelectVehicle() {
  const client = useQueryClient()
  const t = useTexts(vehicleTexts)
  const { language } = useLanguage()
  return useMutation({
    mutationFn: (vehicle: Vehicle) => call(selectVehicle, { body: { vehicleId: vehicle.id } }),
    onSuccess: (_, chosen) => {
      client.setQueryData<Vehicle[]>(vehiclesKey, (cars) => cars?.map((car) => ({ ...car, selected: car.id === chosen.id })))
      void client.invalidateQueries({ queryKey: vehiclesKey })
      toast(t.chosen(chosen.name), 'good')
    },
    onError: (error) => toast(problemSentence({ code: codeOf(error) }, language, problems), 'bad'),
  })
}

/** The car's name as the page's heading, and the way to another car (APP-03). */
export function CarSwitch({ vehicle, vehicles }: { vehicle: Vehicle; vehicles: readonly Vehicle[] }) {
  const t = useTexts(vehicleTexts)
  const [open, setOpen] = useState(false)
  const select = useSelectVehicle()
  const { nickname, model, plate } = vehicle
  const about = [nickname === null ? null : model.name, plate ?? t.gradeOf(model.grade)].filter(Boolean).join('・')
  return (
    <div>
      <h1 className="car-name">
        <AriaButton className="car-switch" onPress={() => setOpen(true)} aria-haspopup="dialog">
          <span>{vehicle.name}</span>
          <Icon name="chevron-down" size={20} />
          <span className="only-heard">{t.chooseCar}</span>
        </AriaButton>
      </h1>
      <p className="type-small text-quiet">{about}</p>
      <Sheet
        open={open}
        onClose={() => setOpen(false)}
        title={t.chooseCar}
        acts={
          <LinkButton wide href="/garage">
            {t.toGarage}
          </LinkButton>
        }
      >
        <List label={t.chooseCar}>
          {vehicles.map((car) => (
            <ListItem
              key={car.id}
              picture={
                <span className="car-thumb">
                  <CarImage vehicle={car} decorative />
                </span>
              }
              title={car.name}
              about={car.plate ?? car.model.grade}
              {...(car.id === vehicle.id
                ? { value: <Badge tone="accent">{t.selected}</Badge> }
                : {
                    onPress: () => {
                      setOpen(false)
                      select.mutate(car)
                    },
                  })}
            />
          ))}
        </List>
      </Sheet>
    </div>
  )
}
