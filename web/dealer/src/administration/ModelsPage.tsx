import { type Model, services } from '@tsunagu/contract/vehicles.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { EmptyState, ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { Table } from '@tsunagu/kit/Table.tsx'
import { useState } from 'react'
import { problems } from '../problems.ts'
import { AddModel } from './AddModel.tsx'
import { AdministrationPage } from './AdministrationPage.tsx'
import { useModelList } from './administration.ts'
import { headUnitTexts, modelTexts, powertrainTexts, serviceTexts } from './model-texts.ts'
import { administrationTexts } from './texts.ts'

/** The models that can be sold here, each with what it can do (GEN-03). */
export function ModelsPage() {
  const t = useTexts(modelTexts)
  const models = useModelList()
  const [adding, setAdding] = useState(false)
  return (
    <AdministrationPage
      of="models"
      action={
        <Button kind="primary" icon="plus" onPress={() => setAdding(true)}>
          {t.addModel}
        </Button>
      }
    >
      <Card flush>
        {!models.data ? (
          models.error ? (
            <ErrorState error={models.error} problems={problems} onRetry={() => void models.refetch()} />
          ) : (
            <div className="p-7">
              <Skeleton lines={4} />
            </div>
          )
        ) : models.data.length === 0 ? (
          <EmptyState icon="car" title={t.empty}>
            {t.emptyText}
          </EmptyState>
        ) : (
          <ModelTable models={models.data} />
        )}
      </Card>
      <Sheet open={adding} onClose={() => setAdding(false)} title={t.addModel}>
        <AddModel onDone={() => setAdding(false)} />
      </Sheet>
    </AdministrationPage>
  )
}

function ModelTable({ models }: { models: readonly Model[] }) {
  const t = useTexts(modelTexts)
  const { models: label } = useTexts(administrationTexts)
  const powertrains = useTexts(powertrainTexts)
  const headUnits = useTexts(headUnitTexts)
  return (
    <Table
      label={label}
      rows={models}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          title: t.name,
          cell: ({ name, grade }) => (
            <span className="two-lines">
              <span className="two-lines-first">{name}</span>
              <span className="two-lines-second">{grade}</span>
            </span>
          ),
        },
        { key: 'code', title: t.code, cell: ({ code }) => code },
        { key: 'year', title: t.year, cell: ({ year }) => year },
        {
          key: 'kind',
          title: t.powertrain,
          cell: ({ powertrain, headUnit }) => (
            <span className="two-lines">
              <span>{powertrains[powertrain]}</span>
              <span className="two-lines-second">{headUnits[headUnit]}</span>
            </span>
          ),
        },
        { key: 'services', title: t.services, width: '32%', cell: (model) => <Can model={model} /> },
      ]}
    />
  )
}

/** What the model can do, in the order of the list. */
function Can({ model }: { model: Model }) {
  const words = useTexts(serviceTexts)
  return (
    <ul className="services-of">
      {services
        .filter((service) => model.services.includes(service))
        .map((service) => (
          <li key={service}>{words[service]}</li>
        ))}
    </ul>
  )
}
