import { useParams } from '@tanstack/react-router'
import { brand } from '@tsunagu/contract/brand.ts'
import { AppShell } from '@tsunagu/kit/AppShell.tsx'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { IconButton } from '@tsunagu/kit/Button.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useBoth, useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { EmptyState, ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { useTheme } from '@tsunagu/kit/theme.tsx'
import { useEffect } from 'react'
import { Bench } from './bench/Bench.tsx'
import { CarChoice } from './CarChoice.tsx'
import { useCars } from './cars.ts'
import { HeadUnit } from './head-unit/HeadUnit.tsx'
import { carTexts } from './texts.ts'

/** The simulator's page: a car's head unit, and the bench where one opens a door or drives off. */
export function CarsPage() {
  const t = useTexts(carTexts)
  const product = useBoth()(brand.product)
  useEffect(() => {
    document.title = `${t.title} — ${product}`
  }, [t.title, product])
  return (
    <AppShell name={`${product} · ${t.headUnit}`} actions={<Preferences />}>
      <PageHeader title={t.title} lead={t.lead} />
      <OneOfTheCars />
    </AppShell>
  )
}

function OneOfTheCars() {
  const t = useTexts(carTexts)
  const { name } = useParams({ strict: false }) as { name?: string }
  const { data, error, refetch, open } = useCars()
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton height="24rem" />
  if (data.cars.length === 0)
    return (
      <EmptyState icon="car" title={t.noCars}>
        {t.noCarsMore}
      </EmptyState>
    )
  const car = name === undefined ? data.cars[0] : data.cars.find((one) => one.name === name)
  return (
    <div className="flex flex-col gap-6">
      {open ? null : (
        <Banner tone="caution" title={t.lost} live>
          {t.lostMore}
        </Banner>
      )}
      <CarChoice cars={data.cars} chosen={car?.name} />
      {car ? (
        <div className="car-and-bench" key={car.name}>
          <HeadUnit car={car} />
          <Bench car={car} routes={data.routes} />
        </div>
      ) : (
        <EmptyState icon="car" title={t.noSuchCar} action={<LinkButton href="/">{t.toFirst}</LinkButton>} />
      )}
    </div>
  )
}

function Preferences() {
  const t = useTexts(carTexts)
  const { language, setLanguage } = useLanguage()
  const { shown, setTheme } = useTheme()
  const dark = shown === 'dark'
  const other = language === 'ja' ? 'en' : 'ja'
  return (
    <>
      <IconButton icon="globe" label={other === 'ja' ? '日本語で表示' : 'Show in English'} onPress={() => setLanguage(other)} />
      <IconButton icon={dark ? 'sun' : 'moon'} label={dark ? t.toLight : t.toDark} onPress={() => setTheme(dark ? 'light' : 'dark')} />
    </>
  )
}
