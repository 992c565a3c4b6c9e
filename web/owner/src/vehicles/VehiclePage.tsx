import type { Vehicle } from '@tsunagu/contract/vehicles.ts'
import { Badge } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Section } from '@tsunagu/kit/Card.tsx'
import { List, ListItem } from '@tsunagu/kit/List.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { useNow } from '@tsunagu/kit/now.ts'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { contractAt, useContract } from '../contracts/contract.ts'
import { contractTexts } from '../contracts/texts.ts'
import { devicesAt } from '../devices/devices.ts'
import { deviceTexts } from '../devices/texts.ts'
import { drivesAt } from '../drives/drives.ts'
import { ReportsLink } from '../drives/ReportsLink.tsx'
import { CarFigures } from '../home/CarFigures.tsx'
import { problems } from '../problems.ts'
import { useCarState } from '../remote/car.ts'
import { Page } from '../shell/Page.tsx'
import { useSelectVehicle } from './CarSwitch.tsx'
import { Facts } from './Facts.tsx'
import { useVehicle, useVehicles } from './garage.ts'
import { daysUntil } from './inspection.ts'
import { PictureCard } from './PictureCard.tsx'
import { RenameCar } from './RenameCar.tsx'
import { ServiceList } from './ServiceList.tsx'
import { selectedOf } from './services.ts'
import { vehicleTexts } from './texts.ts'

/** One car: its facts (APP-05), its services with reasons (GEN-03), its name and picture (APP-04). `edit`: the open sheet. */
export function VehiclePage({ vehicleId, edit }: { vehicleId: string; edit: 'name' | undefined }) {
  const t = useTexts(vehicleTexts)
  const { data: vehicle, error, refetch } = useVehicle(vehicleId)
  if (vehicle) return <OneCar vehicle={vehicle} edit={edit} />
  return (
    <Page title={t.facts} back="/garage" backLabel={t.garage}>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} problems={problems} /> : <Skeleton height="24rem" />}
    </Page>
  )
}

function OneCar({ vehicle, edit }: { vehicle: Vehicle; edit: 'name' | undefined }) {
  const t = useTexts(vehicleTexts)
  const { data: vehicles = [] } = useVehicles()
  const select = useSelectVehicle()
  const selected = selectedOf(vehicles)?.id === vehicle.id
  return (
    <Page
      title={vehicle.name}
      back="/garage"
      backLabel={t.garage}
      lead={vehicle.role === 'owner' ? t.owned : t.lent}
      action={
        selected ? (
          <Badge tone="accent" icon="check">
            {t.selected}
          </Badge>
        ) : (
          <Button pending={select.isPending} onPress={() => select.mutate(vehicle)}>
            {t.choose}
          </Button>
        )
      }
    >
      <div className="two">
        <PictureCard vehicle={vehicle} />
        <Section title={t.facts} action={<RenameCar key={vehicle.nickname} vehicle={vehicle} open={edit === 'name'} />}>
          <div className="card">
            <Facts facts={useFacts(vehicle)} />
          </div>
        </Section>
      </div>
      <ContractLink vehicle={vehicle} />
      {vehicle.role === 'owner' ? <ReportsLink href={drivesAt(vehicle.id)} /> : null}
      <DrivingMonitor vehicle={vehicle} />
      <ServiceList vehicle={vehicle} />
    </Page>
  )
}

/** The contract in a line, and the ways to it and to the devices of one's own; only its owner has them. */
function ContractLink({ vehicle }: { vehicle: Vehicle }) {
  const t = useTexts(contractTexts)
  const devices = useTexts(deviceTexts)
  const { data: contract } = useContract(vehicle)
  if (vehicle.role !== 'owner') return null
  return (
    <div className="card" data-flush>
      <List label={t.title}>
        <ListItem icon="file" title={t.title} href={contractAt(vehicle.id)} {...(contract ? { about: t[contract.state] } : {})} />
        <ListItem icon="globe" title={devices.title} about={devices.about} href={devicesAt(vehicle.id)} />
      </List>
    </div>
  )
}

/** ドライビングモニター: what is left and how far it has gone (APP-05); not for a car whose list lacks the check. */
function DrivingMonitor({ vehicle }: { vehicle: Vehicle }) {
  const t = useTexts(vehicleTexts)
  const { data: state } = useCarState(vehicle)
  if (!state) return null
  return (
    <Section title={t.drivingMonitor}>
      <CarFigures state={state} />
    </Section>
  )
}

function useFacts({ name, nickname, model, plate, vinTail, inspectionExpiresOn }: Vehicle) {
  const t = useTexts(vehicleTexts)
  const { format } = useLanguage()
  const now = useNow()
  const units = { plus: t.unitPlus, connected: t.unitConnected, 'dcm-only': t.unitDcm }
  const days = inspectionExpiresOn === null ? null : daysUntil(inspectionExpiresOn, now)
  return [
    ...(nickname === null ? [] : [{ name: t.nickname, value: name }]),
    { name: t.carName, value: model.name },
    { name: t.model, value: model.grade },
    { name: t.plate, value: plate ?? t.noPlate },
    { name: t.modelCode, value: model.code },
    { name: t.year, value: t.yearOf(model.year) },
    {
      name: t.inspection,
      value: inspectionExpiresOn === null ? t.inspectionNone : format.date(`${inspectionExpiresOn}T12:00:00+09:00`),
      ...(days === null || days > 60
        ? {}
        : { mark: <Badge tone={days < 0 ? 'danger' : 'caution'}>{days < 0 ? t.inspectionPast : t.inspectionIn(days)}</Badge> }),
    },
    { name: t.powertrain, value: t[model.powertrain] },
    { name: t.headUnit, value: units[model.headUnit] },
    ...(vinTail === null ? [] : [{ name: t.vin, value: vinTail }]),
  ]
}
